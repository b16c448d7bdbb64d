import FAQExport
import FAQModel
import FAQStore

/// All files of an exported folder, and its manifest.
struct CollectedBundle: BundleSink, Equatable {
  var files: [ExportedFile] = []
  private var growing: [String: [UInt8]] = [:]

  var manifest: [UInt8] { growing[Manifest.path] ?? [] }

  init(_ choice: BundleChoice, of snapshot: StoredSnapshot) throws {
    try ExportBundle(choice, of: snapshot, asset: snapshot.assetContent).write(to: &self)
  }

  mutating func add(_ file: ExportedFile) { files.append(file) }

  mutating func append(_ bytes: [UInt8], to path: String) { growing[path, default: []] += bytes }

  /// How many files there are besides the manifest.
  var count: Int { files.count + growing.count - 1 }
}
