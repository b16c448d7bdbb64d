import FAQModel

extension ListWalk {
  /// Takes the IDs that are the names of members from parts that share theirs with others: such names tell
  /// nothing apart.
  static func takeSharedNames(of parts: inout [QuestionParts], at called: [Int]) {
    guard !called.isEmpty else { return }
    let counts = Dictionary(parts.compactMap(\.id).map { ($0, 1) }, uniquingKeysWith: +)
    for index in called where parts[index].id.map({ counts[$0] != 1 }) == true {
      parts[index].id = nil
    }
  }

  /// Tells of members with words that are kept as fields: of those that few questions have with each of these,
  /// and of the others once.
  ///
  /// - Returns: what is told of the source as a whole.
  static func noteUnseen(in parts: inout [QuestionParts]) -> [String] {
    var counts: [String: Int] = [:]
    var names: [String] = []
    for name in parts.lazy.flatMap(\.unseen) {
      counts[name, default: 0] += 1
      if counts[name] == 1 { names.append(name) }
    }
    if names.isEmpty { return [] }
    let isOften = Set(names.filter { counts[$0, default: 0] > mostTold })
    for index in parts.indices where !parts[index].unseen.isEmpty {
      let rare = parts[index].unseen.filter { !isOften.contains($0) }.map { $0.quoted(60) }
      if rare.isEmpty { continue }
      parts[index].remarks.append(
        "Words beside its answer are kept as fields, which readers do not see: "
          + "\(rare.joined(separator: ", ")). Move what belongs to the answer into it.")
    }
    let often = names.filter(isOften.contains).map {
      "\($0.quoted(60)) (\(counts[$0, default: 0]) questions)"
    }
    return often.isEmpty
      ? []
      : [
        "Words beside the answers are kept as fields, which readers do not see: "
          + "\(often.joined(separator: ", ")). Move what belongs to the answers into them."
      ]
  }

  /// What more questions have is told of once.
  private static let mostTold = 3
}

extension JSONValue {
  /// The texts of more than one word that it is or holds, one after another; nil where there is none. The words
  /// of a list of texts are one.
  var sentences: String? {
    switch self {
    case .string(let text): return text.trimmed.contains(where: \.isWhitespace) ? text : nil
    case .array(let values):
      let texts = values.compactMap(\.string)
      if texts.count > 1, texts.count == values.count { return texts.joined(separator: " ") }
      return Self.joined(values.compactMap(\.sentences))
    case .object(let members): return Self.joined(members.compactMap(\.value.sentences))
    case .null, .bool, .integer: return nil
    }
  }

  private static func joined(_ texts: [String]) -> String? {
    texts.isEmpty ? nil : texts.joined(separator: " ")
  }
}

extension JSONValue.Member {
  /// Whether it holds words for readers, such as a note or the items of a list, rather than what programs know of
  /// a question.
  var mayBeRead: Bool {
    if name.hasPrefix("_") || Self.ofPrograms.contains(name) { return false }
    switch value {
    case .array(let values): return values.contains(where: Self.hasLetters)
    case .string: return Self.hasWords(value) || isNote && Self.hasLetters(value)
    case .object: return Self.hasWords(value)
    case .null, .bool, .integer: return false
    }
  }

  /// Whether its name says that it is for readers, be it a single word: in `note: pregnancy`, not in `type: page`.
  private var isNote: Bool {
    name.lowercased().split { !$0.isLetter }.last.map { Self.notes.contains(String($0)) } == true
  }

  /// Whether there is any text with a letter.
  private static func hasLetters(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): text.contains(where: \.isLetter)
    case .array(let values): values.contains(where: hasLetters)
    case .object(let members): members.contains { hasLetters($0.value) }
    case .null, .bool, .integer: false
    }
  }

  /// Whether there is a text that reads as words: more than one, or the end of a sentence.
  private static func hasWords(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text):
      text.contains(where: \.isLetter)
        && (text.trimmed.contains(where: \.isWhitespace)
          || text.last.map { ".!>。！".contains($0) } == true)
    case .array(let values): values.contains(where: hasWords)
    case .object(let members): members.contains { hasWords($0.value) }
    case .null, .bool, .integer: false
    }
  }

  private static let notes: Set = [
    "achtung", "advertencia", "attention", "avertissement", "avviso", "caution", "hint", "hinweis",
    "nota", "note", "notes", "remark", "remarks", "remarque", "tip", "tips", "warning", "warnings",
    "warnung",
  ]

  /// What articles have a place for, and what help desks say of the answer once more.
  private static let ofPrograms: Set = [
    ArticleText.ownKey, "audience", "codes", "description_text", "hierarchy", "references",
    "related",
  ]
}
