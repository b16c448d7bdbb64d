extension MarkdownLine {
  /// How a block of HTML ends.
  package enum HTMLEnd {
    /// With the line that holds one of these, in lower case.
    case line([String])
    /// Before the next empty line.
    case gap
  }

  /// The HTML block that the line begins; nil for text.
  package func html(inParagraph: Bool) -> HTMLEnd? {
    guard content.first == UInt8(ascii: "<") else { return nil }
    for (start, end) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where content.starts(with: start.utf8) { return .line([end]) }
    if content.starts(with: "<!".utf8), content.dropFirst(2).first?.isASCIILetter == true {
      return .line([">"])
    }
    guard let tag = tags.first, tag.start == content.startIndex else { return nil }
    if !tag.isEnd, Self.verbatim.contains(tag.name) {
      return .line(Self.verbatim.map { "</\($0)>" })
    }
    if HTMLBlocks.names.contains(tag.name) { return .gap }
    let isAlone =
      content.last == UInt8(ascii: ">") && content.count { $0 == UInt8(ascii: "<") } == 1
    return isAlone && !inParagraph ? .gap : nil
  }

  /// Whether the line holds one of the texts, in whatever letter case.
  package func holds(_ ends: [String]) -> Bool {
    ends.contains { end in
      content.indices.contains { place in
        content[place] == end.utf8.first
          && content[place...].lazy.map(\.asciiLowercased).starts(with: end.utf8)
      }
    }
  }

  struct Tag {
    let start: Int
    let name: String
    let isEnd: Bool
    /// Whether the element holds nothing, so that it has no end.
    let isVoid: Bool
  }

  /// The tags that begin in the line.
  var tags: [Tag] {
    var tags: [Tag] = []
    var rest = content
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      let isEnd = rest.first == UInt8(ascii: "/")
      if isEnd { rest = rest.dropFirst() }
      let name = rest.prefix { $0.isASCIILetter || "0123456789-".utf8.contains($0) }
      rest = rest[name.endIndex...]
      guard name.first?.isASCIILetter == true, rest.first.map({ " \t/>".utf8.contains($0) }) ?? true
      else { continue }
      let word = String(decoding: name, as: UTF8.self).lowercased()
      let isClosed = rest.prefix { !"<>".utf8.contains($0) }.last == UInt8(ascii: "/")
      tags.append(
        Tag(start: start, name: word, isEnd: isEnd, isVoid: isClosed || Self.void.contains(word)))
    }
    return tags
  }

  /// Elements whose text is no Markdown up to their end.
  private static let verbatim = ["script", "pre", "style", "textarea"]

  /// Elements that hold nothing and so have no end.
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]
}
