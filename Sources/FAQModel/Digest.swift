package import Crypto

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal characters.
public struct Digest: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes in the order of memory.
  private let storage: SIMD4<UInt64>

  /// The digest of bytes.
  public init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  /// Makes the digest of bytes that come in pieces.
  package struct Hasher {
    private var function = SHA256()

    package init() {}

    package mutating func add(_ bytes: ArraySlice<UInt8>) {
      bytes.withUnsafeBytes { function.update(bufferPointer: $0) }
    }

    /// The digest of all pieces so far.
    package var digest: Digest { Digest(function.finalize()) }
  }

  /// What a hash function that was fed bit by bit came to.
  package init(_ digest: SHA256.Digest) {
    storage = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// A digest read back from its 64 hexadecimal characters; nil for anything else.
  public init?(hex: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8?
    for character in hex.utf8 {
      guard let value = Self.value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard high == nil else { return nil }
    self.init(bytes: bytes)
  }

  /// A digest read back from its 32 bytes; nil for another number of them.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    storage = Array(bytes).withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// The 32 bytes.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: storage) { Array($0) }
  }

  /// Feeds the 32 bytes to a hash function.
  package func feed(_ hasher: inout SHA256) {
    withUnsafeBytes(of: storage) { hasher.update(bufferPointer: $0) }
  }

  /// The 64 hexadecimal characters.
  public var hex: String {
    String(unsafeUninitializedCapacity: 64) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = Self.digits[Int(byte >> 4)]
        buffer[2 * index + 1] = Self.digits[Int(byte & 15)]
      }
      return 64
    }
  }

  public var description: String { hex }

  /// The first 12 characters, enough for a person to compare.
  public var short: String { String(hex.prefix(12)) }

  /// 64 zeros.
  package static let zero = Digest(storage: .zero)

  private init(storage: SIMD4<UInt64>) { self.storage = storage }

  package static func isDigit(_ byte: UInt8) -> Bool { value(byte) != nil }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
