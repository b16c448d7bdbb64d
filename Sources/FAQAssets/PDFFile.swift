/// A PDF file (ISO 32000), of which only what stands in it uncompressed can be seen.
struct PDFFile {
  /// PDF files may name their author and keep what was deleted; neither is looked for.
  let metadata: [AssetMetadata] = [.unread]

  init(_ bytes: [UInt8]) throws {
    guard bytes.suffix(1_024).contains(sequence: "%%EOF".utf8) else { throw Unfit.cutOff }
    for name in [
      "/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia",
    ]
    where Self.holds(name, bytes) {
      throw Unfit("it holds \(name), with which a PDF file can run programs or carry other files")
    }
  }

  /// Whether a name stands there as a whole.
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    let name = Array(name.utf8)
    var rest = bytes[...]
    while let start = rest.firstRange(of: name) {
      let next = start.upperBound < bytes.count ? bytes[start.upperBound] : UInt8(ascii: " ")
      let isLetter = (0x41...0x5A).contains(next & ~0x20) || (0x30...0x39).contains(next)
      if !isLetter { return true }
      rest = bytes[start.upperBound...]
    }
    return false
  }
}

extension ArraySlice<UInt8> {
  fileprivate func contains(sequence: some Sequence<UInt8>) -> Bool {
    firstRange(of: Array(sequence)) != nil
  }
}
