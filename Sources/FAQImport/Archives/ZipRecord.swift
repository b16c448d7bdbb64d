import FAQModel

/// What the directory of an archive says of one entry (APPNOTE 6.3.10, section 4.3.12).
struct ZipRecord {
  /// Its number in the directory, counted from 1.
  let number: Int
  let flags: Int
  let method: Int
  let checksum: UInt32
  let packedSize: Int
  let size: Int
  let name: [UInt8]
  /// Extra fields, by their IDs; of several ones with the same, the first.
  let extra: ZipExtra
  /// What the system that made the archive says of the file: the upper half is a Unix mode.
  let attributes: Int
  /// Where the entry begins.
  let start: Int
  /// Where the record ends.
  let end: Int

  static let stored = 0
  static let deflated = 8
  static let namesInUTF8 = 1 << 11

  init(_ bytes: [UInt8], at offset: Int, before limit: Int, number: Int) throws {
    func field(_ width: Int, _ place: Int) throws -> Int {
      guard let value = bytes.littleEndian(width, at: offset + place) else {
        throw Self.damaged(number)
      }
      return value
    }
    guard limit - offset >= 46, try field(4, 0) == 0x0201_4B50 else { throw Self.damaged(number) }
    let nameEnd = offset + 46 + (try field(2, 28))
    let extraEnd = nameEnd + (try field(2, 30))
    let end = extraEnd + (try field(2, 32))
    guard end <= limit else { throw Self.damaged(number) }
    guard try field(2, 34) == 0 else {
      throw Refusal.invalidFile(cause: "the archive is one part of several; join them")
    }
    guard let extra = ZipExtra(bytes[nameEnd..<extraEnd]) else { throw Self.damaged(number) }
    let sizes = [try field(4, 24), try field(4, 20), try field(4, 42)]
    guard let large = extra.sizes(sizes) else { throw Self.damaged(number) }
    self.number = number
    self.extra = extra
    self.end = end
    flags = try field(2, 8)
    method = try field(2, 10)
    checksum = UInt32(truncatingIfNeeded: try field(4, 16))
    attributes = try field(4, 38)
    name = Array(bytes[offset + 46..<nameEnd])
    (size, packedSize, start) = (large[0], large[1], large[2])
  }

  /// Refuses what is read in no archive.
  func check(_ path: ZipPath) throws {
    // Bits 6 and 13: strong encryption, and names that are hidden.
    guard flags & (1 | 1 << 6 | 1 << 13) == 0, method != 99 else {
      throw path.refusal("is encrypted; make the archive without a password")
    }
    guard method == Self.stored || method == Self.deflated, flags & 1 << 5 == 0 else {
      throw path.refusal(
        "is packed in a way that is not read (method \(method)); make the archive with Deflate")
    }
    switch attributes >> 28 {
    case 0xA: throw path.refusal("is a symbolic link")
    case 0x1, 0x2, 0x6, 0xC: throw path.refusal("is no file but a device or a pipe")
    default: break
    }
    guard size <= ZipArchive.largestEntry, packedSize <= 2 * ZipArchive.largestEntry else {
      throw path.refusal("is larger than 64 MiB")
    }
    guard size <= ZipArchive.smallEntry || size / ZipArchive.largestRatio <= packedSize else {
      throw path.refusal("is more than 200 times as large as its packed bytes")
    }
    guard method == Self.deflated || size == packedSize, !path.isFolder || size == 0 else {
      throw path.refusal("has sizes that cannot be")
    }
  }

  static func damaged(_ number: Int) -> Refusal {
    .invalidFile(
      cause: "the archive cannot be read: what its directory says of entry \(number) is damaged")
  }
}
