/// A PDF file (ISO 32000), of which only what stands in it uncompressed can be seen.
struct PDFFile {
  /// PDF files may name their author and keep what was deleted; neither is looked for.
  let metadata: [AssetMetadata] = [.unread]

  init(_ bytes: [UInt8]) throws {
    guard bytes.suffix(1_024).firstRange(of: Array("%%EOF".utf8)) != nil else {
      throw Unfit.cutOff
    }
    var rest = bytes[...]
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      let name = bytes[(slash + 1)...].prefix { !Self.endsName($0) }
      if let unfit = Self.unfit(name) {
        throw Unfit(
          "it holds /\(unfit), with which a PDF file can run programs, send what is typed or carry other "
            + "files")
      }
      rest = bytes[name.endIndex...]
    }
  }

  /// The name that such a file may not hold, where these bytes write it.
  private static func unfit(_ name: ArraySlice<UInt8>) -> String? {
    guard name.count <= longest else { return nil }
    let plain = withoutEscapes(name)
    return names.first { $0.utf8.elementsEqual(plain) }
  }

  private static let names = [
    "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm",
    "ImportData", "XFA",
  ]
  /// The length of the longest of them with each byte escaped.
  private static let longest = 3 * 13

  /// A name whose bytes may be written as `#` and two digits (ISO 32000-2, 7.3.5).
  private static func withoutEscapes(_ name: ArraySlice<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2)
      if byte == UInt8(ascii: "#"), digits.count == 2, digits.allSatisfy(isDigit),
        let escaped = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        plain.append(escaped)
        rest = rest.dropFirst(2)
      } else {
        plain.append(byte)
      }
    }
    return plain
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    "0123456789abcdefABCDEF".utf8.contains(byte)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "()<>[]{}/%".utf8.contains(byte)
  }
}
