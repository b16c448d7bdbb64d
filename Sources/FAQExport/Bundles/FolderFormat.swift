import FAQModel

/// Makes the files of a folder, a page of articles at a time.
protocol FolderFormat {
  /// Makes the files of articles that come next in reading order.
  mutating func make(
    _ page: [SiteSnapshot.Entry], _ take: (ExportedFile) throws -> Void
  ) throws

  /// Makes the files that are about no article, or about all of them.
  mutating func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], _ take: (ExportedFile) throws -> Void
  ) throws
}

extension FolderFormat {
  /// All files of a snapshot.
  consuming func files(_ snapshot: some SnapshotPages) throws -> [ExportedFile] {
    var format = self
    var files: [ExportedFile] = []
    try snapshot.forEachPage { try format.make($0) { files.append($0) } }
    try format.finish(snapshot.tombstones()) { files.append($0) }
    return files
  }
}

/// Files that are about all articles, made beforehand.
struct SiteFiles: FolderFormat {
  let files: [ExportedFile]

  func make(_ page: [SiteSnapshot.Entry], _ take: (ExportedFile) throws -> Void) {}

  func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], _ take: (ExportedFile) throws -> Void
  ) rethrows { try files.forEach(take) }
}
