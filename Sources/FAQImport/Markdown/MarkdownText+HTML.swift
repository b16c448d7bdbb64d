import FAQModel

extension MarkdownText {
  /// Whether an answer is HTML as a whole, in which Markdown means nothing: each of its paragraphs begins with the
  /// tag of a block, or it is one paragraph of tags and words without a mark of Markdown.
  static func isHTML(_ words: String) -> Bool {
    guard words.utf8.first == UInt8(ascii: "<"), AnswerFormat.of(words) == .html else {
      return false
    }
    var paragraphs = 0
    var areBlocks = true
    var holdsItem = false
    var isOpen = false
    for line in PlainLines.lines(of: words) {
      let line = MarkdownLine(Array(line.utf8)[...])
      if !line.isBlank, !isOpen {
        paragraphs += 1
        areBlocks = areBlocks && line.column < 4 && line.html(inParagraph: true) != nil
      }
      isOpen = !line.isBlank
      let first = line.content.first ?? 0
      holdsItem = holdsItem || first.isASCIIDigit || "-+>#".utf8.contains(first)
    }
    return areBlocks || paragraphs == 1 && !holdsItem && !holdsMark(Array(words.utf8))
  }

  /// Why words are no question with an answer; nil where they are. An answer of nothing but components, such as
  /// `<Requirements />`, has its words elsewhere.
  func flaw(_ place: String, title: String, answer: String) -> SourceRefusal? {
    if !page.isOwn, !title.isEmpty, let name = Self.component(in: answer) {
      return SourceRefusal(
        place: place, cause: "its answer is nothing but <\(name)>, a component: \(title.quoted())",
        suggestion: "Write what it shows as its answer, or take it out.")
    }
    return SourceRefusal.flaw(place, title: title, answer: answer, isOwn: page.isOwn)
  }

  /// The name of the first component in words that are nothing but tags of components; nil for all else.
  ///
  /// Its first letter is a capital, as in JSX, and HTML has no element of its name.
  private static func component(in words: String) -> String? {
    guard words.utf8.first == UInt8(ascii: "<") else { return nil }
    var first: String?
    var rest = Array(words.utf8)[...]
    while let sign = rest.first {
      if sign.isASCIISpace {
        rest.removeFirst()
        continue
      }
      let tag = rest.dropFirst().drop { $0 == UInt8(ascii: "/") }
      let name = String(
        decoding: tag.prefix { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: ".") }, as: UTF8.self)
      guard sign == UInt8(ascii: "<"), name.first?.isUppercase == true,
        !WrittenTags.isElement(name.lowercased()),
        let next = tag.dropFirst(name.utf8.count).first,
        next.isASCIISpace || "/>".utf8.contains(next),
        let end = tag.firstIndex(of: UInt8(ascii: ">"))
      else { return nil }
      first = first ?? name
      rest = rest[(end + 1)...]
    }
    return first
  }

  /// Whether words beside tags hold what marks words in Markdown.
  private static func holdsMark(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      if let tag = WrittenTags.tag(at: place, in: bytes) {
        place = tag.end
        continue
      }
      if "*_`[|~\\".utf8.contains(bytes[place]) { return true }
      place += 1
    }
    return false
  }
}
