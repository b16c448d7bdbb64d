import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore
import Foundation

extension Export {
  /// What a later export to the same folder need not do again.
  private struct Memory {
    var made: (manifest: Digest, state: Digest)?
    var standing: (export: StandingExport, mark: Digest)?
  }

  /// Hands on a format that is a folder of files.
  func writeFolder(
    _ choice: BundleChoice, asOf time: Instant?, _ office: Editorial, in session: Session
  ) throws -> Remainder {
    let held = try held(in: session)
    defer { held?.close() }
    // NB: a mark is made before the folder is read, and not for an export of another time.
    let stamp = time == nil ? held.flatMap { $0.isNew ? nil : FolderStamp(of: $0.folder) } : nil
    let mark = stamp.map { stamp in
      { facts in choice.state(of: facts, by: "\(Version.build) \(stamp.digest)") }
    }
    if let found = try mark.flatMap(office.standingExport) {
      noteWritten(FolderChanges(same: found.files), in: session)
      return ([], found.waiting)
    }
    let look = held.flatMap { $0.isNew ? nil : FolderLook(at: $0.folder) }
    defer { look?.end() }
    let progress = progress(in: session)
    defer { progress?.finish() }
    let (remainder, memory) = try office.withSnapshot(
      scope.chosen, asOf: time, withProofs: true, withState: held != nil
    ) { snapshot in
      let isFound = try noteChoice(among: snapshot, in: session)
      let pages = watched(snapshot, progress)
      let bundle = try ExportBundle(choice, of: pages, asset: snapshot.assetContent)
      // Not of one that leaves something out: each export tells of that.
      let state =
        snapshot.refused.isEmpty
        ? snapshot.state.map { choice.state(of: $0, by: Version.build) } : nil
      let written = try write(bundle, of: state, snapshot, to: held, look, in: session)
      var memory = Memory()
      if let state, let (changes, manifest) = written {
        memory.made = manifest.map { ($0, state) }
        if let mark, isFound, changes.isNone {
          memory.standing = (snapshot.standing(files: changes.same), mark(try snapshot.facts))
        }
      }
      return ((snapshot.refused, snapshot.waiting), memory)
    }
    if let (manifest, state) = memory.made { office.remember(manifest, of: state) }
    if let (export, mark) = memory.standing { office.remember(export, as: mark) }
    return remainder
  }

  /// The folder to write; nil where none is written.
  private func held(in session: Session) throws -> HeldFolder? {
    guard !tar, !check, let output else { return nil }
    return try HeldFolder(global.outputPath(output, in: session))
  }

  /// - Returns: what was changed in the folder, and the digest of the manifest that is left in it, where that is
  ///   not remembered; nil where no folder is written.
  private func write(
    _ bundle: ExportBundle<some SnapshotPages>, of state: Digest?, _ snapshot: StoredSnapshot,
    to held: HeldFolder?, _ look: FolderLook?, in session: Session
  ) throws -> (changes: FolderChanges, manifest: Digest?)? {
    if tar {
      try writeArchive(bundle, in: session)
      return nil
    }
    guard let output else { return nil }
    let folder = OutputFolder(
      try global.outputPath(output, in: session), knowing: snapshot.knows,
      remembering: { manifest in try state.map { try snapshot.isMade(manifest, of: $0) } ?? false })
    guard let held else {
      try report(folder.changes(to: bundle), in: session)
      return nil
    }
    let written = try folder.replace(with: bundle, in: held, knowing: look)
    noteWritten(written.changes, in: session)
    return written
  }

  private func noteWritten(_ changes: FolderChanges, in session: Session) {
    global.note("Wrote \(output ?? ""): \(changes.sentence)", in: session)
  }

  private func writeArchive(
    _ bundle: ExportBundle<some SnapshotPages>, in session: Session
  ) throws {
    try stream(in: session) { sink in
      var archive = ArchiveSink(at: bundle.changed, to: sink)
      try bundle.write(to: &archive)
      try archive.end()
    }
  }

  /// Says what an export would change; then the command ends with 1 if anything.
  private func report(_ changes: FolderChanges, in session: Session) throws {
    for (paths, mark) in [(changes.added, "A"), (changes.changed, "M"), (changes.removed, "D")] {
      for path in paths { session.print(safely: "\(mark) \(path)") }
    }
    if changes.isManifestChanged {
      session.print(safely: "\(changes.isManifestNew ? "A" : "M") \(Manifest.path)")
    }
    global.note("An export would make: \(changes.sentence)", in: session)
    guard changes.isNone else { throw ExitCode(1) }
  }
}
