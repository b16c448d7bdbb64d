import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore

struct Export: Command {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, markdown, git
  }

  enum Scope: String, CaseIterable, ExpressibleByArgument {
    case published, approved

    var chosen: BundleChoice.Scope { self == .published ? .published : .approved }
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Hand out what is published, as JSON or Markdown, or the whole history for git.",
    discussion: """
      JSON goes to the standard output or to the file --output; Markdown to the folder --output, which \
      must be new, empty, or made by an earlier export. The same state gives the same bytes. --as-of \
      gives what was exported at that time. git is a stream for 'git fast-import' with everything that was \
      ever saved (branch drafts) or public (branch published). See docs/export-format.md.

      EXAMPLES
        faqcms export --format json > faq.json
        faqcms export --format markdown --output content/faq
        faqcms export --format json --as-of "2026-03-14 09:00"
        faqcms export --format git | git -C archive fast-import
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "json, markdown or git.")
  var format: Format

  @Option(help: ArgumentHelp("The file or folder to write.", valueName: "path"))
  var output: String?

  @OptionGroup var past: AsOfOption

  @Option(help: "published, or approved: the newest approved text even where it is not public.")
  var scope = Scope.published

  @Option(help: "Only this language.", transform: Arguments.locale)
  var locale: LanguageTag?

  @Option(help: "Only this category and those within it.", transform: Arguments.slug)
  var category: Slug?

  @Option(help: "Only articles with this tag.")
  var tag: String?

  @Flag(
    help: "Write a folder format as one tar archive, to the standard output or the file --output.")
  var tar = false

  @Flag(help: "Write nothing; say what would change, and end with 1 if anything would.")
  var check = false

  func validate() throws {
    if choice != nil, !tar, output == nil || output == "-" {
      throw ValidationError(
        "\(format.rawValue) goes to a folder; name it with --output, or write one archive with --tar."
      )
    }
    if choice == nil, tar || check {
      throw ValidationError("--tar and --check are for formats that are folders, such as markdown.")
    }
    if tar, check { throw ValidationError("--check compares with a folder, not with an archive.") }
    if format == .git,
      past.asOf != nil || scope != .published || category != nil || tag != nil || locale != nil
    {
      throw ValidationError("git is the whole history; it takes no choice of texts.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    if format == .git { return try report(writeHistory(office, in: session), in: session) }
    let time = try past.time(in: session)
    let (snapshot, refused) = try office.snapshot(
      scope.chosen, asOf: time, withProofs: choice != nil)
    if let choice {
      try write(try ExportBundle(choice, of: snapshot), in: session)
    } else {
      let chosen = try snapshot.filtered(locale: locale, category: category, tag: tag)
      try write(JSONExport.bytes(chosen), in: session)
    }
    if scope == .published, time == nil, !check { try hint(office, in: session) }
    try report(refused, in: session)
  }

  /// What the folder holds, for formats that are folders.
  private var choice: BundleChoice? {
    BundleChoice.Format(rawValue: format.rawValue).map {
      BundleChoice($0, scope: scope.chosen, locale: locale, category: category, tag: tag)
    }
  }

  /// Names the publications that were left out; then the command ends with 1.
  private func report(_ refused: [Revision.ID], in session: Session) throws {
    for revision in refused {
      session.output.error(
        "faqcms: left out \(revision): its publication is not borne by its sign-offs")
    }
    if !refused.isEmpty { throw ExitCode(1) }
  }

  private func write(_ bytes: [UInt8], in session: Session) throws {
    guard let output, output != "-" else {
      session.output.write(bytes)
      return
    }
    try OutputFile.write(bytes, to: session.absolute(output))
    global.note("Wrote \(output)", in: session)
  }

  private func write(_ bundle: ExportBundle, in session: Session) throws {
    if tar { return try writeArchive(bundle, in: session) }
    guard let output else { return }
    let folder = OutputFolder(session.absolute(output))
    if check { return try report(folder.changes(to: bundle), in: session) }
    let changes = try folder.replace(with: bundle)
    global.note("Wrote \(output): \(changes.sentence)", in: session)
  }

  private func writeArchive(_ bundle: ExportBundle, in session: Session) throws {
    var bytes: [UInt8] = []
    try TarArchive.write(bundle.files + [bundle.manifest], at: bundle.changed) { bytes += $0 }
    try write(bytes, in: session)
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
  private func hint(_ office: Editorial, in session: Session) throws {
    let waiting = try office.articles().count { $0.working == .approved && $0.head != $0.live }
    guard waiting > 0 else { return }
    let texts = waiting == 1 ? "1 approved text is" : "\(waiting) approved texts are"
    global.note(
      "note: \(texts) not public; 'faqcms publish --all-approved' publishes, --scope approved exports",
      in: session)
  }
}

extension Editorial {
  /// What the public may see, or what is approved, at a time.
  func snapshot(
    _ scope: BundleChoice.Scope, asOf time: Instant? = nil, withProofs: Bool
  ) throws -> (snapshot: SiteSnapshot, refused: [Revision.ID]) {
    switch scope {
    case .published: try publicSnapshot(asOf: time, withProofs: withProofs)
    case .approved: try approvedSnapshot(asOf: time, withProofs: withProofs)
    }
  }
}
