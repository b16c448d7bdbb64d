import ArgumentParser
import FAQEditorial
import FAQImport
import FAQModel
import Foundation

struct Import: Command {
  enum Source: String, CaseIterable, ExpressibleByArgument {
    case wordpress, csv, xlsx, markdown, html, text, json, yaml, docx, zip, revisions, git

    /// What files are; nil for what is no file of questions.
    var format: SourceFormat? { SourceFormat(rawValue: rawValue) }
  }

  static let manual = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in questions, or whole histories, as drafts.",
    discussion: """
      Questions come from WordPress exports, tables (CSV, TSV, .xlsx), folders of Markdown or HTML, ZIP \
      archives, lists in JSON or YAML, Word documents (with pandoc) and pages as plain text. What a file is, \
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

  @Argument(help: "Files, folders or repositories; - for the standard input.")
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "What it is, if not to be found out: wordpress, csv, xlsx, markdown, html, text, json, yaml, docx, zip, "
        + "revisions or git.", valueName: "format"))
  var from: Source?

  @Option(
    help: ArgumentHelp(
      "The column of a field, where its name does not say it: question=Title.",
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

  @Option(help: ArgumentHelp("Only files of a repository in this folder.", valueName: "folder"))
  var under = ""

  @Option(help: "The branch of a repository.")
  var branch = "HEAD"

  @Flag(help: "Say what would be imported, and import nothing.")
  var dryRun = false

  @Flag(help: .json) var json = false

  func validate() throws {
    for pair in map where !pair.dropFirst().contains("=") {
      throw ValidationError("'\(pair)' maps nothing; write --map question=COLUMN.")
    }
    if paths.contains("-"), paths.count > 1 {
      throw ValidationError("The standard input is imported by itself.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    var isIncomplete = false
    for path in paths {
      switch try kind(of: path, in: session) {
      case .revisions, .git: try importHistory(path, office, in: session)
      default: if try importQuestions(path, office, in: session) { isIncomplete = true }
      }
    }
    if isIncomplete { throw ExitCode(1) }
  }

  /// What a path is, as far as that decides how it is read.
  private func kind(of path: String, in session: Session) throws -> Source? {
    if let from { return from }
    let absolute = session.absolute(path)
    if path == "-" { return nil }
    if Self.isFolder(absolute) { return Self.isRepository(absolute) ? .git : nil }
    let head = try SourceFile.head(of: absolute, shown: path)
    return SourceFormat.found(in: head, path: path, mapping: mapping) == .revisions
      ? .revisions : nil
  }

  /// The columns that were named, by field.
  var mapping: [String: String] {
    Dictionary(
      map.map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : "")
      }, uniquingKeysWith: { $1 })
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isRepository(_ path: String) -> Bool {
    let names = FileManager.default
    return names.fileExists(atPath: path + "/.git")
      || isFolder(path + "/objects") && names.fileExists(atPath: path + "/HEAD")
  }
}
