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

  func validate() throws {
    if format == .markdown, output == nil || output == "-" {
      throw ValidationError("Markdown goes to a folder; name it with --output.")
    }
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
    let (all, refused) =
      try scope == .published
      ? office.publicSnapshot(asOf: time) : office.approvedSnapshot(asOf: time)
    let snapshot = try all.filtered(locale: locale, category: category, tag: tag)
    switch format {
    case .json: try write(JSONExport.bytes(snapshot), in: session)
    case .markdown: let files = MarkdownExport.files(snapshot)
      try write(files + [Manifest.file(of: files, snapshot)], in: session)
    case .git: break
    }
    if scope == .published, time == nil { try hint(office, in: session) }
    try report(refused, in: session)
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

  private func write(_ files: [ExportedFile], in session: Session) throws {
    guard let output else { return }
    let count = try OutputFolder(session.absolute(output)).replace(with: files)
    global.note(
      "Wrote \(output): \(count.added) added, \(count.changed) changed, \(count.removed) removed, "
        + "\(count.same) the same", in: session)
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
