import FAQModel

/// How deep a page nests, as one look over its tags can tell before a parser builds the tree.
///
/// The parser compares each tag with those that are open, so a page of a million open elements would
/// keep it busy for hours. Elements that HTML closes by itself, such as paragraphs and list items, do
/// not count here, since each level of them stands in one that does.
struct HTMLNesting {
  /// The names of open elements, each packed.
  private var open: [UInt64] = []
  private var bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  static func refusal(line: Int?) -> Refusal {
    .invalidFile(
      line: line,
      cause: "its elements nest deeper than \(HTMLTree.deepest) levels; repair the markup first")
  }

  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the line where it gets too deep.
  static func check(_ html: String) throws {
    try html.withBytes { bytes in
      var nesting = HTMLNesting(bytes: bytes)
      guard let place = nesting.placeTooDeep() else { return }
      throw refusal(line: bytes.lineNumber(at: place))
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func placeTooDeep() -> Int? {
    while let place = place(of: UInt8(ascii: "<"), from: index) {
      index = place + 1
      guard index < bytes.count else { return nil }
      switch bytes[index] {
      case UInt8(ascii: "!") where starts(with: "!--"): skip(past: "-->", from: index + 1)
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skip(past: ">", from: index)
      case UInt8(ascii: "/"):
        index += 1
        close(name())
        skip(past: ">", from: index)
      case let byte where byte.isASCIILetter:
        let start = index
        let name = name()
        let word = Self.unpacked(bytes[start..<index])
        let isSelfClosing = skipAttributes()
        let isForeign = open.contains(Self.svg) || open.contains(Self.math)
        if !isForeign, Self.raw.contains(word) {
          skip(past: "</" + word, from: index)
        } else if !Self.uncounted.contains(word), !(isSelfClosing && isForeign) {
          open.append(name)
        }
        if open.count > HTMLTree.deepest { return place }
      default: break
      }
    }
    return nil
  }

  /// Closes the nearest open element of a name, but none around a table and the like.
  private mutating func close(_ name: UInt64) {
    var place = open.count
    while place > 0 {
      place -= 1
      if open[place] == name { return open.removeSubrange(place...) }
      if Self.barriers.contains(open[place]) { return }
    }
  }

  /// The name that begins here, packed into a number.
  private mutating func name() -> UInt64 {
    let start = index
    while index < bytes.count, !bytes[index].endsTagName { index += 1 }
    return Self.packed(bytes[start..<index])
  }

  /// Skips to the end of a tag; whether it closes itself.
  private mutating func skipAttributes() -> Bool {
    var isSelfClosing = false
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: ">"): return isSelfClosing
      case UInt8(ascii: "="):
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
        guard index < bytes.count, [0x22, 0x27].contains(bytes[index]) else { break }
        index = place(of: bytes[index], from: index + 1).map { $0 + 1 } ?? bytes.count
      default: break
      }
      isSelfClosing = byte == UInt8(ascii: "/")
    }
    return isSelfClosing
  }

  private func place(of byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[start...]).place(of: byte).map { $0 + start }
  }

  private func starts(with text: String) -> Bool { isHere(text, at: index) }

  private func isHere(_ text: String, at start: Int) -> Bool {
    var place = start
    for byte in text.utf8 {
      guard place < bytes.count, bytes[place].asciiLowercased == byte else { return false }
      place += 1
    }
    return true
  }

  private mutating func skip(past text: String, from start: Int) {
    guard let first = text.utf8.first else { return }
    var from = start
    while let place = place(of: first, from: from) {
      if isHere(text, at: place) {
        // An end tag is read once more, as the tag that it is.
        index = text.hasPrefix("</") ? place : place + text.utf8.count
        return
      }
      from = place + 1
    }
    index = bytes.count
  }

  private static func packed(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
    name.prefix(10).reduce(UInt64(name.count)) { $0 &* 131 &+ UInt64($1.asciiLowercased) }
  }

  private static func packed(_ name: String) -> UInt64 {
    Array(name.utf8).withUnsafeBufferPointer { packed($0[...]) }
  }

  private static func unpacked(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> String {
    String(decoding: name.prefix(12).map(\.asciiLowercased), as: UTF8.self)
  }

  private static let svg = packed("svg")
  private static let math = packed("math")
  private static let barriers: Set = Set(
    ["table", "template", "select", "svg", "math", "object", "marquee", "applet", "caption"]
      .map(packed))
  private static let raw: Set = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes",
  ]
  private static let uncounted: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody",
    "tfoot", "colgroup", "rp", "rt", "html", "head", "body",
  ]
}

extension UInt8 {
  fileprivate var endsTagName: Bool {
    isASCIISpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }
}
