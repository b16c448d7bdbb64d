import FAQExport
import FAQModel

/// Writes the files of an export as one archive, the manifest last.
struct ArchiveSink: BundleSink {
  private var archive: TarArchive
  private var growing = GrowingFiles()

  /// - Parameter time: when the files were last changed, as the archive says.
  init(at time: Instant, to sink: @escaping ([UInt8]) throws -> Void) {
    archive = TarArchive(at: time, to: sink)
  }

  mutating func add(_ file: ExportedFile) throws { try archive.add(file) }

  mutating func append(_ bytes: [UInt8], to path: String) throws {
    try growing.append(bytes, to: path)
  }

  mutating func end() throws {
    for (path, spool) in growing.files + [(Manifest.path, growing.manifest)] {
      try archive.add(path, length: spool.count, spool.forEachPiece)
    }
    try archive.end()
  }
}
