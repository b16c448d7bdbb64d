/// The segments of a JPEG file (ITU-T T.81, annex B).
struct JPEGFile {
  private struct Segment {
    let marker: UInt8
    let content: ArraySlice<UInt8>
    let whole: ArraySlice<UInt8>
  }

  private let segments: [Segment]
  /// From the first scan up to the end of the image.
  private let scans: ArraySlice<UInt8>
  private let hasTrailing: Bool

  init(_ bytes: [UInt8]) throws {
    var segments: [Segment] = []
    var position = 2
    while true {
      // Any number of fill bytes may stand before a marker.
      while bytes.big(at: position, bytes: 2) == 0xFFFF { position += 1 }
      guard let marker = bytes.big(at: position, bytes: 2), marker >> 8 == 0xFF,
        let length = bytes.big(at: position + 2, bytes: 2), length >= 2,
        position + 2 + length <= bytes.count
      else { throw Unfit.cutOff }
      let low = UInt8(marker & 0xFF)
      if low == 0xDA { break }
      guard low != 0, low != 0xD9, !(0xD0...0xD8).contains(low) else { throw Unfit.cutOff }
      let end = position + 2 + length
      segments.append(
        Segment(
          marker: low, content: bytes[(position + 4)..<end], whole: bytes[position..<end]))
      position = end
    }
    guard let end = Self.end(of: bytes, from: position) else { throw Unfit.cutOff }
    self.segments = segments
    scans = bytes[position..<end]
    hasTrailing = end < bytes.count
  }

  /// Where the image ends that has scans from here on: behind the first EOI that is no data.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + 1 < bytes.count {
      if bytes[position] == 0xFF, bytes[position + 1] == 0xD9 { return position + 2 }
      let marker = bytes[position + 1]
      let isSegment =
        bytes[position] == 0xFF && marker != 0 && marker != 0xFF && !(0xD0...0xD7).contains(marker)
      if isSegment, let length = bytes.big(at: position + 2, bytes: 2), length >= 2 {
        position += 2 + length
      } else {
        position += 1
      }
    }
    return nil
  }

  var metadata: [AssetMetadata] {
    let found = segments.flatMap { segment -> [AssetMetadata] in
      switch segment.marker {
      case 0xE1 where segment.content.starts(with: Self.exif):
        return ExifData(segment.content.dropFirst(Self.exif.count)).metadata
      case 0xE1:
        let tellsPlace = String(decoding: segment.content, as: UTF8.self).contains("GPSL")
        return tellsPlace ? [.xmp, .place] : [.xmp]
      case 0xED: return [.iptc]
      case 0xFE: return [.comment]
      default: return []
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
    let kept = segments.filter(Self.isNeeded)
    let head = kept.prefix { $0.marker == 0xE0 }
    for segment in head { result += segment.whole }
    if turn != 1 {
      let content = Self.exif + ExifData.turned(turn)
      result += [0xFF, 0xE1, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)]
      result += content
    }
    for segment in kept.dropFirst(head.count) { result += segment.whole }
    return result + scans
  }

  private static func isNeeded(_ segment: Segment) -> Bool {
    switch segment.marker {
    case 0xE0: segment.content.starts(with: "JFIF".utf8)
    case 0xE2: segment.content.starts(with: "ICC_PROFILE".utf8)
    case 0xEE: segment.content.starts(with: "Adobe".utf8)
    case 0xE1, 0xE3...0xED, 0xEF, 0xFE: false
    default: true
    }
  }

  private static let exif = Array("Exif\0\0".utf8)
}
