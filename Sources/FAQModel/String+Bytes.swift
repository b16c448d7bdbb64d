import Foundation

extension UnsafeBufferPointer<UInt8> {
  /// The place of the first such byte, found many bytes at a time.
  package func place(of byte: UInt8) -> Int? {
    guard let start = UnsafeRawPointer(baseAddress) else { return nil }
    return memchr(start, CInt(byte), count).map { UnsafeRawPointer($0) - start }
  }

  /// Whether others are the same bytes, compared many at a time.
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
    return memcmp(start, otherStart, count) == 0
  }

  /// Whether these bytes stand in a row somewhere; quick where the first is rare.
  package func holds(_ part: StaticString) -> Bool {
    part.withUTF8Buffer { part in
      guard let first = part.first else { return true }
      var rest = self[...]
      while let place = UnsafeBufferPointer(rebasing: rest).place(of: first) {
        rest = rest.dropFirst(place)
        if rest.starts(with: part) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func holds(anyCase word: StaticString, at place: Int) -> Bool {
    word.withUTF8Buffer { word in
      word.count <= count - place && word.indices.allSatisfy { self[place + $0] | 0x20 == word[$0] }
    }
  }
}

extension [UInt8] {
  /// Whether others are the same bytes, compared many at a time.
  package func isSame(as other: [UInt8]) -> Bool {
    withUnsafeBufferPointer { other.withUnsafeBufferPointer($0.isSame(as:)) }
  }

  /// Appends a character as UTF-8.
  package mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

extension String {
  /// The characters that bytes of UTF-8 are; nil where they are none.
  ///
  /// NB: for a few words, `init(validating:as:)` takes three times as long.
  package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard let words = try? UTF8Span(validating: bytes.span) else { return nil }
    self.init(copying: words)
  }

  /// Gives the UTF-8 of the string as one piece of memory.
  package func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try utf8.withContiguousStorageIfAvailable(body)
      ?? Array(utf8).withUnsafeBufferPointer(body)
  }

  /// Whether the UTF-8 of the string holds the byte.
  package func has(_ byte: UInt8) -> Bool { withBytes { $0.place(of: byte) != nil } }

  /// The string with each such ASCII character replaced, also where a mark combines with it; quick where
  /// there is none.
  package func replacing(ascii scalar: Unicode.Scalar, with other: String) -> String {
    let byte = UInt8(ascii: scalar)
    guard has(byte) else { return self }
    var replaced: [UInt8] = []
    withBytes { bytes in
      replaced.reserveCapacity(bytes.count + bytes.count / 8)
      var rest = bytes[...]
      while let place = UnsafeBufferPointer(rebasing: rest).place(of: byte) {
        replaced += rest.prefix(place)
        replaced += other.utf8
        rest = rest.dropFirst(place + 1)
      }
      replaced += rest
    }
    return String(decoding: replaced, as: UTF8.self)
  }

  /// Whether the UTF-8 of the string holds these bytes in a row; quick where the first is rare.
  package func holds(_ part: StaticString) -> Bool { withBytes { $0.holds(part) } }

  /// Whether a word begins with one of these, in either case. A word begins behind all that is no letter of
  /// ASCII.
  package func hasWord(anyCase beginnings: WordBeginnings) -> Bool {
    withBytes { bytes in
      beginnings.withSeconds { seconds in
        var isWithin = false
        for place in 0..<max(bytes.count - 1, 0) {
          let byte = bytes[place]
          if !isWithin, seconds[Int(byte & 0x1F)] &>> UInt32(bytes[place + 1] & 0x1F) & 1 != 0,
            beginnings.words.contains(where: { bytes.holds(anyCase: $0, at: place) })
          {
            return true
          }
          isWithin = byte.isASCIILetter
        }
        return false
      }
    }
  }

  /// The string with each CR LF, and each CR that stands alone, as one LF.
  package var withLineFeeds: String {
    let carriageReturn = UInt8(ascii: "\r")
    guard has(carriageReturn) else { return self }
    let lines = withBytes { bytes in
      bytes.indices.compactMap { index -> UInt8? in
        guard bytes[index] == carriageReturn else { return bytes[index] }
        let isDoubled = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
        return isDoubled ? nil : UInt8(ascii: "\n")
      }
    }
    return String(decoding: lines, as: UTF8.self)
  }

  /// Whether the string is in NFC for sure: every character is of a range in which none decomposes,
  /// combines with one before it or has a combining class (`NFC_Quick_Check` is Yes, UAX #15).
  ///
  /// These are ASCII, Latin up to U+02FF, Cyrillic, general punctuation, Han and emoji; false says
  /// that only the full algorithm knows.
  package var isSurelyComposed: Bool {
    withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let lead = bytes[index]
        switch lead {
        case 0x00...0x7F: index = Self.endOfASCII(in: bytes, from: index)
        case 0xC2...0xCB, 0xD0...0xD1: index += 2
        case 0xE4...0xE9: index += 3
        case 0xE2:
          guard index + 2 < bytes.count,
            bytes[index + 1] == 0x80 && bytes[index + 2] >= 0x90 || bytes[index + 1] == 0x81
          else { return false }
          index += 3
        case 0xF0:
          guard index + 1 < bytes.count, bytes[index + 1] == 0x9F else { return false }
          index += 4
        default: return false
        }
      }
      return true
    }
  }

  private static func endOfASCII(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= bytes.count,
      raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    { index += 8 }
    while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    return index
  }
}

extension StringProtocol {
  /// Whether it comes before another in bytewise order, which is that of code points.
  @inlinable package func precedes(_ other: some StringProtocol) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension Sequence<String> {
  /// The strings in bytewise order.
  @inlinable package func sortedByBytes() -> [String] { sorted { $0.precedes($1) } }
}

extension [String] {
  /// All of them in a row with a text between each two.
  ///
  /// NB: stands in for that of the standard library, which looks up what it needs to know of arrays of
  /// strings when it is first called: 2 % of the time of `faqcms show`.
  @inlinable package func joined(separator: String = "") -> String {
    var text = first ?? ""
    for string in dropFirst() {
      text += separator
      text += string
    }
    return text
  }
}

/// How some words begin: with two small letters of ASCII or more.
package struct WordBeginnings: Sendable {
  fileprivate let words: [StaticString]
  /// For each first letter, which letters may follow it, as bits.
  private let seconds: [UInt32]

  package init(_ words: [StaticString]) {
    self.words = words
    var seconds = [UInt32](repeating: 0, count: 32)
    // The last five bits of a letter are the same in either case.
    for word in words {
      seconds[Int(word.utf8Start[0] & 0x1F)] |= 1 << UInt32(word.utf8Start[1] & 0x1F)
    }
    self.seconds = seconds
  }

  /// NB: as one piece of memory, since a look into the array for each byte takes longer.
  fileprivate func withSeconds<Result>(
    _ body: (UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    seconds.withUnsafeBufferPointer(body)
  }
}
