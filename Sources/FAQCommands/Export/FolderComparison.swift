import FAQExport
import FAQModel

/// Compares the files of an export with those that stand in a folder, and keeps those that are not the same
/// in another one.
struct FolderComparison: BundleSink {
  private(set) var changes = FolderChanges()
  /// The digest of the manifest that was there before; nil where there was none.
  private(set) var earlierManifest: Digest?
  private var growing = GrowingFiles()
  private let tree: FolderTree
  private let staging: StagingFolder?
  private let knows: (TreeHead) throws -> Bool
  /// The files of the export that there are in the folder, whatever they hold.
  private var present: Set<String> = []

  /// - Parameters:
  ///   - staging: nil for writing nothing.
  ///   - knows: whether the ledger had a head.
  init(
    _ tree: FolderTree, _ staging: StagingFolder?,
    knowing knows: @escaping (TreeHead) throws -> Bool
  ) {
    self.knows = knows
    self.tree = tree
    self.staging = staging
  }

  mutating func add(_ file: ExportedFile) throws {
    let old = try tree.read(file.path)
    try note(file.path, isThere: old != nil, isSame: old == file.bytes) { try $0(file.bytes) }
  }

  mutating func append(_ bytes: [UInt8], to path: String) throws {
    try growing.append(bytes, to: path)
  }

  private mutating func note(
    _ path: String, isThere: Bool, isSame: Bool,
    _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    if isThere { present.insert(path) }
    if isSame {
      changes.same += 1
      return
    }
    if isThere { changes.changed.append(path) } else { changes.added.append(path) }
    try staging?.add(path, content)
  }

  var manifest: Spool { growing.manifest }

  /// Compares what grew, and the manifest, once all files are there.
  ///
  /// - Throws: ``Refusal/notOurFolder(path:file:)`` where a file stands in the way that no export made, and
  ///   ``Refusal/otherExport(path:form:now:)``, ``Refusal/exportOfOtherSite(path:)`` or
  ///   ``Refusal/laterExport(path:entry:now:)`` where what stands there is of another form or site, or of later.
  mutating func finish(_ path: String) throws {
    for (path, spool) in growing.files {
      let old = try tree.digest(path)
      let isSame = try old == spool.digest()
      try note(path, isThere: old != nil, isSame: isSame, spool.forEachPiece)
    }
    let old = try tree.digest(Manifest.path)
    earlierManifest = old
    // The same manifest names the same files, and need not be understood.
    guard try old != manifest.digest() else { return }
    changes.isManifestChanged = true
    changes.isManifestNew = old == nil
    let earlier = try old.map { _ in try self.earlier(path) }
    if let earlier { try compare(earlier, path) }
    let paths = Set((earlier?.files ?? [:]).keys)
    if let foreign = present.subtracting(paths).min() {
      throw Refusal.notOurFolder(path: path, file: foreign)
    }
    let wanted = present.union(changes.added)
    changes.removed = try paths.subtracting(wanted).filter { try tree.digest($0) != nil }
      .sortedByBytes()
  }

  /// Notes whether the manifest says anything else than one that is there.
  private mutating func compare(_ earlier: EarlierManifest, _ path: String) throws {
    var bytes: [UInt8] = []
    try manifest.forEachPiece { bytes += $0 }
    let now = try EarlierManifest(reading: bytes)
    guard now.site == earlier.site else { throw Refusal.exportOfOtherSite(path: path) }
    guard now.form == earlier.form else {
      throw Refusal.otherExport(path: path, form: earlier.form, now: now.form)
    }
    let isOfLedger = try earlier.ledger.map(knows) ?? (now.ledger == nil)
    if isOfLedger, let size = now.ledger?.size, let later = earlier.ledger?.size, size < later {
      throw Refusal.laterExport(path: path, entry: later, now: size)
    }
    changes.isManifestChanged = !isOfLedger || !now.saysTheSame(as: earlier)
  }

  private func earlier(_ path: String) throws -> EarlierManifest {
    guard let bytes = try tree.read(Manifest.path),
      let manifest = try? EarlierManifest(reading: bytes)
    else { throw Refusal.notOurFolder(path: path, file: Manifest.path) }
    return manifest
  }
}
