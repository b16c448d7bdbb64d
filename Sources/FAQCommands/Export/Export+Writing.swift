import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore

extension Export {
  /// Names the publications that were left out; then the command ends with 1.
  func report(_ refused: [Revision.ID], in session: Session) throws {
    for revision in refused {
      session.output.error(
        "faqcms: left out \(revision): its publication is not borne by its sign-offs")
    }
    if !refused.isEmpty { throw ExitCode(1) }
  }

  /// Hands on a file that is made piece by piece: as it grows to the standard output, whole to a file.
  func stream(in session: Session, _ make: (_ sink: ([UInt8]) -> Void) -> Void) throws {
    guard let output, output != "-" else { return make { session.output.write($0) } }
    var bytes: [UInt8] = []
    make { bytes += $0 }
    try write(bytes, in: session)
  }

  /// Hands out what changed since a checkpoint, which may be of this ledger alone.
  func writeChanges(since path: String, _ office: Editorial, in session: Session) throws {
    let checkpoint = try Checkpoint(parsing: InputFile.read(path, in: session), as: "checkpoint")
    let (changes, refused) = try office.publicChanges(since: checkpoint.head) {
      try $0.filtered(locale: locale, category: category, tag: tag)
    }
    try stream(in: session) { sink in
      switch format {
      case .ndjson: NDJSONExport.write(changes, assets: web.assets, to: sink)
      default: JSONExport.write(changes, assets: web.assets, to: sink)
      }
    }
    try report(refused, in: session)
  }

  func write(_ bytes: [UInt8], in session: Session) throws {
    guard let output, output != "-" else {
      session.output.write(bytes)
      return
    }
    try OutputFile.write(bytes, to: session.absolute(output))
    global.note("Wrote \(output)", in: session)
  }

  func write(_ bundle: ExportBundle, in session: Session) throws {
    if tar { return try writeArchive(bundle, in: session) }
    guard let output else { return }
    let folder = OutputFolder(session.absolute(output))
    if check { return try report(folder.changes(to: bundle), in: session) }
    let changes = try folder.replace(with: bundle)
    global.note("Wrote \(output): \(changes.sentence)", in: session)
  }

  private func writeArchive(_ bundle: ExportBundle, in session: Session) throws {
    try stream(in: session) { sink in
      TarArchive.write([bundle.manifest] + bundle.files, at: bundle.changed, to: sink)
    }
  }

  /// Says what an export would change; then the command ends with 1 if anything.
  private func report(_ changes: OutputFolder.Changes, in session: Session) throws {
    for (paths, mark) in [(changes.added, "A"), (changes.changed, "M"), (changes.removed, "D")] {
      for path in paths { session.print(safely: "\(mark) \(path)") }
    }
    global.note("An export would make: \(changes.sentence)", in: session)
    guard changes.isNone else { throw ExitCode(1) }
  }

  /// How many approved texts the export does not hold.
  func hint(_ waiting: Int, in session: Session) {
    guard waiting > 0 else { return }
    let texts = waiting == 1 ? "1 approved text is" : "\(waiting) approved texts are"
    global.note(
      "note: \(texts) not public; 'faqcms publish --all-approved' publishes, --scope approved exports",
      in: session)
  }
}
