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
    // The bytes of a name may be written as `#` and two digits (ISO 32000-2, 7.3.5).
    let plain = name.withoutEscapes("#")
    return names.first { $0.utf8.elementsEqual(plain) }
  }

  private static let names = [
    "JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm",
    "ImportData", "XFA",
  ]
  /// The length of the longest of them with each byte escaped.
  private static let longest = 3 * 13

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "()<>[]{}/%".utf8.contains(byte)
  }
}
