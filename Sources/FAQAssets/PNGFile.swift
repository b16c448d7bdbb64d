import CZlib

/// The chunks of a PNG file (W3C PNG, third edition, section 5).
struct PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private struct Chunk {
    let type: String
    let content: ArraySlice<UInt8>
    let whole: ArraySlice<UInt8>
  }

  private let chunks: [Chunk]
  private let hasTrailing: Bool
  /// How many bytes of the chunks `IDAT` are the pixels.
  private let pixelLength: Int

  init(_ bytes: [UInt8]) throws {
    var chunks: [Chunk] = []
    var position = Self.signature.count
    while chunks.last?.type != "IEND" {
      guard let length = bytes.big(at: position, bytes: 4), length < 1 << 31,
        position + 12 + length <= bytes.count
      else { throw Unfit.cutOff }
      let end = position + 12 + length
      let sum = Self.checksum(bytes[(position + 4)..<(end - 4)])
      guard bytes.big(at: end - 4, bytes: 4) == Int(sum) else { throw Unfit.cutOff }
      chunks.append(
        Chunk(
          type: String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self),
          content: bytes[(position + 8)..<(end - 4)], whole: bytes[position..<end]))
      position = end
    }
    self.chunks = chunks
    pixelLength = try Self.pixelLength(in: chunks)
    let data = chunks.filter { $0.type == "IDAT" }.reduce(0) { $0 + $1.content.count }
    hasTrailing = position < bytes.count || pixelLength < data
  }

  private static func pixelLength(in chunks: [Chunk]) throws -> Int {
    guard let header = chunks.first, header.type == "IHDR",
      let pixels = PNGPixels(header: header.content),
      !pixels.areIndexed || chunks.contains(where: { $0.type == "PLTE" }),
      let length = pixels.compressedLength(
        in: chunks.filter { $0.type == "IDAT" }.map(\.content))
    else { throw Unfit.cutOff }
    return length
  }

  var metadata: [AssetMetadata] {
    let found = chunks.flatMap { chunk -> [AssetMetadata] in
      switch chunk.type {
      case "eXIf": ExifData(chunk.content).metadata
      case "iTXt" where chunk.content.starts(with: "XML:com.adobe.xmp".utf8): [.xmp]
      case "tEXt", "zTXt", "iTXt": [.comment]
      case "tIME": [.time]
      case "caBX": [.provenance]
      default: Self.drawing.contains(chunk.type) ? [] : [.application]
      }
    }
    return (found + (hasTrailing ? [.trailing] : [])).ordered
  }

  var withoutMetadata: [UInt8] {
    var (result, pixelsLeft) = (Self.signature, pixelLength)
    for chunk in chunks {
      if chunk.type == "eXIf" {
        let turn = ExifData(chunk.content).orientation
        if turn != 1 { result += Self.chunk("eXIf", ExifData.turned(turn)) }
      } else if chunk.type == "IDAT", chunk.content.count > pixelsLeft {
        if pixelsLeft > 0 { result += Self.chunk("IDAT", Array(chunk.content.prefix(pixelsLeft))) }
        pixelsLeft = 0
      } else if Self.isNeeded(chunk) {
        if chunk.type == "IDAT" { pixelsLeft -= chunk.content.count }
        result += chunk.whole
      }
    }
    return result
  }

  /// Without a chunk that it does not know and whose name begins with an upper-case letter, no program
  /// may show the picture.
  private static func isNeeded(_ chunk: Chunk) -> Bool {
    drawing.contains(chunk.type) || chunk.type.utf8.first.map { $0 & 0x20 == 0 } ?? false
  }

  /// The chunks that say how the picture is to be drawn, those of animations (APNG) among them.
  private static let drawing: Set = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV",
    "cLLI", "mDCv", "cLLi", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
  ]

  private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(type.utf8) + content
    return content.count.bigBytes + checked + Int(checksum(checked[...])).bigBytes
  }

  /// CRC-32 as PNG has it (ISO 3309).
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}
