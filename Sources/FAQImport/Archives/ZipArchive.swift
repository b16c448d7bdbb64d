import FAQModel

/// An archive in the ZIP format (APPNOTE 6.3.10), stored or deflated, read by its directory.
///
/// Nothing is unpacked but what is asked for, one entry at a time and into memory. An archive is
/// refused as a whole where one of its entries breaks a rule: since it says everything twice, what two
/// readers could understand differently is not read.
package struct ZipArchive: Sendable {
  /// A file or a folder in an archive.
  package struct Entry: Equatable, Sendable {
    /// Its path within the archive, with `/` and without one at the end.
    package let path: String
    /// How many bytes it has when it is unpacked.
    package let size: Int
    package let isFolder: Bool
    /// Where its packed bytes stand.
    let packed: Range<Int>
    let isDeflated: Bool
    let checksum: UInt32
  }

  /// Archives with more entries are refused.
  package static let mostEntries = 20_000
  /// The size of the largest entry, in bytes.
  package static let largestEntry = 64 * 1024 * 1024
  /// The size of all entries together, in bytes.
  package static let largestTotal = 1024 * 1024 * 1024
  /// An entry beyond ``smallEntry`` may be so many times as large as its packed bytes.
  package static let largestRatio = 200
  /// Up to this size, in bytes, the ratio of an entry does not matter.
  package static let smallEntry = 1024 * 1024

  /// In the order of the directory.
  package let entries: [Entry]
  /// The places of the files among them, by path.
  private let files: [String: Int]
  /// What of the archive is not among its entries, in words.
  package let dropped: [String]
  let bytes: [UInt8]

  /// Whether a file begins as archives do.
  package static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
  }

  /// Reads the directory of an archive and checks each entry against it.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, naming the entry: one that is encrypted, packed in
  ///   another way or a link, whose path leads elsewhere or stands there twice but for case, which
  ///   shares bytes with another one, contradicts the directory or is too large.
  package init(_ bytes: [UInt8]) throws {
    let directory = try ZipDirectory(of: bytes)
    var entries: [Entry] = []
    var names: Set<String> = []
    var extents: [(range: Range<Int>, name: String)] = []
    var total = 0
    var systemFiles = 0
    for record in directory.records {
      let path = try ZipPath(of: record)
      try record.check(path)
      guard names.insert(path.folded).inserted else {
        throw path.refusal("stands in the archive twice, but for upper and lower case at most")
      }
      total += record.size
      guard total <= Self.largestTotal else {
        throw Refusal.invalidFile(
          cause: "the archive holds more than 1 GiB; hand it in as several ones")
      }
      let place = try record.place(in: bytes, path, before: directory.start)
      extents.append((place.whole, path.text))
      if path.isSystemFile {
        systemFiles += 1
        continue
      }
      entries.append(
        Entry(
          path: path.text, size: record.size, isFolder: path.isFolder, packed: place.packed,
          isDeflated: record.method == ZipRecord.deflated, checksum: record.checksum))
    }
    try Self.requireApart(extents)
    self.bytes = bytes
    self.entries = entries
    files = Dictionary(
      entries.indices.filter { !entries[$0].isFolder }.map { (entries[$0].path, $0) },
      uniquingKeysWith: { first, _ in first })
    dropped =
      systemFiles == 0
      ? [] : ["what macOS adds to archives, '__MACOSX' and '.DS_Store' (\(systemFiles) entries)"]
  }

  /// The file with a path; nil where there is none.
  package func file(at path: String) -> Entry? { files[path].map { entries[$0] } }

  /// Unpacks an entry of this archive.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where its bytes are damaged, or more or fewer than
  ///   the archive says. Never more than ``largestEntry`` is made of them.
  package func bytes(of entry: Entry) throws -> [UInt8] {
    let name = ZipPath.quoted(entry.path)
    guard bytes.indices.contains(entry.packed) || entry.packed.isEmpty else {
      throw Refusal.invalidFile(cause: "\(name) is no entry of the archive")
    }
    let packed = bytes[entry.packed]
    let unpacked =
      try entry.isDeflated ? Inflater.inflate(packed, to: entry.size, name) : Array(packed)
    guard Inflater.checksum(unpacked) == entry.checksum else {
      throw Refusal.invalidFile(
        cause: "\(name) in the archive is damaged; its checksum is another one")
    }
    return unpacked
  }

  /// Entries that share bytes are how a small archive holds terabytes (Fifield 2019).
  private static func requireApart(_ extents: [(range: Range<Int>, name: String)]) throws {
    var end = 0
    for (range, name) in extents.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard range.lowerBound >= end else {
        throw Refusal.invalidFile(
          cause: "\(ZipPath.quoted(name)) shares bytes with another entry of the archive"
        )
      }
      end = range.upperBound
    }
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
