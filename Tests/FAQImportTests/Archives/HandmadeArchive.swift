import Foundation

/// An archive made byte by byte, of stored entries, so that each of its fields can lie.
struct HandmadeArchive {
  struct Part {
    var name: [UInt8]
    var bytes: [UInt8]
    var method = 0
    var flags = 0
    var size: Int
    var attributes = 0
    var checksum: UInt32
    var extra: [UInt8] = []
    /// What stands in front of the bytes, where it is something else than in the directory.
    var localName: [UInt8]?
    var localSize: Int?
    /// Where the directory says that the entry is, where it is not there.
    var start: Int?

    init(_ name: String, _ text: String = "A sample.") {
      self.name = Array(name.utf8)
      bytes = Array(text.utf8)
      size = bytes.count
      checksum = HandmadeArchive.checksum(bytes)
    }

    init(_ name: String, _ change: (inout Part) -> Void) {
      self.init(name)
      change(&self)
    }
  }

  var parts: [Part]
  var count: Int?
  var directoryShift = 0
  var comment: [UInt8] = []

  init(_ parts: [Part]) { self.parts = parts }

  var bytes: [UInt8] {
    var all: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let start = part.start ?? all.count
      let localName = part.localName ?? part.name
      all += Self.numbers([(0x0403_4B50, 4), (20, 2), (part.flags, 2), (part.method, 2), (0, 4)])
      all += Self.numbers([(Int(part.checksum), 4), (part.bytes.count, 4)])
      all += Self.numbers([(part.localSize ?? part.size, 4), (localName.count, 2), (0, 2)])
      all += localName
      all += part.bytes
      directory += Self.numbers([(0x0201_4B50, 4), (0x0314, 2), (20, 2), (part.flags, 2)])
      directory += Self.numbers([(part.method, 2), (0, 4), (Int(part.checksum), 4)])
      directory += Self.numbers([(part.bytes.count, 4), (part.size, 4), (part.name.count, 2)])
      directory += Self.numbers([(part.extra.count, 2), (0, 2), (0, 2), (0, 2)])
      directory += Self.numbers([(part.attributes, 4), (start, 4)])
      directory += part.name
      directory += part.extra
    }
    let start = all.count + directoryShift
    let count = count ?? parts.count
    all += directory
    all += Self.numbers([(0x0605_4B50, 4), (0, 4), (count, 2), (count, 2)])
    all += Self.numbers([(directory.count, 4), (start, 4), (comment.count, 2)])
    return all + comment
  }

  static func numbers(_ numbers: [(value: Int, width: Int)]) -> [UInt8] {
    numbers.flatMap { number($0.value, $0.width) }
  }

  static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32, a bit at a time.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : (value >> 1) ^ 0xEDB8_8320 }
    }
    return ~value
  }
}
