/// Replaces what XML 1.0 (section 2.2) allows nowhere but real files hold: control characters, the
/// noncharacters U+FFFE and U+FFFF, and bytes that are not UTF-8.
///
/// Each such character or byte becomes U+FFFD, wherever the pieces of the file are cut.
struct XMLCleaner {
  /// How many characters and bytes were replaced.
  private(set) var replaced = 0
  /// The beginning of a character that the last piece cut through.
  private var cut: [UInt8] = []

  /// The piece without what is forbidden; a character that it cuts through comes with the next one.
  mutating func clean(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    let bytes = cut.isEmpty ? piece : cut + piece
    cut = []
    var cleaned: [UInt8] = []
    // What lies between `start` and `index` is fine and not copied yet.
    var (start, index) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        switch Self.character(in: bytes, at: index) {
        case .plain(let width): index = Self.plainEnd(in: bytes, from: index + width)
        case .cut where !isLast:
          cut = Array(bytes[index...])
          cleaned.append(contentsOf: bytes[start..<index])
          start = bytes.count
          index = bytes.count
        case .forbidden(let width):
          replace(in: bytes, start..<index, by: &cleaned)
          index += width
          start = index
        case .cut:
          replace(in: bytes, start..<index, by: &cleaned)
          index += 1
          start = index
        }
      }
    }
    if start == 0 { return bytes }
    cleaned.append(contentsOf: bytes[start...])
    return cleaned
  }

  private mutating func replace(
    in bytes: UnsafeBufferPointer<UInt8>, _ fine: Range<Int>, by cleaned: inout [UInt8]
  ) {
    cleaned.append(contentsOf: bytes[fine])
    cleaned.append(contentsOf: [0xEF, 0xBF, 0xBD])
    replaced += 1
  }
}

extension XMLCleaner {
  private enum Character {
    case plain(width: Int)
    case forbidden(width: Int)
    /// The bytes end within it.
    case cut
  }

  /// Goes on while characters are ASCII and allowed, many bytes at a time.
  private static func plainEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let control = (word &- 0x2020_2020_2020_2020) & ~word
      guard (word | control) & 0x8080_8080_8080_8080 == 0 else { break }
      index += 8
    }
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x80 { index += 1 }
    return index
  }

  private static func character(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Character {
    let lead = bytes[index]
    let width: Int
    let second: ClosedRange<UInt8>
    switch lead {
    case 0x09, 0x0A, 0x0D, 0x20..<0x80: return .plain(width: 1)
    case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return .forbidden(width: 1)
    }
    for offset in 1..<width {
      guard index + offset < bytes.count else { return .cut }
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard allowed.contains(bytes[index + offset]) else { return .forbidden(width: 1) }
    }
    let isNoncharacter = lead == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
    return isNoncharacter ? .forbidden(width: 3) : .plain(width: width)
  }
}
