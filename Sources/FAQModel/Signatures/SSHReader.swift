/// Reads the data types of the SSH protocol (RFC 4251, section 5) one after the other; each is nil
/// where the bytes end too early or are not of the type.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether every byte was read.
  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly so many bytes.
  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func uint32() -> UInt32? {
    bytes(4)?.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A `string`: a length and as many bytes.
  mutating func string() -> [UInt8]? {
    var ahead = self
    guard let count = ahead.uint32(), let bytes = ahead.bytes(Int(count)) else { return nil }
    self = ahead
    return bytes
  }

  /// A `string` that is UTF-8 and holds no NUL.
  mutating func text() -> String? {
    guard let bytes = string(), !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  /// An `mpint` above zero, without the zero byte that keeps it positive.
  ///
  /// Nil for a number with needless zeros before it, which RFC 4251 forbids, so that a number has one
  /// form and a key one fingerprint.
  mutating func positiveNumber() -> [UInt8]? {
    guard let bytes = string(), let first = bytes.first, first < 0x80 else { return nil }
    if first > 0 { return bytes }
    guard bytes.count > 1, bytes[1] >= 0x80 else { return nil }
    return Array(bytes.dropFirst())
  }
}

extension [UInt8] {
  /// The bytes as a `string` of the SSH protocol: after their number.
  var asSSHString: [UInt8] { UInt32(clamping: count).bigEndianBytes + self }
}

extension String {
  /// The UTF-8 as a `string` of the SSH protocol.
  var asSSHString: [UInt8] { Array(utf8).asSSHString }
}

extension UInt32 {
  /// The four bytes, the most significant first.
  var bigEndianBytes: [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
  }
}
