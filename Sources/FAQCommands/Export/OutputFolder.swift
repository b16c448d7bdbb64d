import FAQExport
import FAQModel
import Foundation

/// A folder of exported files. Only what an earlier export made is replaced or removed.
struct OutputFolder {
  private let path: String
  private let knows: (TreeHead) throws -> Bool
  private let isMade: (Digest) throws -> Bool

  /// A folder at an absolute path.
  ///
  /// - Parameters:
  ///   - knows: whether the ledger had a head.
  ///   - isMade: whether an export that would make the same made the manifest of a digest.
  init(
    _ path: String, knowing knows: @escaping (TreeHead) throws -> Bool,
    remembering isMade: @escaping (Digest) throws -> Bool
  ) {
    self.path = path
    self.knows = knows
    self.isMade = isMade
  }

  /// What ``replace(with:in:knowing:)`` would do; nothing is written.
  func changes(to bundle: ExportBundle<some SnapshotPages>) throws -> FolderChanges {
    guard let folder = try Folder(existing: path) else {
      var folder = NewFolder(nil)
      try bundle.write(to: &folder)
      try folder.finish()
      return folder.changes
    }
    defer { folder.close() }
    let tree = FolderTree(folder)
    defer { tree.close() }
    return try changes(to: bundle, tree, nil, folder).changes
  }

  /// Makes the folder hold exactly these files besides those that are not an export's. Files whose
  /// bytes are the same are not touched, nor is a manifest that would only name a newer head of the
  /// ledger than one that it had. What is not the same is made beside its place; once all of it is
  /// there, stale files go, then the manifest comes, then the rest, each file in one step. What is cut
  /// off before leaves the folder as it was, and after that the next export completes it. A folder that is new is there with
  /// all that is in it, or not at all. Where all of it stands there as an export that would make the same left
  /// it, nothing is made.
  ///
  /// - Parameters:
  ///   - held: this folder, held since before the bundle was read, so that none that is newer is replaced by it.
  ///   - look: what stands in it.
  /// - Returns: what was changed, and the digest of the manifest to remember; nil for one that is remembered.
  func replace(
    with bundle: ExportBundle<some SnapshotPages>, in held: HeldFolder, knowing look: FolderLook?
  ) throws -> (changes: FolderChanges, manifest: Digest?) {
    if held.isNew { return try make(bundle, in: held) }
    let tree = FolderTree(held.folder)
    defer { tree.close() }
    let staging = try StagingFolder(in: held.folder)
    defer { staging.remove() }
    if let same = try look?.count(where: isMade) { return (FolderChanges(same: same), nil) }
    let new = try changes(to: bundle, tree, staging, held.folder)
    guard !new.changes.isNone else { return (new.changes, new.earlierManifest) }
    try staging.add(Manifest.path, new.manifest.forEachPiece)
    for stale in new.changes.removed { try tree.remove(stale) }
    for file in [Manifest.path] + new.changes.added + new.changes.changed {
      try staging.put(file, in: tree)
    }
    return (new.changes, try new.manifest.digest())
  }

  /// Makes the folder beside its place, and puts it there in one step.
  private func make(
    _ bundle: ExportBundle<some SnapshotPages>, in held: HeldFolder
  ) throws -> (changes: FolderChanges, manifest: Digest?) {
    let tree = FolderTree(held.folder)
    defer { tree.close() }
    var new = NewFolder(tree)
    try bundle.write(to: &new)
    try new.finish()
    try held.putInPlace()
    return (new.changes, try new.manifest.digest())
  }

  /// What is to be changed in a folder that is there.
  private func changes(
    to bundle: ExportBundle<some SnapshotPages>, _ tree: FolderTree, _ staging: StagingFolder?,
    _ folder: Folder
  ) throws -> FolderComparison {
    let isNew = try folder.names().allSatisfy { $0 == StagingFolder.name }
    guard isNew || folder.kind(of: Manifest.path) != nil else {
      throw Refusal.notOurFolder(path: path, file: nil)
    }
    var comparison = FolderComparison(tree, staging, knowing: knows)
    try bundle.write(to: &comparison)
    try comparison.finish(path)
    return comparison
  }
}

/// A folder that is not there yet; without a tree, nothing is written.
private struct NewFolder: BundleSink {
  private(set) var changes = FolderChanges(isManifestChanged: true, isManifestNew: true)
  private var growing = GrowingFiles()
  private let tree: FolderTree?

  var manifest: Spool { growing.manifest }

  init(_ tree: FolderTree?) { self.tree = tree }

  mutating func add(_ file: ExportedFile) throws {
    try tree?.create(file.path) { try $0(file.bytes) }
    changes.added.append(file.path)
  }

  mutating func append(_ bytes: [UInt8], to path: String) throws {
    try growing.append(bytes, to: path)
  }

  /// Writes what grew, the manifest last.
  mutating func finish() throws {
    for (path, spool) in growing.files {
      try tree?.create(path, spool.forEachPiece)
      changes.added.append(path)
    }
    try tree?.create(Manifest.path, growing.manifest.forEachPiece)
  }
}
