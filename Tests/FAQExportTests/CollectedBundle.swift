import FAQExport
import FAQModel
import FAQStore

/// All files of an exported folder, and its manifest.
struct CollectedBundle: Equatable {
  /// All but the manifest.
  let files: [ExportedFile]
  let manifest: [UInt8]

  init(_ choice: BundleChoice, of snapshot: StoredSnapshot) throws {
    var list = FileList()
    try ExportBundle(choice, of: snapshot, asset: snapshot.assetContent).write(to: &list)
    files = list.all.filter { $0.path != Manifest.path }
    manifest = list.all.first { $0.path == Manifest.path }?.bytes ?? []
  }
}
