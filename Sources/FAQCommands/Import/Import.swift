import ArgumentParser
import FAQEditorial
import FAQImport
import FAQModel
import Foundation

struct Import: Command {
  enum Source: String, Choice {
    case wordpress, csv, xlsx, markdown, html, text, json, yaml, toml, docx, zip, revisions, git

    /// What files are; nil for what is no file of questions.
    var format: SourceFormat? { SourceFormat(rawValue: rawValue) }
  }

  static let manual = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in questions, or whole histories, as drafts.",
    discussion: """
      Questions come from WordPress exports, tables (CSV, TSV, .xlsx), folders of Markdown or HTML, ZIP \
      archives, lists in JSON, YAML or TOML, Word documents (with pandoc) and pages as plain text. What a file is, \
      is found out from its content. All become drafts, whatever the source says of approval. What was \
      imported before is not imported again; what changed there becomes a new draft, unless it was edited \
      here since. Try it with --dry-run: it says what is new, changed, the same, conflicting or refused, and \
      why. The exit code is 1 if anything was refused or conflicts. See docs/import.md.

      Whole histories come from git repositories with Markdown files, and from files of one JSON object a line \
      (docs/import-format.md). Old authors, dates and messages are kept as claims about the past.

      EXAMPLES
        faqcms import site.WordPress.2026-06-01.xml --dry-run
        faqcms import faq.csv --map question=Title --map answer=Text
        faqcms import content/faq --add-categories
        faqcms import --from git ../site --under content/faq
        faqcms import --from revisions history.ndjson
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Files, folders or repositories; - for the standard input.", completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "What it is, if not to be found out: wordpress, csv, xlsx, markdown, html, text, json, yaml, toml, docx, "
        + "zip, revisions or git.", valueName: "format"))
  var from: Source?

  @Option(
    help: ArgumentHelp(
      "The column or member of a field, where its name does not say it: question=Title.",
      valueName: "field=column"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "What names the source, in place of the file's name, to know its questions again.",
      valueName: "name"))
  var source: String?

  @Flag(help: "Add the categories that questions name and that are not there.")
  var addCategories = false

  @Flag(help: "Carry files whose front matter is broken whole, as the body of an answer.")
  var keepBroken = false

  @Flag(
    help: ArgumentHelp(
      "Where the source changed and the article was edited here too, make the source's text the newest "
        + "draft; the edit stays in the history."))
  var replaceEdits = false

  @Option(
    help: ArgumentHelp("Only files of a repository in this folder.", valueName: "folder"),
    completion: .directory)
  var under = ""

  @Option(help: "The branch of a repository.")
  var branch = "HEAD"

  @Flag(help: "Say what would be imported, and import nothing.")
  var dryRun = false

  @Flag(help: .json) var json = false

  func validate() throws {
    for pair in map where Self.fieldAndColumn(pair) == nil {
      throw ValidationError("'\(pair)' maps nothing; write --map question=COLUMN.")
    }
    let fields = map.compactMap(Self.fieldAndColumn).map { $0.field.lowercased() }
    if let twice = fields.first(where: { field in fields.count { $0 == field } > 1 }) {
      throw ValidationError("--map names a column for '\(twice)' twice; name one.")
    }
    if source?.isEmpty == true { throw ValidationError("--source needs a name that is not empty.") }
    if from != .git, !under.isEmpty || branch != "HEAD" {
      throw ValidationError("--under and --branch are for repositories: --from git.")
    }
    if from == .git || from == .revisions,
      !map.isEmpty || addCategories || keepBroken || replaceEdits
    {
      throw ValidationError(
        "--map, --add-categories, --keep-broken and --replace-edits are for questions, not histories."
      )
    }
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("The standard input is imported by itself.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let columns = mapping
    // A path that is not there is a mistake in the command: it is told before anything is imported.
    let found = try paths.map { path in
      try ImportPath(path, as: from, mapping: columns, in: session)
    }
    try checkNames(of: found)
    var reports = ImportReports(ofSeveral: paths.count > 1, isDryRun: dryRun)
    var work = ImportWork(office: office, options: try options(office))
    let read = try found.map { try $0.withStreamRead(in: session) }
    // What was imported is reported even where a later path fails.
    defer { conclude(reports, in: session) }
    if dryRun {
      try office.tryImports { trial in
        work.trial = trial
        try bring(read, work, into: &reports, in: session)
      }
    } else {
      try bring(read, work, into: &reports, in: session)
    }
    if reports.isIncomplete { throw ExitCode(1) }
  }

  /// Refuses two sources of one name, of which one would be taken for a newer state of the other.
  private func checkNames(of paths: [ImportPath]) throws {
    let paths = paths.filter { $0.kind != .git && $0.kind != .revisions }
    if source != nil, paths.count > 1 {
      throw ValidationError(
        "--source names one source, and each of several paths would be taken for a newer state of the one "
          + "before. Import each by itself.")
    }
    var known: [String: (real: URL, shown: String)] = [:]
    for path in paths {
      let url = URL(fileURLWithPath: path.absolute)
      let real = url.resolvingSymlinksInPath()
      // A link is a source of its own name, whatever it leads to.
      let name = path.isStream ? path.file.name : url.standardizedFileURL.lastPathComponent
      let other = known.updateValue((real, path.shown), forKey: name)
      guard let other, other.real != real else { continue }
      throw ValidationError(
        "\(other.shown.visible) and \(path.shown.visible) are sources of one name, so that one would be taken "
          + "for a newer state of the other. Import each by itself, one of them with --source NAME."
      )
    }
  }

  private func bring(
    _ paths: [ImportPath], _ work: ImportWork, into reports: inout ImportReports,
    in session: Session
  ) throws {
    for path in paths {
      let report: PathReport
      switch path.kind {
      case .revisions, .git: report = try importHistory(path, work, in: session)
      case .folder, .archive, .file:
        report = .questions(try importQuestions(path, work, in: session))
      }
      reports.add(report)
      if !json { show(report, in: session) }
    }
  }

  private func show(_ report: PathReport, in session: Session) {
    switch report {
    case .questions(let report): show(report, in: session)
    case .history(let report, let path): show(report, of: path, in: session)
    }
  }

  /// Says what belongs to all paths together.
  private func conclude(_ reports: ImportReports, in session: Session) {
    if json {
      if let value = reports.json { session.print(value) }
      return
    }
    for line in reports.totals { session.print(safely: line) }
    hint(reports.missingShelves, in: session)
  }

  /// The columns that were named, by field.
  var mapping: [String: String] {
    Dictionary(
      map.compactMap(Self.fieldAndColumn), uniquingKeysWith: { $1 })
  }

  /// The two sides of `question=COLUMN`; nil where one is missing.
  private static func fieldAndColumn(_ pair: String) -> (field: String, column: String)? {
    guard let sign = pair.firstIndex(of: "=") else { return nil }
    let (field, column) = (pair[..<sign], pair[pair.index(after: sign)...])
    return field.isEmpty || column.isEmpty ? nil : (String(field), String(column))
  }
}
