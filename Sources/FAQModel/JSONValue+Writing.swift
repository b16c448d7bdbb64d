extension JSONValue {
  /// How much white space the text of a value has.
  package enum Layout {
    /// None at all.
    case compact
    /// One line with a space after each comma and colon, which is also YAML.
    case line
    /// Two spaces a level, a member or element a line.
    case indented
  }

  /// The value as text: no final newline, the same bytes for the same value.
  ///
  /// Characters that a terminal or a YAML 1.1 parser would act on (controls, U+0085, U+2028,
  /// U+2029, bidirectional overrides and isolates, the byte order mark) are written as `\u` escapes.
  package func text(_ layout: Layout) -> String {
    var bytes: [UInt8] = []
    write(layout, depth: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// About how many bytes the text of a value has, to make room for it at once; most have no more.
  package var roughSize: Int {
    switch self {
    case .null, .bool, .integer: 24
    case .string(let text): 24 + text.utf8.count + text.utf8.count / 16
    case .array(let values): values.reduce(24) { $0 + $1.roughSize }
    case .object(let members):
      members.reduce(24) { $0 + 24 + $1.name.utf8.count + $1.value.roughSize }
    }
  }

  package func write(_ layout: Layout, depth: Int = 0, to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .string(let text): Self.write(quoted: text, to: &bytes)
    case .array(let values) where values.count >= Self.many:
      let pieces = values.concurrentMap { value in
        var piece: [UInt8] = []
        value.write(layout, depth: depth + 1, to: &piece)
        return piece
      }
      Self.write(pieces, between: ("[", "]"), layout, depth, to: &bytes) { $1 += $0 }
    case .array(let values):
      Self.write(values, between: ("[", "]"), layout, depth, to: &bytes) { value, bytes in
        value.write(layout, depth: depth + 1, to: &bytes)
      }
    case .object(let members):
      Self.write(members, between: ("{", "}"), layout, depth, to: &bytes) { member, bytes in
        Self.write(quoted: member.name, to: &bytes)
        bytes.append(contentsOf: (layout == .compact ? ":" : ": ").utf8)
        member.value.write(layout, depth: depth + 1, to: &bytes)
      }
    }
  }

  /// From so many elements on, those of an array are written on all cores.
  private static let many = 256

  private static func write<Element>(
    _ elements: [Element], between brackets: (String, String), _ layout: Layout, _ depth: Int,
    to bytes: inout [UInt8], each: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: brackets.0.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(contentsOf: (layout == .line ? ", " : ",").utf8) }
      if layout == .indented { newLine(depth + 1, to: &bytes) }
      each(element, &bytes)
    }
    if layout == .indented, !elements.isEmpty { newLine(depth, to: &bytes) }
    bytes.append(contentsOf: brackets.1.utf8)
  }

  private static func newLine(_ depth: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
  }

  /// Whether a byte is never the first of anything that is escaped.
  private static let isPlain: [Bool] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2, 0xEF: false
    default: byte >= 0x20
    }
  }

  private static func write(quoted text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let isPlain = isPlain
    text.withBytes { source in
      var written = 0
      var index = 0
      while index < source.count {
        index = endOfPlainASCII(in: source, from: index)
        let end = min(index + 8, source.count)
        while index < end, isPlain[Int(source[index])] { index += 1 }
        if index == end { continue }
        guard let (escape, width) = escape(at: index, in: source) else {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[written..<index]))
        bytes.append(contentsOf: escape.utf8)
        index += width
        written = index
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[written...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The end of the characters from a place on that are ASCII and stand for themselves, or a place some
  /// bytes before that; eight are looked at at once.
  private static func endOfPlainASCII(
    in source: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let raw = UnsafeRawBufferPointer(source)
    var index = start
    while index + 8 <= source.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let marks =
        hasZero(word ^ ones &* 0x22) | hasZero(word ^ ones &* 0x5C) | hasZero(word ^ ones &* 0x7F)
      let controls = (word &- ones &* 0x20) & ~word & highs
      guard (word & highs) | marks | controls == 0 else { return index }
      index += 8
    }
    return index
  }

  /// What stands for the character that begins here, and how many bytes that has; nil where it
  /// stands for itself and within a character.
  private static func escape(
    at index: Int, in source: UnsafeBufferPointer<UInt8>
  ) -> (String, width: Int)? {
    switch source[index] {
    case UInt8(ascii: "\""): return ("\\\"", 1)
    case UInt8(ascii: "\\"): return ("\\\\", 1)
    case UInt8(ascii: "\n"): return ("\\n", 1)
    case UInt8(ascii: "\t"): return ("\\t", 1)
    case UInt8(ascii: "\r"): return ("\\r", 1)
    // The leading bytes of everything that acts on a reader.
    case 0x00..<0x20, 0x7F, 0xC2, 0xE2, 0xEF:
      var decoder = UTF8()
      var bytes = source[index...].makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&bytes), scalar.actsOnReader
      else { return nil }
      return ("\\u" + String(scalar.value, radix: 16).padded(to: 4), UTF8.width(scalar))
    default: return nil
    }
  }
}
