import FAQModel
import Foundation

/// HTML as it grows, with what a text must not contain escaped.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// All that was written.
  var string: String {
    bytes.withUnsafeBufferPointer { String(utf8: $0) } ?? String(decoding: bytes, as: UTF8.self)
  }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Writes markup, which only the program itself can contain.
  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes words, with what would act on the page and not be seen, such as a change of the direction of
  /// reading, as in titles.
  mutating func write(words: String) { words.visible.withBytes { write(escaped: $0) } }

  /// Ends the line, if one has begun.
  mutating func startLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Writes words, as the content of an element or of an attribute in double quotes.
  mutating func write(escaped words: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in words.indices where Self.mayNeedReference(words[index]) {
      guard let reference = Self.reference(for: words[index]) else { continue }
      bytes.append(contentsOf: words[start..<index])
      write(reference)
      start = index + 1
    }
    bytes.append(contentsOf: words[start...])
  }

  mutating func write(words: UnsafePointer<CChar>?) {
    Self.withBytes(of: words) { bytes in
      if Self.arePlain(bytes) {
        self.bytes.append(contentsOf: bytes)
      } else if bytes.contains(where: Self.mayAct) {
        write(words: String(decoding: bytes, as: UTF8.self))
      } else {
        write(escaped: bytes)
      }
    }
  }

  /// Writes the address of a link, in double quotes: what RFC 3986 has no use for is percent-encoded.
  mutating func write(address: UnsafePointer<CChar>?) {
    Self.withBytes(of: address) { address in
      for byte in address {
        switch byte {
        case UInt8(ascii: "&"): write("&amp;")
        case UInt8(ascii: "'"): write("&#x27;")
        case let byte where Self.isPlainInAddress(byte): bytes.append(byte)
        default:
          bytes.append(UInt8(ascii: "%"))
          bytes.append(Self.digit(byte >> 4))
          bytes.append(Self.digit(byte & 15))
        }
      }
    }
  }

  /// Whether all bytes are shown as they are, as those of most words are; eight are looked at at once.
  private static func arePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    /// Marks the bytes that are another where some of their bits are left out.
    func holds(_ word: UInt64, _ byte: UInt8, leavingOut bits: UInt8 = 0) -> UInt64 {
      let rest = (word & (ones &* UInt64(~bits))) ^ (ones &* UInt64(byte))
      return (rest &- ones) & ~rest & highs
    }
    let raw = UnsafeRawBufferPointer(bytes)
    let whole = raw.count & ~7
    for start in stride(from: 0, to: whole, by: 8) {
      let word = raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let marks = holds(word, UInt8(ascii: "\""), leavingOut: 0x04)  // and &
      let brackets = holds(word, UInt8(ascii: "<"), leavingOut: 0x02)  // and >
      let leads = holds(word, 0xC2, leavingOut: 0x20) | holds(word, 0xEF)  // and 0xE2
      let controls = holds(word, 0x7F) | ((word &- ones &* 0x20) & ~word & highs)
      guard marks | brackets | leads | controls == 0 else { return false }
    }
    return !raw[whole...].contains { reference(for: $0) != nil || mayAct($0) }
  }

  /// Whether it is one of the few characters, none of them a letter, among which the four are.
  private static func mayNeedReference(_ byte: UInt8) -> Bool {
    byte < UInt8(ascii: "?") && byte != UInt8(ascii: " ")
  }

  /// Whether a character that acts on its reader may begin with the byte.
  private static func mayAct(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF: true
    default: false
    }
  }

  static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: nil
    }
  }

  private static func isPlainInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
      UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "(")...UInt8(ascii: ";"),
      UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func withBytes(
    of text: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    guard let text else { return }
    let length = strlen(text)
    text.withMemoryRebound(to: UInt8.self, capacity: length) {
      body(UnsafeBufferPointer(start: $0, count: length))
    }
  }
}

extension String {
  /// The text as HTML shows it, as the content of an element or of an attribute in double quotes.
  package var htmlEscaped: String {
    var writer = HTMLWriter()
    withBytes { writer.write(escaped: $0) }
    return writer.string
  }
}
