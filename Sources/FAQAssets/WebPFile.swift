/// The chunks of a WebP file (RFC 9649).
struct WebPFile {
  private struct Chunk {
    /// As it is in the file; four letters in any file that is in order.
    let name: ArraySlice<UInt8>
    let type: String
    let content: ArraySlice<UInt8>
  }

  private let chunks: [Chunk]
  private let hasTrailing: Bool

  init(_ bytes: [UInt8]) throws {
    guard let size = bytes.little(at: 4, bytes: 4), 8 + size <= bytes.count else {
      throw Unfit.cutOff
    }
    var chunks: [Chunk] = []
    var position = 12
    while position + 8 <= 8 + size {
      guard let length = bytes.little(at: position + 4, bytes: 4),
        position + 8 + length <= 8 + size
      else { throw Unfit.cutOff }
      chunks.append(
        Chunk(
          name: bytes[position..<(position + 4)],
          type: String(decoding: bytes[position..<(position + 4)], as: UTF8.self),
          content: bytes[(position + 8)..<(position + 8 + length)]))
      position += 8 + length + length % 2
    }
    guard chunks.contains(where: { ["VP8 ", "VP8L", "ANMF"].contains($0.type) }) else {
      throw Unfit.cutOff
    }
    self.chunks = chunks
    hasTrailing = 8 + size < bytes.count
  }

  var metadata: [AssetMetadata] {
    let found = chunks.flatMap { chunk -> [AssetMetadata] in
      switch chunk.type {
      case "EXIF": Self.exif(chunk).metadata
      case "XMP ": [.xmp]
      default: []
      }
    }
    return (found + (hasTrailing ? [.trailing] : [])).ordered
  }

  var withoutMetadata: [UInt8] {
    let turn = chunks.first { $0.type == "EXIF" }.map { Self.exif($0).orientation } ?? 1
    var body = Array("WEBP".utf8)
    for chunk in chunks where chunk.type != "EXIF" && chunk.type != "XMP " {
      var content = Array(chunk.content)
      // The flags in the head of the extended form: 8 for Exif, 4 for XMP.
      if chunk.type == "VP8X", !content.isEmpty {
        content[0] = content[0] & ~0x0C | (turn == 1 ? 0 : 0x08)
      }
      body += Self.chunk(chunk.name, content)
    }
    if turn != 1 { body += Self.chunk("EXIF".utf8, ExifData.turned(turn)) }
    return Array("RIFF".utf8) + body.count.littleBytes + body
  }

  private static func chunk(_ name: some Sequence<UInt8>, _ content: [UInt8]) -> [UInt8] {
    Array(name) + content.count.littleBytes + content + (content.count % 2 == 1 ? [0] : [])
  }

  /// Some programs write the head that Exif data has in JPEG files.
  private static func exif(_ chunk: Chunk) -> ExifData {
    let head = Array("Exif\0\0".utf8)
    return ExifData(chunk.content.starts(with: head) ? chunk.content.dropFirst(6) : chunk.content)
  }
}
