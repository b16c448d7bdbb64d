/// The segments of a JPEG file (ITU-T T.81, annex B).
struct JPEGFile {
  private struct Segment {
    let marker: UInt8
    let content: ArraySlice<UInt8>
    /// With the marker, and for the head of a scan with the data of the scan.
    let whole: ArraySlice<UInt8>
  }

  /// All between the start and the end of the image.
  private let segments: [Segment]
  private let hasTrailing: Bool

  init(_ bytes: [UInt8]) throws {
    var segments: [Segment] = []
    var position = 2
    while true {
      // Any number of fill bytes may stand before a marker.
      while bytes.big(at: position, bytes: 2) == 0xFFFF { position += 1 }
      guard let marker = bytes.big(at: position, bytes: 2), marker >> 8 == 0xFF else {
        throw Unfit.cutOff
      }
      if marker == Self.endOfImage, segments.contains(where: { $0.marker == Self.startOfScan }) {
        break
      }
      let segment = try Self.segment(UInt8(marker & 0xFF), at: position, in: bytes)
      segments.append(segment)
      position = segment.whole.endIndex
    }
    self.segments = segments
    hasTrailing = position + 2 < bytes.count
  }

  private static func segment(
    _ marker: UInt8, at position: Int, in bytes: [UInt8]
  ) throws -> Segment {
    guard let length = bytes.big(at: position + 2, bytes: 2), length >= 2,
      position + 2 + length <= bytes.count, marker != 0, !(0xD0...0xD9).contains(marker)
    else { throw Unfit.cutOff }
    let end = position + 2 + length
    let whole = position..<(marker == startOfScan ? dataEnd(from: end, in: bytes) : end)
    return Segment(
      marker: marker, content: bytes[(position + 4)..<end], whole: bytes[whole])
  }

  /// Where the data of a scan ends: before the first marker that is neither a byte of it nor a restart.
  private static func dataEnd(from start: Int, in bytes: [UInt8]) -> Int {
    var position = start
    while position + 1 < bytes.count {
      let next = bytes[position + 1]
      let isMarker = next != 0 && next != 0xFF && !(0xD0...0xD7).contains(next)
      if bytes[position] == 0xFF, isMarker { return position }
      position += 1
    }
    return bytes.count
  }

  var metadata: [AssetMetadata] {
    let found = segments.flatMap { segment -> [AssetMetadata] in
      switch segment.marker {
      case 0xE1 where segment.content.starts(with: Self.exif):
        return ExifData(segment.content.dropFirst(Self.exif.count)).metadata
      case 0xE1:
        let tellsPlace = String(decoding: segment.content, as: UTF8.self).contains("GPSL")
        return tellsPlace ? [.xmp, .place] : [.xmp]
      case 0xEB: return [.provenance]
      case 0xED: return [.iptc]
      case 0xFE: return [.comment]
      default: return Self.needed(segment) == segment.whole ? [] : [.application]
      }
    }
    return (found + (hasTrailing ? [.trailing] : [])).ordered
  }

  /// The file with nothing but what it takes to show the picture: its frame, tables, colours and scans,
  /// and how it is turned.
  var withoutMetadata: [UInt8] {
    let turn =
      segments.first { $0.marker == 0xE1 && $0.content.starts(with: Self.exif) }
      .map { ExifData($0.content.dropFirst(Self.exif.count)).orientation } ?? 1
    var result: [UInt8] = [0xFF, 0xD8]
    let head = segments.prefix { $0.marker == 0xE0 }
    for segment in head { result += Self.needed(segment) }
    if turn != 1 {
      let content = Self.exif + ExifData.turned(turn)
      result += [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)]
      result += content
    }
    for segment in segments.dropFirst(head.count) { result += Self.needed(segment) }
    return result + [0xFF, 0xD9]
  }

  /// As much of a segment as it takes to show the picture; empty for none of it.
  private static func needed(_ segment: Segment) -> ArraySlice<UInt8> {
    let content = segment.content
    switch segment.marker {
    case 0xE0 where content.starts(with: "JFIF\0".utf8) && content.count >= 14:
      // The width and the height of a small picture, and that picture, are left out.
      return [0xFF, 0xE0, 0, 16] + content.prefix(12) + [0, 0]
    case 0xEE where content.starts(with: "Adobe".utf8) && content.count >= 12:
      return [0xFF, 0xEE, 0, 14] + content.prefix(12)
    case 0xE2 where content.starts(with: "ICC_PROFILE".utf8): return segment.whole
    case 0xC0...0xCF, 0xDA...0xDF: return segment.whole
    default: return []
    }
  }

  private static let exif = Array("Exif\0\0".utf8)
  private static let startOfScan: UInt8 = 0xDA
  private static let endOfImage = 0xFFD9
}
