extension ZipArchive {
  /// The same archive with other bytes in some of its files, which are stored as they are; the others keep
  /// their packed bytes.
  ///
  /// - Parameter parts: the new bytes of files of this archive, by their paths.
  package func replacing(_ parts: [String: [UInt8]]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries where !entry.isFolder {
      let part = parts[entry.path]
      let packed = part.map { $0[...] } ?? bytes[entry.packed]
      let header = Self.header(of: entry, part: part, packed: packed.count)
      let start = archive.count
      archive.add(0x0403_4B50, 4)
      archive += header
      archive += Array(entry.path.utf8)
      archive += packed
      directory.add(0x0201_4B50, 4)
      directory.add(20, 2)
      directory += header
      // No comment, the first disk, and no attributes.
      directory.add(0, 10)
      directory.add(start, 4)
      directory += Array(entry.path.utf8)
    }
    let count = entries.count { !$0.isFolder }
    let start = archive.count
    archive += directory
    archive.add(0x0605_4B50, 4)
    archive.add(0, 4)
    archive.add(count, 2)
    archive.add(count, 2)
    archive.add(directory.count, 4)
    archive.add(start, 4)
    archive.add(0, 2)
    return archive
  }

  /// What both places that describe an entry say of it.
  private static func header(of entry: Entry, part: [UInt8]?, packed: Int) -> [UInt8] {
    var header: [UInt8] = []
    header.add(20, 2)
    header.add(ZipRecord.namesInUTF8, 2)
    header.add(part == nil && entry.isDeflated ? ZipRecord.deflated : ZipRecord.stored, 2)
    // The first of January 1980.
    header.add(0x0021_0000, 4)
    header.add(Int(part.map { Inflater.checksum($0) } ?? entry.checksum), 4)
    header.add(packed, 4)
    header.add(part?.count ?? entry.size, 4)
    header.add(entry.path.utf8.count, 2)
    header.add(0, 2)
    return header
  }
}

extension [UInt8] {
  /// Adds a number as so many bytes, the lowest first.
  fileprivate mutating func add(_ number: Int, _ width: Int) {
    for index in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }
}
