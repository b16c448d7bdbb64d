import FAQModel

/// A piece of HTML as it is written: a tag, a comment, or the text between them.
struct MarkupPiece: Equatable {
  enum Kind {
    case text
    /// A tag that opens an element, or the only one that it has.
    case opening
    case closing
    /// A comment, or another `<!…>` or `<?…>`.
    case comment
  }

  let kind: Kind
  /// The name of a tag in small letters, empty for everything else.
  let name: String
  /// Where it stands among the bytes.
  let range: Range<Int>
}

/// Cuts HTML into pieces in one pass; together they are all the bytes, in order.
///
/// A `<` that begins no tag, as in "p < 0.05", is text.
struct MarkupScanner: IteratorProtocol {
  private let bytes: [UInt8]
  private var index = 0
  /// The piece that ended a text.
  private var pending: MarkupPiece?
  /// Whether a quote did not end in a tag; from then on quotes mean nothing.
  private var ignoresQuotes = false
  private var hasNoMoreTags = false
  private var hasNoMoreComments = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> MarkupPiece? {
    if let piece = pending ?? markup(at: index) {
      pending = nil
      index = piece.range.upperBound
      return piece
    }
    guard index < bytes.count else { return nil }
    let start = index
    repeat {
      index += 1
      let place = bytes[index...].withUnsafeBufferPointer { $0.place(of: UInt8(ascii: "<")) }
      index = place.map { index + $0 } ?? bytes.count
      pending = markup(at: index)
    } while index < bytes.count && pending == nil
    return MarkupPiece(kind: .text, name: "", range: start..<index)
  }

  private mutating func markup(at start: Int) -> MarkupPiece? {
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<") else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return comment(at: start)
    case UInt8(ascii: "/"): return tag(at: start, nameAt: start + 2, kind: .closing)
    default: return tag(at: start, nameAt: start + 1, kind: .opening)
    }
  }

  private mutating func comment(at start: Int) -> MarkupPiece? {
    guard !hasNoMoreComments else { return nil }
    let isComment = bytes[start...].starts(with: Array("<!--".utf8))
    var place = start + (isComment ? 4 : 2)
    while place < bytes.count {
      let ends =
        bytes[place] == UInt8(ascii: ">")
        && (!isComment || bytes[place - 1] == 0x2D && bytes[place - 2] == 0x2D)
      if ends { return MarkupPiece(kind: .comment, name: "", range: start..<(place + 1)) }
      place += 1
    }
    hasNoMoreComments = true
    return nil
  }

  private mutating func tag(at start: Int, nameAt first: Int, kind: MarkupPiece.Kind)
    -> MarkupPiece?
  {
    let name = bytes[min(first, bytes.count)...].prefix {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-")
    }
    guard !hasNoMoreTags, name.first?.isASCIILetter == true, name.count <= 64,
      let end = tagEnd(from: name.endIndex)
    else { return nil }
    return MarkupPiece(
      kind: kind, name: String(decoding: name, as: UTF8.self).lowercased(), range: start..<end)
  }

  private mutating func tagEnd(from start: Int) -> Int? {
    var quote: UInt8?
    // A quote means something after '=' alone.
    var isValue = false
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      } else if isValue, !ignoresQuotes, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        isValue = false
      } else if byte > 0x20 {
        isValue = byte == UInt8(ascii: "=")
      }
      place += 1
    }
    if ignoresQuotes {
      hasNoMoreTags = true
      return nil
    }
    ignoresQuotes = true
    return tagEnd(from: start)
  }
}
