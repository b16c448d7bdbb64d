/// The chunks of a WebP file (RFC 9649).
struct WebPFile {
  private struct Chunk {
    /// As it is in the file; four letters in any file that is in order.
    let name: ArraySlice<UInt8>
    let type: String
    let content: ArraySlice<UInt8>
    /// The chunks of a frame of an animation.
    let parts: [Chunk]

    var isDrawing: Bool {
      WebPFile.drawing.contains(type)
        && parts.allSatisfy { WebPFile.drawingFrame.contains($0.type) }
    }
  }

  /// The chunks that say how the picture is to be drawn.
  private static let drawing: Set = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"]
  /// Those of them within a frame of an animation.
  private static let drawingFrame: Set = ["VP8 ", "VP8L", "ALPH"]
  /// How many bytes of a frame stand before its chunks: its place, its size and how long it is shown.
  private static let frameHead = 16

  private let chunks: [Chunk]
  private let hasTrailing: Bool

  init(_ bytes: [UInt8]) throws {
    guard let size = bytes.little(at: 4, bytes: 4), 8 + size <= bytes.count, size >= 4 else {
      throw Unfit.cutOff
    }
    chunks = try Self.chunks(in: bytes[12..<(8 + size)]) {
      try Self.chunks(in: $0.dropFirst(Self.frameHead)) { _ in [] }
    }
    guard chunks.contains(where: { ["VP8 ", "VP8L", "ANMF"].contains($0.type) }) else {
      throw Unfit.cutOff
    }
    hasTrailing = 8 + size < bytes.count
  }

  private static func chunks(
    in bytes: ArraySlice<UInt8>, partsOfFrame parts: (ArraySlice<UInt8>) throws -> [Chunk]
  ) throws -> [Chunk] {
    var chunks: [Chunk] = []
    var rest = bytes
    while rest.count >= 8 {
      guard let length = rest.little(at: 4, bytes: 4), length <= rest.count - 8 else {
        throw Unfit.cutOff
      }
      let name = rest.prefix(4)
      let content = rest.dropFirst(8).prefix(length)
      let type = String(decoding: name, as: UTF8.self)
      chunks.append(
        Chunk(
          name: name, type: type, content: content,
          parts: type == "ANMF" ? try parts(content) : []))
      rest = rest.dropFirst(8 + length + length % 2)
    }
    return chunks
  }

  var metadata: [AssetMetadata] {
    let found = chunks.flatMap { chunk -> [AssetMetadata] in
      switch chunk.type {
      case "EXIF": Self.exif(chunk).metadata
      case "XMP ": [.xmp]
      case "C2PA": [.provenance]
      default: chunk.isDrawing ? [] : [.application]
      }
    }
    return (found + (hasTrailing ? [.trailing] : [])).ordered
  }

  var withoutMetadata: [UInt8] {
    let turn = chunks.first { $0.type == "EXIF" }.map { Self.exif($0).orientation } ?? 1
    var body = Array("WEBP".utf8)
    for chunk in chunks where Self.drawing.contains(chunk.type) {
      var content = chunk.isDrawing ? Array(chunk.content) : Self.withoutOthers(chunk)
      // The flags in the head of the extended form: 8 for Exif, 4 for XMP.
      if chunk.type == "VP8X", !content.isEmpty {
        content[0] = content[0] & ~0x0C | (turn == 1 ? 0 : 0x08)
      }
      body += Self.chunk(chunk.name, content)
    }
    if turn != 1 { body += Self.chunk("EXIF".utf8, ExifData.turned(turn)) }
    return Array("RIFF".utf8) + body.count.littleBytes + body
  }

  /// What a frame holds without the parts that do not draw it.
  private static func withoutOthers(_ frame: Chunk) -> [UInt8] {
    let parts = frame.parts.filter { drawingFrame.contains($0.type) }.map {
      chunk($0.name, Array($0.content))
    }
    return Array(frame.content.prefix(frameHead)) + parts.joined()
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
