import FAQExport
import FAQModel
import Foundation

/// A folder of exported files. Only what an earlier export made is replaced or removed.
struct OutputFolder {
  private let path: String

  /// What an export does to the files of a folder, the manifest aside.
  struct Changes: Equatable {
    /// Each by path.
    var added: [String] = []
    var changed: [String] = []
    var removed: [String] = []
    var same = 0
    /// Whether the manifest says anything else than before, beside the head of the ledger.
    var isManifestChanged = false

    var isNone: Bool { self == Changes(same: same) }

    var sentence: String {
      "\(added.count) added, \(changed.count) changed, \(removed.count) removed, \(same) the same"
    }
  }

  /// A folder at an absolute path.
  init(_ path: String) { self.path = path }

  /// What ``replace(with:)`` would do; nothing is written.
  func changes(to bundle: ExportBundle) throws -> Changes {
    guard FileManager.default.fileExists(atPath: path) else {
      return Changes(added: bundle.files.map(\.path), isManifestChanged: true)
    }
    let folder = try Folder(at: path)
    defer { folder.close() }
    return try plan(bundle, folder, FolderTree(folder)).changes
  }

  /// Makes the folder hold exactly these files besides those that are not an export's. Files whose
  /// bytes are the same are not touched, nor is a manifest that would only name a newer head of the
  /// ledger. When it is cut off, the next export completes it: stale files go first, then the
  /// manifest, then the rest. A folder that is new is there with all that is in it, or not at all.
  func replace(with bundle: ExportBundle) throws -> Changes {
    let parent = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    var status = stat()
    if lstat(path, &status) != 0, errno == ENOENT { return try make(bundle) }
    let folder = try Folder(making: path)
    defer { folder.close() }
    let tree = FolderTree(folder)
    defer { tree.close() }
    let (changes, files) = try plan(bundle, folder, tree)
    guard !changes.isNone else { return changes }
    for stale in changes.removed { try tree.remove(stale) }
    for file in [bundle.manifest] + files { try tree.replace(file.path, with: file.bytes) }
    return changes
  }

  /// Makes the folder beside its place, and puts it there in one step.
  private func make(_ bundle: ExportBundle) throws -> Changes {
    let (parent, name) = (
      (path as NSString).deletingLastPathComponent, (path as NSString).lastPathComponent
    )
    let part = parent + "/.\(name).faqcms-part"
    try? FileManager.default.removeItem(atPath: part)
    do {
      let folder = try Folder(making: part)
      defer { folder.close() }
      let tree = FolderTree(folder)
      defer { tree.close() }
      for file in bundle.files + [bundle.manifest] {
        try tree.create(file.path, with: file.bytes)
      }
      guard rename(part, path) == 0 else {
        throw Refusal.unwritableFile(path: path, cause: String(cString: strerror(errno)))
      }
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
    return Changes(added: bundle.files.map(\.path), isManifestChanged: true)
  }

  /// The changes, and the files that they write.
  private func plan(
    _ bundle: ExportBundle, _ folder: Folder, _ tree: FolderTree
  ) throws -> (changes: Changes, files: [ExportedFile]) {
    let wanted = Set(bundle.files.map(\.path))
    let earlier = try Earlier(folder, bundle, wanted, path)
    var changes = Changes()
    changes.isManifestChanged = earlier.isManifestChanged
    var files: [ExportedFile] = []
    for file in bundle.files {
      let old = try tree.read(file.path)
      if old == file.bytes, earlier.paths.contains(file.path) {
        changes.same += 1
        continue
      }
      guard old == nil || earlier.paths.contains(file.path) else {
        throw Refusal.notOurFolder(path: path, file: file.path)
      }
      files.append(file)
      if old == nil { changes.added.append(file.path) } else { changes.changed.append(file.path) }
    }
    changes.removed = try earlier.paths.subtracting(wanted).sorted()
      .filter { try tree.read($0) != nil }
    return (changes, files)
  }

  /// What an earlier export made of a folder.
  private struct Earlier {
    /// The files that it made.
    let paths: Set<String>
    /// Whether its manifest says anything else, beside the head of the ledger.
    let isManifestChanged: Bool

    init(
      _ folder: Folder, _ bundle: ExportBundle, _ wanted: Set<String>, _ path: String
    ) throws {
      guard let bytes = try folder.read(Manifest.path) else {
        guard try folder.names().isEmpty else {
          throw Refusal.notOurFolder(path: path, file: nil)
        }
        self.init(paths: [], isManifestChanged: true)
        return
      }
      // The same manifest names the same files, and need not be understood.
      guard bytes != bundle.manifest.bytes else {
        self.init(paths: wanted, isManifestChanged: false)
        return
      }
      guard let manifest = try? Manifest(reading: bytes) else {
        throw Refusal.notOurFolder(path: path, file: Manifest.path)
      }
      let new = try Manifest(reading: bundle.manifest.bytes)
      self.init(
        paths: Set(manifest.files.keys), isManifestChanged: !new.saysTheSame(as: manifest))
    }

    private init(paths: Set<String>, isManifestChanged: Bool) {
      self.paths = paths
      self.isManifestChanged = isManifestChanged
    }
  }
}
