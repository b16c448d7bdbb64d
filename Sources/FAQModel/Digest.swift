import Crypto

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal characters.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  public let hex: String

  /// The digest of bytes.
  public init(of bytes: [UInt8]) {
    hex = SHA256.hash(data: bytes).reduce(into: "") { hex, byte in
      hex.append(Self.digits[Int(byte >> 4)])
      hex.append(Self.digits[Int(byte & 15)])
    }
  }

  /// A digest read back from its 64 hexadecimal characters; nil for anything else.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.utf8.allSatisfy(Self.isDigit) else { return nil }
    self.hex = hex
  }

  public var description: String { hex }

  /// The first 12 characters, enough for a person to compare.
  public var short: String { String(hex.prefix(12)) }

  package static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  private static let digits = Array("0123456789abcdef")
}
