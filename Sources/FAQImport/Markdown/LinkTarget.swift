import FAQModel

/// Where a link or an image leads, as CommonMark writes it after the words: `(address "title")`.
struct LinkTarget {
  /// As it is written, without the angle brackets around it.
  let address: String
  /// The offset after it.
  let end: Int

  /// Parentheses nest no deeper in an address; CommonMark asks for 3 at least.
  private static let deepest = 32

  /// The target whose `(` is at an offset; nil where there is none.
  init?(inline bytes: [UInt8], at start: Int, in limit: Int) {
    var index = Self.skipSpace(bytes, start + 1, limit)
    if index < limit, bytes[index] == UInt8(ascii: ")") {
      (address, end) = ("", index + 1)
      return
    }
    guard let (address, next) = Self.address(bytes, index, limit) else { return nil }
    index = Self.skipSpace(bytes, next, limit)
    if index > next, index < limit, let afterTitle = Self.title(bytes, index, limit) {
      index = Self.skipSpace(bytes, afterTitle, limit)
    }
    guard index < limit, bytes[index] == UInt8(ascii: ")") else { return nil }
    (self.address, end) = (address, index + 1)
  }

  /// The target of a definition, whose address begins at an offset and which ends with its line; nil
  /// where it is none.
  init?(definition bytes: [UInt8], at start: Int, in limit: Int) {
    guard start < limit, let (address, next) = Self.address(bytes, start, limit) else { return nil }
    var index = Self.skipSpace(bytes, next, limit)
    if index > next, index < limit {
      guard let afterTitle = Self.title(bytes, index, limit) else { return nil }
      index = Self.skipSpace(bytes, afterTitle, limit)
    }
    guard index == limit else { return nil }
    (self.address, end) = (address, limit)
  }

  private static func address(
    _ bytes: [UInt8], _ start: Int, _ limit: Int
  ) -> (String, next: Int)? {
    guard start < limit else { return nil }
    if bytes[start] == UInt8(ascii: "<") {
      var index = start + 1
      while index < limit, bytes[index] != UInt8(ascii: ">") {
        if bytes[index] == UInt8(ascii: "\\") { index += 1 }
        guard index < limit, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "<")
        else { return nil }
        index += 1
      }
      guard index < limit else { return nil }
      return (String(decoding: bytes[(start + 1)..<index], as: UTF8.self), index + 1)
    }
    var index = start
    var depth = 0
    while index < limit, bytes[index] > 0x20 {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < limit && bytes[index + 1] > 0x20: index += 1
      case UInt8(ascii: "("):
        depth += 1
        guard depth <= deepest else { return nil }
      case UInt8(ascii: ")"):
        guard depth > 0 else {
          return (String(decoding: bytes[start..<index], as: UTF8.self), index)
        }
        depth -= 1
      default: break
      }
      index += 1
    }
    guard index > start, depth == 0 else { return nil }
    return (String(decoding: bytes[start..<index], as: UTF8.self), index)
  }

  private static func title(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    let closing: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = bytes[start]
    case UInt8(ascii: "("): closing = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < limit, bytes[index] != closing {
      if bytes[index] == UInt8(ascii: "\\") { index += 1 }
      guard index >= limit || bytes[index] != UInt8(ascii: "(") || closing == bytes[start] else {
        return nil
      }
      index += 1
    }
    return index < limit ? index + 1 : nil
  }

  private static func skipSpace(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit, bytes[index].isASCIISpace { index += 1 }
    return index
  }
}
