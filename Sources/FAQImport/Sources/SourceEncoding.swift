import FAQModel

/// How the characters of a source are written as bytes.
package enum SourceEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case markedUTF8 = "UTF-8 with a byte order mark"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  case latin1 = "ISO-8859-1"

  /// The name for people.
  package var displayName: String { rawValue }

  /// What an editor should know of a file in this encoding.
  package var remarks: [String] {
    switch self {
    case .utf8, .markedUTF8: []
    default: ["The file is read as \(displayName)."]
    }
  }

  /// Finds out the encoding of a text as ``decode(_:)`` does, and gives its bytes as UTF-8. Those of a
  /// text that is UTF-8 are not copied.
  ///
  /// - Throws: as ``decode(_:)``.
  package static func utf8(
    _ bytes: consuming [UInt8]
  ) throws -> (bytes: [UInt8], encoding: SourceEncoding) {
    let isPlain = bytes.withUnsafeBufferPointer { bytes in
      bytes.place(of: 0) == nil && !bytes.starts(with: mark) && isUTF8(bytes)
    }
    if isPlain { return (bytes, .utf8) }
    let (text, encoding) = try decode(bytes)
    return (Array(text.utf8), encoding)
  }

  /// Whether bytes are UTF-8; looked at in pieces, since Swift can only tell of what it has copied.
  private static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count {
      var end = min(start + 1 << 16, bytes.count)
      while end < bytes.count, end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      guard String(validating: bytes[start..<end], as: UTF8.self) != nil else { return false }
      start = end
    }
    return true
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Finds out the encoding of a text and reads it; a byte order mark is no part of the text.
  ///
  /// UTF-16 is known by its byte order mark. Bytes that are not UTF-8 are a text of one byte a
  /// character where little in them looks like UTF-8, as ``UTF8Faults`` weighs it: Windows-1252 where 0x80 to 0x9F
  /// are used, else ISO-8859-1, whose other characters are the same. One that writes words as neither would is refused.
  ///
  /// - Parameter isPage: whether it may say of itself what it is in, as HTML does.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the offset of the byte, counted from 0,
  ///   that is in none of the encodings. Nothing is guessed or replaced.
  package static func decode(
    _ bytes: [UInt8], isPage: Bool = false
  ) throws -> (text: String, encoding: SourceEncoding) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (try utf16(bytes, isBigEndian: false), .utf16LittleEndian)
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (try utf16(bytes, isBigEndian: true), .utf16BigEndian)
    }
    if let nul = bytes.withUnsafeBufferPointer({ $0.place(of: 0) }) {
      throw refusal(
        bytes, at: nul,
        "holds a NUL; if it is UTF-16, it lacks its byte order mark, else it is no text")
    }
    let isMarked = bytes.starts(with: mark)
    if let text = String(validating: isMarked ? bytes[3...] : bytes[...], as: UTF8.self) {
      return (text, isMarked ? .markedUTF8 : .utf8)
    }
    let isDeclared = isPage && declared(bytes).map { singleByteNames.contains($0.name) } == true
    return try singleByte(bytes, isMarked: isMarked, isDeclared: isDeclared)
  }

  /// Refuses a page of one byte a character that says of itself to be in another encoding than
  /// Windows-1252 or ISO-8859-1.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the offset of what the page says.
  static func checkDeclared(_ bytes: [UInt8]) throws {
    guard let (name, place) = declared(bytes), !singleByteNames.contains(name) else { return }
    throw Refusal.invalidFile(
      cause:
        "the page says at offset \(place) that it is in '\(name)', and its bytes are not UTF-8; "
        + "save it as UTF-8")
  }

  /// What a page says that it is in, and where; nil where it does not.
  private static func declared(_ bytes: [UInt8]) -> (name: String, place: Int)? {
    // HTML looks for it in as many bytes (13.2.3.2).
    let head = bytes.prefix(1024).map(\.asciiLowercased)
    let mark = Array("charset=".utf8)
    guard let place = head.indices.first(where: { head[$0...].starts(with: mark) }) else {
      return nil
    }
    let rest = head[(place + mark.count)...].drop { " \"'".utf8.contains($0) }
    let name = String(
      decoding: rest.prefix {
        $0.isASCIIAlphanumeric || "-_.:".utf8.contains($0)
      }, as: UTF8.self)
    return name.isEmpty ? nil : (name, place)
  }

  /// What the encodings of one byte a character that are read here are called, and what pages in them
  /// often call themselves.
  private static let singleByteNames: Set = [
    "iso-8859-1", "latin1", "windows-1252", "cp1252", "us-ascii", "ascii",
  ]

  private static func singleByte(
    _ bytes: [UInt8], isMarked: Bool, isDeclared: Bool
  ) throws -> (String, SourceEncoding) {
    let faults = UTF8Faults(bytes)
    guard !faults.areFew, !isMarked else {
      throw refusal(
        bytes, at: faults.first,
        "breaks a text that is UTF-8 elsewhere; save the file as UTF-8 again"
      )
    }
    if faults.areOfUTF8 {
      throw refusal(
        bytes, at: faults.first,
        "begins what is cut off or forbidden in UTF-8; save the file as UTF-8 again")
    }
    if let offset = otherEncoding(in: bytes) ?? otherLanguage(in: bytes) {
      throw refusal(
        bytes, at: offset,
        "stands within a word that neither Windows-1252 nor ISO-8859-1 would write, so the file is in another "
          + "encoding; save it as UTF-8")
    }
    guard isDeclared || !faults.hasOthers else {
      throw refusal(
        bytes, at: faults.first, "is neither UTF-8 nor Windows-1252; save the file as UTF-8")
    }
    var encoding = latin1
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for (offset, byte) in bytes.enumerated() {
      guard byte >= 0x80 else {
        guard byte >= 0x20 || (0x09...0x0D).contains(byte) else {
          throw refusal(bytes, at: offset, "is a control character, so this is no text")
        }
        text.append(byte)
        continue
      }
      if byte < 0xA0 { encoding = windows1252 }
      let value = byte < 0xA0 ? windows1252Specials[Int(byte - 0x80)] : UInt32(byte)
      guard let value, let scalar = Unicode.Scalar(value) else {
        throw refusal(
          bytes, at: offset, "is neither UTF-8 nor Windows-1252; save the file as UTF-8")
      }
      text.append(scalar)
    }
    return (String(decoding: text, as: UTF8.self), encoding)
  }

  private static func utf16(_ bytes: [UInt8], isBigEndian: Bool) throws -> String {
    guard bytes.count.isMultiple(of: 2) else {
      throw refusal(bytes, at: bytes.count - 1, "is half of a UTF-16 character")
    }
    func unit(_ offset: Int) -> UInt16 {
      let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var offset = 2
    while offset < bytes.count {
      var value = UInt32(unit(offset))
      var width = 2
      if (0xD800...0xDBFF).contains(value), offset + 2 < bytes.count,
        case let low = UInt32(unit(offset + 2)), (0xDC00...0xDFFF).contains(low)
      {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
        width = 4
      }
      guard let scalar = Unicode.Scalar(value) else {
        throw refusal(bytes, at: offset, "is half of a UTF-16 surrogate pair")
      }
      guard value != 0 else { throw refusal(bytes, at: offset, "is a NUL, so this is no text") }
      text.append(scalar)
      offset += width
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func refusal(_ bytes: [UInt8], at offset: Int, _ cause: String) -> Refusal {
    let digits =
      offset < bytes.count
      ? String(bytes[offset], radix: 16, uppercase: true).padded(to: 2) : ""
    return .invalidFile(cause: "byte \(digits) at offset \(offset) \(cause)")
  }

  /// What 0x80 to 0x9F are in Windows-1252 (WHATWG Encoding gives the five that are not assigned to
  /// controls; here they are refused).
  private static let windows1252Specials: [UInt32?] = [
    0x20AC, nil, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, nil, 0x017D, nil, nil, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, nil, 0x017E, 0x0178,
  ]
}
