/// The boxes of an AVIF file (ISO/IEC 14496-12 and AV1 Image File Format).
struct AVIFFile {
  private(set) var metadata: [AssetMetadata] = []

  init(_ bytes: [UInt8]) throws {
    var position = 0
    var boxes: Set<String> = []
    while position < bytes.count {
      guard let size = Self.size(at: position, in: bytes), size >= 8,
        size <= bytes.count - position
      else { throw Unfit.cutOff }
      let type = String(decoding: bytes[(position + 4)..<(position + 8)], as: UTF8.self)
      boxes.insert(type)
      if type == "meta" {
        let content = String(decoding: bytes[position..<(position + size)], as: UTF8.self)
        if content.contains("Exif") { metadata.append(.exif) }
        if content.contains("application/rdf+xml") { metadata.append(.xmp) }
      }
      position += size
    }
    guard boxes.contains("meta"), boxes.contains("mdat") else { throw Unfit.cutOff }
    metadata = metadata.ordered
  }

  /// Whether a file that begins with an `ftyp` box says that it is an image or images of AV1.
  static func hasBrand(_ bytes: [UInt8]) -> Bool {
    guard let size = size(at: 0, in: bytes), size >= 16, size <= min(bytes.count, 1_024) else {
      return false
    }
    let brands = stride(from: 8, to: size - 3, by: 4).filter { $0 != 12 }
    return brands.contains { bytes[$0..<($0 + 4)].elementsEqual("avif".utf8) }
  }

  private static func size(at position: Int, in bytes: [UInt8]) -> Int? {
    switch bytes.big(at: position, bytes: 4) {
    case 0: bytes.count - position
    case 1: bytes.big(at: position + 8, bytes: 8).flatMap { $0 < 0 ? nil : $0 }
    case let size: size
    }
  }
}
