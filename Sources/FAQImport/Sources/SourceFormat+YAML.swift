import FAQModel
import Yams

extension SourceFormat {
  /// Whether a text is a list in YAML, as its first lines tell. A name that ends in `.yaml` decides
  /// where these may be Markdown too, and so does one of Markdown.
  static func isYAML(_ start: Substring, _ path: String) -> Bool {
    // A heading is no comment.
    if SourceName.isMarkdown(path), start.hasPrefix("# ") { return false }
    if isDocuments(start, allAsk: SourceName.isMarkdown(path)) { return true }
    if beginsList(yamlLines(start, most: 40)) { return true }
    if SourceName.isYAML(path) { return !isHead(start) }
    return !SourceName.isMarkdown(path) && isMapping(yamlLines(start))
  }

  /// Whether it begins as a list of objects does: `- question: …`, or a key with such a list below it.
  private static func beginsList(_ lines: [Substring]) -> Bool {
    guard let first = lines.first else { return false }
    if first.hasPrefix("- ") { return isPair(first.dropFirst(2)) }
    let second = lines.dropFirst().first?.drop { $0 == " " } ?? ""
    return first.hasSuffix(":") && isPair(first + " ") && second.hasPrefix("- ")
      && isPair(second.dropFirst(2))
  }

  /// Whether all lines without an indent are pairs or items, no key twice, and there is a question
  /// with an answer by the names or the words of the keys.
  private static func isMapping(_ lines: [Substring]) -> Bool {
    var outer: Set<Substring> = []
    var areQuestions = true
    var fields: Set<SourceField> = []
    for line in lines {
      let isItem = line == "-" || line.hasPrefix("- ")
      let key = key(line.drop { $0 == " " || $0 == "-" })
      if !line.hasPrefix(" "), !isItem {
        guard let key, outer.insert(key).inserted else { return false }
        areQuestions = areQuestions && Asking.ends(String(key))
      }
      let name = key.map(String.init) ?? ""
      if SourceField.isQuestion(name) { fields.insert(.question) }
      if SourceField.isAnswer(name) { fields.insert(.answer) }
    }
    return fields.count == 2 || areQuestions && !outer.isEmpty
  }

  /// Whether it holds several documents, of which the second is an object with a question and an
  /// answer.
  ///
  /// - Parameter allAsk: whether the first must be one too, since what it may be else is the front
  ///   matter of Markdown.
  private static func isDocuments(_ start: Substring, allAsk: Bool) -> Bool {
    guard start.hasPrefix("---") || !allAsk else { return false }
    var documents: [[Substring]] = [[]]
    var hasWords = false
    // NB: most files are known by their first lines, so that not all are parted.
    var rest = start.utf8
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
      let line = withoutEnd(Substring(rest[..<end]))
      rest = rest[end...].dropFirst()
      if line == "---" {
        if documents.count > 2 { break }
        documents.append([])
      } else {
        documents[documents.count - 1].append(line)
        // Words that are no key end the look: Markdown below its front matter begins with them.
        if documents.count == 3, !hasWords, !line.isEmpty {
          hasWords = true
          let isSecond = hasNone(documents[0]) && !hasNone(documents[1])
          if isSecond, !line.hasPrefix("#"), key(line) == nil { return false }
        }
      }
    }
    documents.removeAll(where: hasNone)
    guard documents.count > 1, key(documents[1].first { !$0.isEmpty } ?? "") != nil else {
      return false
    }
    return documents.prefix(2).dropFirst(allAsk ? 0 : 1).allSatisfy(isQuestion)
  }

  /// Whether a document is nothing but comments.
  private static func hasNone(_ document: [Substring]) -> Bool {
    document.allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
  }

  /// A line without white space at its end.
  private static func withoutEnd(_ line: Substring) -> Substring {
    var line = line
    // NB: looking at a last character is slow, and no letter of ASCII needs it.
    while let last = line.utf8.last, last <= 0x20 || last >= 0x80, line.last?.isWhitespace == true {
      line.removeLast()
    }
    return line
  }

  private static func isQuestion(_ document: [Substring]) -> Bool {
    let reading = YAMLReading(subject: "the list", firstLine: 1)
    guard let root = try? reading.root(document.joined(separator: "\n")),
      case .mapping(let mapping) = root
    else { return false }
    let names = mapping.keys.compactMap { $0.scalar?.string }
    return names.contains(where: SourceField.isQuestion)
      && names.contains(where: SourceField.isAnswer)
  }

  /// Whether it is front matter with words below it that are no YAML by their looks.
  private static func isHead(_ start: Substring) -> Bool {
    guard start.hasPrefix("---") else { return false }
    let lines = yamlLines(start, keepsMarks: true)
    guard let end = lines.dropFirst().firstIndex(of: "---"), end + 1 < lines.count else {
      return false
    }
    let first = lines[end + 1]
    return !first.hasPrefix("-") && key(first) == nil
  }

  /// The first lines that have words and are no comments, without the marks of documents.
  private static func yamlLines(
    _ start: Substring, most: Int = 400, keepsMarks: Bool = false
  ) -> [Substring] {
    lines(of: start, most).compactMap { line in
      let line = withoutEnd(line)
      let first = line.first { $0 != " " }
      guard first != nil, first != "#", keepsMarks || line != "---" else { return nil }
      return line
    }
  }

  private static func isPair(_ line: Substring) -> Bool { (key(line)?.count ?? .max) <= 40 }

  /// What stands before the colon of a line that may be a key with its value; nil for any other.
  private static func key(_ line: Substring) -> Substring? {
    guard
      let colon = line.firstRange(of: ": ")
        ?? (line.hasSuffix(":") ? line.firstRange(of: ":") : nil)
    else { return nil }
    let key = line[..<colon.lowerBound].drop { $0 == "\"" || $0 == "'" }
    let isLong = key.utf8.count > 400
    return key.isEmpty || isLong || key.contains("*") || key.contains("[") ? nil : key
  }
}

extension SourceName {
  /// Whether a path ends as those of YAML files do.
  static func isYAML(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }
}
