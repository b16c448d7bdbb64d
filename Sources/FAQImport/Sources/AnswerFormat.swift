import FAQModel

/// What the words of an answer are written in.
package enum AnswerFormat: String, CaseIterable, Sendable {
  case plain
  case markdown
  case html

  /// What a text is written in, as it looks: HTML where it holds a tag of HTML, Markdown where it
  /// holds a mark that plain text does not (``holdsMark(_:)``), HTML again where it
  /// holds a character reference such as `&nbsp;`, else plain.
  package static func of(_ text: String) -> AnswerFormat {
    let bytes = Array(text.utf8)
    if holdsTag(bytes) { return .html }
    if holdsMark(bytes) { return .markdown }
    return holdsReference(bytes) ? .html : .plain
  }

  /// Whether a text holds no tag of HTML, but a character reference.
  static func hasOnlyReferences(_ text: String) -> Bool {
    guard text.has(UInt8(ascii: "&")) else { return false }
    let bytes = Array(text.utf8)
    return !holdsTag(bytes) && holdsReference(bytes)
  }

  /// Whether there is a character reference: `&amp;`, `&frac12;`, `&#8211;` or `&#x2013;`.
  private static func holdsReference(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "&") else { return false }
      let isNumber = bytes[(index + 1)...].first == UInt8(ascii: "#")
      let name = bytes[(index + (isNumber ? 2 : 1))...].prefix(10)
        .prefix(while: \.isASCIIAlphanumeric)
      guard name.count > 1, name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";"),
        let first = name.first
      else { return false }
      return isNumber
        ? first.isASCIIDigit || first | 0x20 == UInt8(ascii: "x") : first.isASCIILetter
    }
  }

  private static func holdsTag(_ bytes: [UInt8]) -> Bool {
    let first = bytes.withUnsafeBufferPointer { $0.place(of: UInt8(ascii: "<")) }
    return bytes.indices.dropFirst(first ?? bytes.count).contains { index in
      guard bytes[index] == UInt8(ascii: "<"), let tag = WrittenTags.tag(at: index, in: bytes)
      else { return false }
      // A word in angle brackets may be called as a rarer element is, but none ends one.
      let isEnd = bytes[index + 1] == UInt8(ascii: "/")
      return tags.contains(tag.name) || isEnd && WrittenTags.isElement(tag.name)
    }
  }

  /// Whether there is a mark that plain text does not have: `**strong**`, `__strong__`, a link, `## Heading`, a
  /// fence or a backslash before a mark.
  static func holdsMark(_ bytes: [UInt8]) -> Bool {
    var strongLine: Int?
    var line = 0
    for index in bytes.indices {
      let isLineStart = index == 0 || bytes[index - 1] == UInt8(ascii: "\n")
      let before = index > 0 ? bytes[index - 1] : UInt8(ascii: " ")
      let next = bytes[(index + 1)...].prefix(6)
      switch bytes[index] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "#") where isLineStart:
        let marks = bytes[index...].prefix(7).prefix { $0 == UInt8(ascii: "#") }
        if (2...6).contains(marks.count), bytes[marks.endIndex...].first == UInt8(ascii: " ") {
          return true
        }
      case UInt8(ascii: "`") where isLineStart:
        if next.starts(with: "``".utf8) { return true }
      case UInt8(ascii: "]"):
        let target = next.dropFirst()
        if next.first == UInt8(ascii: "("), let first = target.first,
          "/#.".utf8.contains(first)
            || target.starts(with: "http".utf8) || target.starts(with: "mailt".utf8)
        {
          return true
        }
      case UInt8(ascii: "*") where next.first == UInt8(ascii: "*"):
        let after = next.dropFirst().first ?? UInt8(ascii: " ")
        if strongLine == line, before > 0x20, before != UInt8(ascii: "*") { return true }
        if " (\n".utf8.contains(before), after > 0x20, after != UInt8(ascii: "*") {
          strongLine = line
        }
      case UInt8(ascii: "\\") where before != UInt8(ascii: "\\"):
        // Brackets behind one are formulas of TeX.
        if let mark = next.first, "*_#".utf8.contains(mark), !isOfPath(bytes[..<index]) {
          return true
        }
      case UInt8(ascii: "_") where " (\n".utf8.contains(before) && next.first == UInt8(ascii: "_"):
        if isStrong(bytes[index...].prefix(400)) { return true }
      default: break
      }
    }
    return false
  }

  /// Whether a word goes on behind these as the path of a file does: `C:\data` or `\\server`.
  private static func isOfPath(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.suffix(400).reversed().prefix { $0 > 0x20 }
    return word.contains(UInt8(ascii: ":")) || word.contains(UInt8(ascii: "\\"))
  }

  /// Whether words that begin with `__` and a letter end with a letter or the end of a sentence and `__`, on one line
  /// and before no other letter; a word in capitals is a blank to fill in (`__NAME__`).
  private static func isStrong(_ text: ArraySlice<UInt8>) -> Bool {
    let sign = UInt8(ascii: "_")
    let words = text.dropFirst(2)
    guard let first = words.first, first.isASCIILetter || first >= 0x80,
      let end = words.firstIndex(where: { $0 == sign || $0 == UInt8(ascii: "\n") }),
      words[end...].starts(with: "__".utf8), let last = words[..<end].last,
      !words[..<end].allSatisfy({ $0.isASCIICapital || $0.isASCIIDigit })
    else { return false }
    let next = words[(end + 2)...].first ?? UInt8(ascii: " ")
    return (MarkdownBytes.isWordPart(last) || ".!?)-".utf8.contains(last))
      && !MarkdownBytes.isWordPart(next) && next != sign
  }

  private static let tags: Set<String> = [
    "a", "abbr", "article", "aside", "b", "blockquote", "br", "center", "cite", "code", "dd",
    "details", "dialog", "div", "dl", "dt", "em", "figure", "font", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "body", "i", "iframe", "img", "li", "main", "nav",
    "noscript", "ol", "p", "picture", "pre", "script", "search", "section", "slot", "small", "span",
    "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "th",
    "thead", "tr", "u", "ul", "video",
  ]
}
