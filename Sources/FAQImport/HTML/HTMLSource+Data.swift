import FAQModel

extension HTMLSource {
  /// Finds the questions of JSON-LD (schema.org), wherever they stand in it.
  mutating func findData() {
    for index in tree.nodes.indices where isData(tree.nodes[index]) {
      let line = tree.nodes[index].line
      let text = tree.children(of: index).map { tree.nodes[$0].text }.joined()
      if text.oneLine.isEmpty { continue }
      do {
        let value = try text.withoutComments.withBytes {
          try JSONValue(readingUTF8: $0, keepsOrder: true, keepsFractions: true)
        }
        find(in: value, line: line)
      } catch {
        refuse(
          "element at line \(line)", "its structured data is \(error)",
          "Repair it; the questions that the page shows were read.")
      }
    }
  }

  /// Whether nothing that people see was found so far. What the page lists for programs is only compared with that.
  var isUnseen: Bool { found.allSatisfy(\.method.isData) }

  /// The keys of the questions that the page lists for programs; nil where it lists none.
  var listed: Set<String>? {
    found.contains(where: \.method.isList)
      ? Set(found.map { SourceQuestion.key(of: cleaned($0.title).text) }) : nil
  }

  func isListed(_ title: Int, in listed: Set<String>?) -> Bool {
    listed?.contains(SourceQuestion.key(of: cleaned(tree.title(of: title)).text)) != false
  }

  private func isData(_ node: HTMLTree.Node) -> Bool {
    node.name == "script"
      && node["type"]?.trimmed.lowercased().hasPrefix("application/ld+json") == true
  }

  /// NB: the reader has refused values of more than a hundred levels.
  ///
  /// - Parameter isAnswered: whether the value is part of a question, of which all words are told.
  private mutating func find(in value: JSONValue, line: Int, isAnswered: Bool = false) {
    switch value {
    case .array(let values):
      for value in values { find(in: value, line: line, isAnswered: isAnswered) }
    case .object(let members):
      if value.isOfType("Question"), !isAnswered || value.hasAnswers {
        add(value, line: line)
        for member in members {
          let parts = JSONValue.answerNames.contains(member.name) ? member.value.list : []
          for part in parts.isEmpty ? [member.value] : parts.flatMap({ $0.members.map(\.value) }) {
            find(in: part, line: line, isAnswered: true)
          }
        }
      } else if value.isOfType("Answer"), !isAnswered {
        let words = Self.allWords(in: value)
        if !words.isEmpty { reading.dropped.append("an answer without a question: '\(words)'") }
      } else {
        for member in members { find(in: member.value, line: line, isAnswered: isAnswered) }
      }
    default: break
    }
  }

  private mutating func add(_ question: JSONValue, line: Int) {
    let written = ["name", "text", "headline"].compactMap { question[$0] }
      .flatMap { Self.texts(in: $0) }
    let titles = written.map { self.title($0) }.filter { !$0.isEmpty }
    let title = titles.first ?? ""
    let answers = question["acceptedAnswer"].map(\.list) ?? []
    let suggested = question["suggestedAnswer"].map(\.list) ?? []
    let texts = answers.compactMap { Self.answer(in: $0).map { Self.unescaped($0.text) } }
    let place = "element at line \(line)"
    if texts.isEmpty, !suggested.isEmpty {
      return refuse(
        place, "'\(title)' has only suggested answers, which nobody accepted",
        "Choose one of them, and write it as the accepted answer.")
    }
    var found = HTMLQuestion(method: .data, line: line, title: title)
    found.html = texts.joined(separator: "\n\n")
    if let words = written.first, !shown.contains(words.oneLine) {
      found.remarks = Self.tree(of: words)?.remarks(onTitle: 0) ?? []
    }
    if texts.count > 1 {
      found.remarks.append("It has \(texts.count) accepted answers, which follow one another.")
      if texts.contains(where: \.hasTags) {
        found.html = texts.map { "<div>\(LinedHTML.marked(WrittenTags.escaping($0)))</div>" }
          .joined()
      }
    }
    found.identity = question["@id"]?.string
    found.locale = question["inLanguage"]?.string
    let author = answers.first?["author"] ?? question["author"]
    found.author = author.map { Self.name(of: $0) } ?? ""
    let date =
      answers.first?["dateModified"]?.string ?? question["dateModified"]?.string
      ?? answers.first?["dateCreated"]?.string ?? question["dateCreated"]?.string
    found.date = date.flatMap { SourceDate.instant($0) }
    if let date, found.date == nil {
      found.remarks.append("Its date '\(date)' may be more than one day or none; it was left out.")
    }
    self.found.append(found)
    var keys: Set<String> = [SourceQuestion.key(of: title)]
    for other in titles.dropFirst() where keys.insert(SourceQuestion.key(of: other)).inserted {
      reading.dropped.append("longer words of the question '\(title)': '\(other)'")
    }
    dropRest(of: question, title, answers: answers, suggested: suggested, author: author)
  }

  /// The words of a title, which is no HTML where the page shows it as it is written.
  private mutating func title(_ words: String) -> String {
    let plain = words.oneLine
    guard let tree = Self.tree(of: words), !shown.contains(plain) else { return plain }
    return tree.title(of: 0)
  }

  /// Names what structured data says of a question and no question here can have.
  private mutating func dropRest(
    of question: JSONValue, _ title: String, answers: [JSONValue], suggested: [JSONValue],
    author: JSONValue?
  ) {
    let read = Set(["name", "text", "headline"] + JSONValue.answerNames)
    drop(question, without: read, author, "of the question '\(title)'", title)
    for answer in answers {
      let read: Set = [Self.answer(in: answer)?.name ?? ""]
      drop(answer, without: read, author, "of the answer to '\(title)'", title)
    }
    let accepted = Set(answers.compactMap { Self.answer(in: $0) }.map { Self.key($0.text) })
    for answer in suggested {
      let words = Self.answer(in: answer)
      if let words, !accepted.contains(Self.key(words.text)) {
        reading.dropped.append(
          "another answer to '\(title)', suggested and not accepted: '\(Self.words(words.text))'")
      }
      drop(answer, without: [words?.name ?? ""], author, "of another answer to '\(title)'", title)
    }
    for person in author?.list ?? [] {
      let owner = "of the author '\(Self.name(of: person))' of '\(title)'"
      drop(person, without: ["name"], nil, owner, title)
    }
  }

  /// Names the words of the members of an object, but for those that were read, for the author that
  /// was, and for what says the title again.
  private mutating func drop(
    _ value: JSONValue, without read: Set<String>, _ author: JSONValue?, _ owner: String,
    _ title: String
  ) {
    for member in value.members where !read.contains(member.name) && !member.isShape {
      if member.name == "author", member.value == author { continue }
      // Those are found by themselves.
      if member.value.holdsAnswers { continue }
      let words = Self.allWords(in: member.value)
      if words.isEmpty || SourceQuestion.key(of: words) == SourceQuestion.key(of: title) {
        continue
      }
      reading.dropped.append("'\(member.name)' \(owner): '\(words)'")
    }
  }

  /// An answer whose tags are all escaped once too often, with its tags.
  private static func unescaped(_ text: String) -> String {
    guard !text.hasTags, text.has(UInt8(ascii: "&")) else { return text }
    let decoded = CharacterReferences.decoded(text)
    return decoded.hasTags && AnswerFormat.of(decoded) == .html ? decoded : text
  }

  /// The words of an answer, and the name of the member that has them; empty for the value itself.
  private static func answer(in value: JSONValue) -> (text: String, name: String)? {
    guard case .object = value else {
      let words = texts(in: value)
      return words.isEmpty ? nil : (words.joined(separator: "\n\n"), "")
    }
    for name in ["text", "articleBody", "@value"] {
      guard let member = value[name] else { continue }
      let words = texts(in: member)
      if !words.isEmpty { return (words.joined(separator: "\n\n"), name) }
    }
    return nil
  }

  /// The texts that a value is: one, several in a list, or one that names its language.
  private static func texts(in value: JSONValue) -> [String] {
    switch value {
    case .array(let values): return values.flatMap { texts(in: $0) }
    case .object: return value["@value"].map { texts(in: $0) } ?? []
    case .null: return []
    case .bool, .integer, .string:
      guard let words = value.words, !words.isBlank else { return [] }
      return [words]
    }
  }

  /// The name of an author, or of several.
  private static func name(of author: JSONValue) -> String {
    author.list.map { words($0["name"]?.string ?? $0.string ?? "") }.filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// All that a value says to readers, on one line.
  private static func allWords(in value: JSONValue) -> String {
    switch value {
    case .string(let text): return text.contains("://schema.org/") ? "" : words(text)
    case .array(let values):
      return values.map { allWords(in: $0) }.filter { !$0.isEmpty }.joined(separator: " ")
    case .object(let members):
      return members.filter { !$0.isShape }.map { allWords(in: $0.value) }
        .filter { !$0.isEmpty }.joined(separator: " ")
    case .null, .bool, .integer: return ""
    }
  }

  /// What is the same in two ways to write the same words of HTML.
  private static func key(_ html: String) -> String { SourceQuestion.key(of: words(html)) }

  /// Words that may hold character references or tags.
  private static func words(_ html: String) -> String {
    tree(of: html)?.words(of: 0) ?? html.oneLine
  }

  /// Nil for words alone, and for what cannot be read as HTML.
  private static func tree(of html: String) -> HTMLTree? {
    guard html.contains("&") || html.contains("<") else { return nil }
    return try? HTMLTree(reading: WrittenTags.escaping(html), isFragment: true)
  }
}

extension JSONValue {
  /// The values of a member that holds one or several.
  fileprivate var list: [JSONValue] {
    if case .array(let values) = self { values } else { [self] }
  }

  fileprivate static let answerNames = ["acceptedAnswer", "suggestedAnswer"]

  fileprivate var hasAnswers: Bool { Self.answerNames.contains { self[$0] != nil } }

  /// Whether a question with answers is in it.
  fileprivate var holdsAnswers: Bool {
    switch self {
    case .array(let values): values.contains(where: \.holdsAnswers)
    case .object(let members):
      isOfType("Question") && hasAnswers || members.contains(where: \.value.holdsAnswers)
    case .null, .bool, .integer, .string: false
    }
  }

  /// Whether the value is of a type of schema.org.
  func isOfType(_ name: String) -> Bool {
    (self["@type"].map(\.list) ?? []).contains { type in
      guard let text = type.string else { return false }
      return text == name || text.hasSuffix("/" + name) || text == "schema:" + name
    }
  }
}

extension JSONValue.Member {
  /// Whether it has no words for readers, but numbers, days and addresses of its object.
  fileprivate var isShape: Bool { Self.shape.contains(name) }

  private static let shape = linkedDataShape.union([
    "url", "sameAs", "inLanguage", "dateCreated",
    "dateModified", "datePublished", "answerCount", "upvoteCount", "downvoteCount", "commentCount",
    "position", "encodingFormat",
  ])
}

extension String {
  /// JSON without comments around it.
  fileprivate var withoutComments: String {
    var text = trimmed
    for (start, end) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
      if text.hasPrefix(start) { text = String(text.dropFirst(start.count)).trimmed }
      if text.hasSuffix(end) { text = String(text.dropLast(end.count)).trimmed }
    }
    return text
  }
}
