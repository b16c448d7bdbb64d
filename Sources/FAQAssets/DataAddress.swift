import FAQModel

/// Files that stand in an address themselves (`data:`, RFC 2397).
enum DataAddress {
  /// The bytes that an address holds in base64, as browsers read it: with white space anywhere, escapes
  /// and without padding, too. Nil where it holds none.
  static func bytes(of address: String) -> [UInt8]? {
    guard let comma = address.utf8.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let padding = UInt8(ascii: "=")
    let written = Array(address.utf8[comma...].dropFirst())
    var digits = written[...].withoutEscapes("%").filter { !" \t\n\u{C}\r".utf8.contains($0) }
    while digits.last == padding { digits.removeLast() }
    digits += repeatElement(padding, count: -digits.count & 3)
    return [UInt8](base64: String(decoding: digits, as: UTF8.self))
  }
}
