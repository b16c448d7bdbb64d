/// What is read of Exif data: a TIFF structure (TIFF 6.0, Exif 2.32) of tags in one directory.
struct ExifData {
  private(set) var metadata: [AssetMetadata] = []
  /// How the picture is to be turned: 1 to 8, 1 for not at all.
  private(set) var orientation = 1

  /// Reads it as far as it can be understood.
  init(_ bytes: ArraySlice<UInt8>) {
    metadata = [.exif]
    let isLittle = bytes.starts(with: "II".utf8)
    guard isLittle || bytes.starts(with: "MM".utf8) else { return }
    func number(_ offset: Int, _ count: Int) -> Int? {
      isLittle ? bytes.little(at: offset, bytes: count) : bytes.big(at: offset, bytes: count)
    }
    guard number(2, 2) == 42, let directory = number(4, 4), let count = number(directory, 2) else {
      return
    }
    var tellsMore = number(directory + 2 + 12 * count, 4) != 0
    for index in 0..<count {
      let entry = directory + 2 + 12 * index
      guard let tag = number(entry, 2) else { return }
      if !Self.plain.contains(tag) { tellsMore = true }
      switch tag {
      case 0x0112: if let value = number(entry + 8, 2), 1...8 ~= value { orientation = value }
      case 0x010F, 0x0110: metadata.append(.camera)
      case 0x013B, 0x8298: metadata.append(.person)
      case 0x0132, 0x8769: metadata.append(.time)
      case 0x8825: metadata.append(.place)
      default: break
      }
    }
    if !tellsMore { metadata = [] }
  }

  /// Tags that say how the picture is to be shown and no more: orientation, resolution, samples.
  private static let plain: Set = [0x0112, 0x011A, 0x011B, 0x0128, 0x0213]

  /// Exif data that says nothing but how the picture is turned.
  static func turned(_ orientation: Int) -> [UInt8] {
    // Big-endian; a directory of one entry: tag 0x0112, a short, one of them.
    [
      0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0,
      0,
    ]
      + [0, 0, 0, 0]
  }
}
