import FAQExport
import FAQModel

/// Writes the files of an export as one archive, the manifest last.
struct ArchiveSink: BundleSink {
  private var archive: TarArchive
  private let manifest = Spool()

  /// - Parameter time: when the files were last changed, as the archive says.
  init(at time: Instant, to sink: @escaping ([UInt8]) throws -> Void) {
    archive = TarArchive(at: time, to: sink)
  }

  mutating func add(_ file: ExportedFile) throws { try archive.add(file) }

  func addToManifest(_ bytes: [UInt8]) throws { try manifest.add(bytes) }

  mutating func end() throws {
    try archive.add(Manifest.path, length: manifest.count, manifest.forEachPiece)
    try archive.end()
  }
}
