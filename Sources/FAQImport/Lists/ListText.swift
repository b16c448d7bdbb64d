import FAQModel

/// The words of a question or an answer in a list, and what its value says beside them.
struct ListText {
  var text: String
  /// What the words are written in, where the source says it.
  var format: AnswerFormat?
  /// What was not read of an object, under the names that it has there.
  var rest: [JSONValue.Member] = []

  /// Texts nest no deeper in lists and objects.
  private static let deepest = 4

  /// The words of a value; nil where it has none that can be told from the rest of it.
  static func of(_ value: JSONValue) -> ListText? { of(value, depth: 0) }

  /// The words of several answers, which follow one another; nil where one of them has none.
  static func of(answers: [JSONValue]) -> ListText? {
    let texts = answers.compactMap { of($0) }
    guard let first = texts.first, texts.count == answers.count else { return nil }
    let isAlike = texts.allSatisfy { $0.format == first.format }
    return ListText(
      text: texts.map(\.text).filter { !$0.isBlank }.joined(separator: "\n\n"),
      format: isAlike ? first.format : nil, rest: texts.flatMap(\.rest))
  }

  private static func of(_ value: JSONValue, depth: Int) -> ListText? {
    guard depth < deepest else { return nil }
    switch value {
    case .null: return ListText(text: "")
    case .bool, .integer, .string: return value.words.map { ListText(text: $0) }
    case .array(let values):
      if let texts = paragraphs(values) { return ListText(text: texts.joined(separator: "\n\n")) }
      // The answers of schema.org may stand in a list; one of several is not taken for all.
      return values.count == 1 ? of(values[0], depth: depth + 1) : nil
    case .object(let members): return of(members, depth: depth)
    }
  }

  /// The words of an object: those of the first of the known members that has any.
  private static func of(_ members: [JSONValue.Member], depth: Int) -> ListText? {
    var found: (name: String, text: ListText)?
    for (name, format) in forms {
      guard let member = members.first(where: { $0.name == name }),
        var text = of(member.value, depth: depth + 1)
      else { continue }
      text.format = text.format ?? format
      let hasWords = !text.text.isBlank
      if found == nil || hasWords { found = (name, text) }
      if hasWords { break }
    }
    guard let (name, text) = found else { return nil }
    var whole = text
    whole.rest += members.filter { $0.name != name && !$0.isSilent }
    return whole
  }

  /// The texts of a list of nothing else; nil for any other.
  private static func paragraphs(_ values: [JSONValue]) -> [String]? {
    var texts: [String] = []
    for value in values where value != .null {
      guard let words = value.words else { return nil }
      texts.append(words)
    }
    return texts
  }

  /// The members of an object that are its words, and what these are written in.
  private static let forms: [(name: String, format: AnswerFormat?)] = [
    ("text", nil), ("@value", nil), ("markdown", .markdown), ("rendered", .html), ("html", .html),
    ("articleBody", nil),
  ]
}
