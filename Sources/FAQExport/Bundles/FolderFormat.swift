import FAQModel

/// Makes the files of a folder, a page of articles at a time.
protocol FolderFormat {
  /// Makes the files of articles that come next in reading order.
  mutating func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) throws

  /// Makes the files that are about no article, or about all of them.
  mutating func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws
}

extension FolderFormat {
  /// All files of a snapshot; those that grow come last, by path.
  consuming func files(_ snapshot: some SnapshotPages) throws -> [ExportedFile] {
    var format = self
    var sink = FileList()
    try snapshot.forEachPage { try format.make($0, to: &sink) }
    try format.finish(snapshot.tombstones(), to: &sink)
    return sink.all
  }
}

/// Files in memory.
package struct FileList: BundleSink, Equatable {
  private var files: [ExportedFile] = []
  private var growing: [String: [UInt8]] = [:]

  package init() {}

  /// Those that grow come last, by path.
  package var all: [ExportedFile] {
    files
      + growing.sorted { $0.key < $1.key }.map { ExportedFile(path: $0.key, bytes: $0.value) }
  }

  package mutating func add(_ file: ExportedFile) { files.append(file) }

  package mutating func append(_ bytes: [UInt8], to path: String) {
    growing[path, default: []] += bytes
  }
}

/// Files that are about all articles, made beforehand.
struct SiteFiles: FolderFormat {
  let files: [ExportedFile]

  func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) {}

  func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws {
    for file in files { try sink.add(file) }
  }
}
