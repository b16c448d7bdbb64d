import FAQModel

/// The directory at the end of a ZIP archive (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16).
struct ZipDirectory {
  /// In the order of the archive.
  let records: [ZipRecord]
  /// Where it begins.
  let start: Int

  private static let endMark = 0x0605_4B50
  private static let endSize = 22
  private static let longestComment = 0xFFFF

  init(of bytes: [UInt8]) throws {
    let end = try Self.place(in: bytes)
    let summary = try Self.summary(in: bytes, at: end)
    guard summary.count <= ZipArchive.mostEntries else {
      throw Self.refusal("it has more than 20,000 entries; hand it in as several ones")
    }
    guard summary.start <= summary.end, summary.size == summary.end - summary.start else {
      throw Self.refusal("its directory is not where it says; make the archive again")
    }
    var records: [ZipRecord] = []
    var offset = summary.start
    for number in 0..<summary.count {
      let record = try ZipRecord(bytes, at: offset, before: summary.end, number: number + 1)
      offset = record.end
      records.append(record)
    }
    guard offset == summary.end else {
      throw Self.refusal("its directory has another length than it says")
    }
    self.records = records
    start = summary.start
  }

  /// Where the last record of the archive stands: the one whose comment reaches the end.
  private static func place(in bytes: [UInt8]) throws -> Int {
    var places: [Int] = []
    let first = max(0, bytes.count - endSize - longestComment)
    for offset in stride(from: bytes.count - endSize, through: first, by: -1)
    where bytes[offset] == 0x50 && bytes.littleEndian(4, at: offset) == endMark {
      if bytes.littleEndian(2, at: offset + 20) == bytes.count - offset - endSize {
        places.append(offset)
      }
    }
    guard let place = places.first else {
      throw refusal("it is no ZIP archive, or its end is missing")
    }
    guard places.count == 1 else { throw refusal("it has two directories") }
    return place
  }

  private struct Summary {
    let count: Int
    let size: Int
    let start: Int
    /// Where the records of the entries end.
    let end: Int
  }

  private static func summary(in bytes: [UInt8], at place: Int) throws -> Summary {
    func field(_ width: Int, _ offset: Int) throws -> Int {
      guard let value = bytes.littleEndian(width, at: offset) else {
        throw refusal("its end is damaged")
      }
      return value
    }
    let small = [
      try field(2, place + 4), try field(2, place + 6), try field(2, place + 8),
      try field(2, place + 10), try field(4, place + 12), try field(4, place + 16),
    ]
    var values = small
    var end = place
    // The locator of the larger record, if there is one, stands right before the small one.
    if bytes.littleEndian(4, at: place - 20) == 0x0706_4B50 {
      end = try field(8, place - 12)
      guard try field(4, place - 16) == 0, try field(4, place - 4) <= 1, end <= place - 76,
        try field(4, end) == 0x0606_4B50, try field(8, end + 4) == place - 20 - end - 12
      else { throw refusal("its end is damaged") }
      values = [
        try field(4, end + 16), try field(4, end + 20), try field(8, end + 24),
        try field(8, end + 32), try field(8, end + 40), try field(8, end + 48),
      ]
      for (index, value) in small.enumerated() where value != values[index] {
        guard value == (index < 4 ? 0xFFFF : 0xFFFF_FFFF) else {
          throw refusal("its end contradicts itself")
        }
      }
    }
    guard values[0] == 0, values[1] == 0, values[2] == values[3] else {
      throw refusal("it is one part of several; join them")
    }
    return Summary(count: values[3], size: values[4], start: values[5], end: end)
  }

  private static func refusal(_ cause: String) -> Refusal {
    .invalidFile(cause: "the archive cannot be read: \(cause)")
  }
}
