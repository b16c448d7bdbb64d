import FAQModel

/// Content of WordPress with the shortcodes `[caption]` and `[embed]` as HTML.
///
/// Every other shortcode needs a plug-in to mean anything: it stays as it is written, and is named.
struct Shortcodes {
  /// The content as HTML.
  private(set) var html = ""
  /// The names of those that are left as they are, with how often each stands there.
  private(set) var left = Tally()
  /// The names of those that ask something in an attribute, or are of a page builder that folds an answer.
  private(set) var asking: [String] = []
  /// The attachments of `[gallery]`, by their IDs.
  private(set) var gallery: [String] = []

  /// A shortcode's tag in the text.
  private struct Tag {
    let name: String
    let range: Range<Int>
    let isClosing: Bool
    let attributes: String
  }

  private let bytes: [UInt8]

  init(_ content: String) {
    bytes = Array(content.utf8)
    guard content.has(UInt8(ascii: "[")) else {
      html = content
      return
    }
    let tags = self.tags()
    var result: [UInt8] = []
    var start = 0
    let closings = Self.closings(tags)
    for (index, tag) in tags.enumerated() where tag.range.lowerBound >= start && !tag.isClosing {
      let closing = closings[index].map { tags[$0] }
      if !asking.contains(tag.name), Self.asks(tag) { asking.append(tag.name) }
      if let closing, let replacement = replacement(of: tag, until: closing) {
        result += bytes[start..<tag.range.lowerBound] + replacement
        start = closing.range.upperBound
        continue
      }
      if tag.attributes.has(UInt8(ascii: "<")) {
        // Its tags are no part of the text around it.
        let words = "[\(tag.name) \(FieldText(html: tag.attributes).text)]"
        result += bytes[start..<tag.range.lowerBound] + Array(words.utf8)
        start = tag.range.upperBound
      }
      if closing != nil || Self.known.contains(tag.name) || tag.attributes.contains("=") {
        left.add("[\(tag.name)]")
        if tag.name == "gallery" { gallery += Self.ids(tag.attributes) }
      }
    }
    result += bytes[start...]
    html = String(decoding: result, as: UTF8.self)
  }

  /// Whether a question stands in the attributes of a tag, or its name says that one does.
  private static func asks(_ tag: Tag) -> Bool {
    ["toggle", "accordion", "faq"].contains(where: tag.name.contains)
      || tag.attributes.split(separator: "\"").contains {
        Asking.ends(FieldText(html: String($0)).text)
      }
  }

  /// What makes shortcodes of a name; nil where it is not known.
  static func builder(of name: String) -> String? {
    builders.first { name.hasPrefix($0.key) }?.value
  }

  private static let builders = [
    "et_pb_": "Divi", "vc_": "WPBakery", "fusion_": "Avada", "av_": "Enfold", "mk_": "Jupiter",
    "su_": "Shortcodes Ultimate", "x_": "Cornerstone", "cs_": "Cornerstone",
  ]

  /// The place of the closing tag for each tag that has one: the next of its name.
  private static func closings(_ tags: [Tag]) -> [Int?] {
    var next: [String: Int] = [:]
    var closings = [Int?](repeating: nil, count: tags.count)
    for index in tags.indices.reversed() {
      if tags[index].isClosing {
        next[tags[index].name] = index
      } else {
        closings[index] = next[tags[index].name]
      }
    }
    return closings
  }

  private func replacement(of tag: Tag, until closing: Tag) -> [UInt8]? {
    let inner = tag.range.upperBound..<closing.range.lowerBound
    switch tag.name {
    case "caption", "wp_caption": return figure(inner)
    case "embed":
      let address = String(decoding: bytes[inner], as: UTF8.self).trimmed
      guard address.hasPrefix("https://") || address.hasPrefix("http://"),
        !address.contains(where: { $0.isWhitespace || "\"'<>".contains($0) })
      else { return nil }
      return Array("<a href=\"\(address)\">\(address)</a>".utf8)
    default: return nil
    }
  }

  /// The image, with its link, and the words below it.
  private func figure(_ inner: Range<Int>) -> [UInt8]? {
    let content = Array(bytes[inner])
    var scanner = MarkupScanner(content)
    var end: Int?
    while let piece = scanner.next() {
      if piece.name == "img" || end != nil && piece.kind == .closing && piece.name == "a" {
        end = piece.range.upperBound
      } else if end != nil, piece.kind != .text || !content[piece.range].allSatisfy(\.isASCIISpace)
      {
        break
      }
    }
    guard let end else { return nil }
    return Array("<figure>".utf8) + content[..<end] + Array("<figcaption>".utf8) + content[end...]
      + Array("</figcaption></figure>".utf8)
  }

  /// The tags that stand in text, not within a tag or comment of HTML.
  private func tags() -> [Tag] {
    var tags: [Tag] = []
    var scanner = MarkupScanner(bytes)
    while let piece = scanner.next() {
      let end = tags.last?.range.upperBound ?? 0
      guard piece.kind == .text, end < piece.range.upperBound else { continue }
      var rest = bytes[max(end, piece.range.lowerBound)..<piece.range.upperBound]
      while let start = rest.firstIndex(of: UInt8(ascii: "[")) {
        let tag = tag(bytes[start..<piece.range.upperBound])
        let next = tag?.range.upperBound ?? start + 1
        rest = bytes[min(next, piece.range.upperBound)..<piece.range.upperBound]
        if let tag { tags.append(tag) }
      }
    }
    return tags
  }

  /// The tag that the text begins with.
  private func tag(_ text: ArraySlice<UInt8>) -> Tag? {
    let isClosing = text.dropFirst().first == UInt8(ascii: "/")
    let name = text.dropFirst(isClosing ? 2 : 1).prefix {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
    }
    guard let first = name.first, first > UInt8(ascii: "9"), name.count <= 60 else { return nil }
    var attributes = text[name.endIndex...].prefix {
      $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    if attributes.endIndex == text.endIndex { attributes = withMarkup(attributes) }
    let end = attributes.endIndex
    guard end < bytes.count, bytes[end] == UInt8(ascii: "]"),
      attributes.isEmpty || [0x20, 0x0A, 0x09, 0x2F].contains(attributes.first)
    else { return nil }
    return Tag(
      name: String(decoding: name, as: UTF8.self), range: text.startIndex..<(end + 1),
      isClosing: isClosing, attributes: String(decoding: attributes, as: UTF8.self))
  }

  /// Attributes up to their end, where a tag of HTML stands in the quotes of one.
  private func withMarkup(_ attributes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var isQuoted = attributes.count { $0 == UInt8(ascii: "\"") } % 2 == 1
    guard isQuoted else { return attributes }
    let rest = bytes[attributes.endIndex...].prefix(Self.longestAttribute)
    let end = rest.firstIndex { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted && (byte == UInt8(ascii: "]") || byte == UInt8(ascii: "["))
    }
    return end.map { bytes[attributes.startIndex..<$0] } ?? attributes
  }

  /// So much of an attribute with HTML is looked at, in bytes.
  private static let longestAttribute = 2_000

  /// The numbers of `ids="12, 34"`.
  private static func ids(_ attributes: String) -> [String] {
    let parts = attributes.split(separator: "ids=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return [] }
    return parts[1].drop { $0 == "\"" || $0 == "'" }
      .prefix { $0.isNumber || $0 == "," || $0 == " " }
      .split { !$0.isNumber }.map(String.init)
  }

  private static let known: Set = [
    "audio", "contact-form-7", "gallery", "playlist", "toc", "video",
  ]
}
