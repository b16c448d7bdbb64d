import FAQExport
import FAQModel

/// Compares the files of an export with those that stand in a folder, and keeps those that are not the same
/// in another one.
struct FolderComparison: BundleSink {
  private(set) var changes = FolderChanges()
  let manifest = Spool()
  private var hasher = Digest.Hasher()
  private let tree: FolderTree
  private let staging: StagingFolder?
  /// The files of the export that there are in the folder, whatever they hold.
  private var present: Set<String> = []

  /// - Parameter staging: nil for writing nothing.
  init(_ tree: FolderTree, _ staging: StagingFolder?) {
    self.tree = tree
    self.staging = staging
  }

  mutating func add(_ file: ExportedFile) throws {
    let old = try tree.read(file.path)
    if old != nil { present.insert(file.path) }
    if old == file.bytes {
      changes.same += 1
      return
    }
    if old == nil { changes.added.append(file.path) } else { changes.changed.append(file.path) }
    try staging?.add(file.path) { try $0(file.bytes) }
  }

  mutating func addToManifest(_ bytes: [UInt8]) throws {
    hasher.add(bytes[...])
    try manifest.add(bytes)
  }

  /// Compares the manifest, once all files are there.
  ///
  /// - Throws: ``Refusal/notOurFolder(path:file:)`` where a file stands in the way that no export made.
  mutating func finish(_ path: String) throws {
    let old = try tree.digest(Manifest.path)
    // The same manifest names the same files, and need not be understood.
    guard old != hasher.digest else { return }
    changes.isManifestChanged = true
    let earlier = try old.map { _ in try self.earlier(path) }
    let paths = earlier?.paths ?? []
    if let foreign = present.subtracting(paths).min() {
      throw Refusal.notOurFolder(path: path, file: foreign)
    }
    let wanted = present.union(changes.added)
    changes.removed = try paths.subtracting(wanted).filter { try tree.digest($0) != nil }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard let earlier else { return }
    var bytes: [UInt8] = []
    try manifest.forEachPiece { bytes += $0 }
    changes.isManifestChanged = try !EarlierManifest(reading: bytes).saysTheSame(as: earlier)
  }

  private func earlier(_ path: String) throws -> EarlierManifest {
    guard let bytes = try tree.read(Manifest.path),
      let manifest = try? EarlierManifest(reading: bytes)
    else { throw Refusal.notOurFolder(path: path, file: Manifest.path) }
    return manifest
  }
}
