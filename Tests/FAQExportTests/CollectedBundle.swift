import FAQExport
import FAQModel
import FAQStore

/// All files of an exported folder, and its manifest.
struct CollectedBundle: BundleSink, Equatable {
  var files: [ExportedFile] = []
  var manifest: [UInt8] = []

  init(_ choice: BundleChoice, of snapshot: StoredSnapshot) throws {
    try ExportBundle(choice, of: snapshot, asset: snapshot.assetContent).write(to: &self)
  }

  mutating func add(_ file: ExportedFile) { files.append(file) }

  mutating func addToManifest(_ bytes: [UInt8]) { manifest += bytes }
}
