import FAQModel

/// The comment with which WordPress's block editor marks the beginning or the end of a block:
/// `<!-- wp:name {json} -->`, `<!-- /wp:name -->`, or `<!-- wp:name {json} /-->` for one without
/// content.
struct BlockComment {
  enum Kind {
    case opening
    case closing
    case whole
  }

  let kind: Kind
  /// Its name, such as `paragraph` or `yoast/faq-block`.
  let name: String
  /// Its attributes as JSON, empty for none.
  let json: ArraySlice<UInt8>

  /// - Parameter comment: an HTML comment; nil where it is another one.
  init?(_ comment: ArraySlice<UInt8>) {
    guard comment.starts(with: "<!--".utf8), comment.count >= 7 else { return nil }
    var inner = comment.dropFirst(4).dropLast(3).drop(while: \.isASCIISpace)
    let isClosing = inner.first == UInt8(ascii: "/")
    if isClosing { inner = inner.dropFirst() }
    guard inner.starts(with: "wp:".utf8) else { return nil }
    let name = inner.dropFirst(3).prefix { !$0.isASCIISpace && $0 != UInt8(ascii: "{") }
    var rest = inner[name.endIndex...].drop(while: \.isASCIISpace)
    while let last = rest.last, last.isASCIISpace { rest.removeLast() }
    let isWhole = rest.last == UInt8(ascii: "/")
    if isWhole { rest.removeLast() }
    while let last = rest.last, last.isASCIISpace { rest.removeLast() }
    kind = isClosing ? .closing : isWhole ? .whole : .opening
    self.name = String(decoding: name, as: UTF8.self)
    json = rest
  }
}
