/// The blocks of a GIF file (GIF89a specification).
struct GIFFile {
  private(set) var metadata: [AssetMetadata] = []

  init(_ bytes: [UInt8]) throws {
    guard let flags = bytes.big(at: 10, bytes: 1) else { throw Unfit.cutOff }
    var position = 13 + Self.colours(flags)
    var hasImage = false
    while let kind = bytes.big(at: position, bytes: 1), kind != 0x3B {
      switch kind {
      case 0x2C:
        guard let width = bytes.little(at: position + 5, bytes: 2), width > 0,
          let height = bytes.little(at: position + 7, bytes: 2), height > 0,
          let flags = bytes.big(at: position + 9, bytes: 1)
        else { throw Unfit.cutOff }
        position = try Self.end(ofBlocks: position + 11 + Self.colours(flags), in: bytes)
        hasImage = true
      case 0x21:
        if let kind = Self.metadata(ofBlock: position, in: bytes) { metadata.append(kind) }
        position = try Self.end(ofBlocks: position + 2, in: bytes)
      default: throw Unfit.cutOff
      }
    }
    guard hasImage, position < bytes.count else { throw Unfit.cutOff }
    if position + 1 < bytes.count { metadata.append(.trailing) }
    metadata = metadata.ordered
  }

  /// What an extension block tells: a comment, XMP data as its specification puts it there, or what else a
  /// program wrote but how often an animation runs and what its colours mean.
  private static func metadata(ofBlock position: Int, in bytes: [UInt8]) -> AssetMetadata? {
    switch bytes.big(at: position + 1, bytes: 1) {
    case 0xF9: return nil
    case 0x01, 0xFE: return .comment
    case 0xFF:
      let name = bytes[(position + 2)...].dropFirst()
      if name.starts(with: "XMP DataXMP".utf8) { return .xmp }
      if name.starts(with: "C2PA_GIF".utf8) { return .provenance }
      return drawing.contains { name.starts(with: $0.utf8) } ? nil : .application
    default: return .application
    }
  }

  private static let drawing = ["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]

  /// How many bytes a table of colours has.
  private static func colours(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

  private static func end(ofBlocks start: Int, in bytes: [UInt8]) throws -> Int {
    var position = start
    while let length = bytes.big(at: position, bytes: 1) {
      position += 1 + length
      if length == 0 { return position }
    }
    throw Unfit.cutOff
  }
}
