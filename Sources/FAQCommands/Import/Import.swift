import ArgumentParser
import FAQEditorial
import FAQModel
import Foundation

struct Import: Command {
  enum Source: String, CaseIterable, ExpressibleByArgument {
    case revisions, git
  }

  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in whole histories, as drafts.",
    discussion: """
      revisions is a file of one JSON object a line (docs/import-format.md), git a repository with \
      Markdown files. Old authors, dates and messages are kept as claims about the past; nothing is \
      signed off or published. Each file or repository is one transaction: all of it or nothing. What \
      was imported before is not imported again, so an import can be repeated when there is more.

      EXAMPLES
        faqcms import --from revisions history.ndjson
        faqcms import --from git ../site --under content/faq --dry-run
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Files or repositories; - for the standard input.")
  var paths: [String]

  @Option(help: "revisions or git; if not given, a folder is a repository.")
  var from: Source?

  @Option(help: ArgumentHelp("Only files of a repository in this folder.", valueName: "folder"))
  var under = ""

  @Option(help: "The branch of a repository.")
  var branch = "HEAD"

  @Flag(help: "Say what would be imported, and import nothing.")
  var dryRun = false

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    for path in paths {
      let report = try bringIn(path, office, in: session)
      if json.json {
        session.print(report.json(path, isDryRun: dryRun))
      } else {
        for remark in report.remarks { global.note(remark, in: session) }
        session.print(safely: "\(path): \(report.sentence(isDryRun: dryRun))")
      }
    }
  }

  private func bringIn(_ path: String, _ office: Editorial, in session: Session) throws
    -> ImportReport
  {
    let locale = try office.site().locale
    let name = path == "-" ? "the standard input" : (path as NSString).lastPathComponent
    let progress = ProgressBar("Importing", global, in: session)
    defer { progress.finish() }
    switch from ?? (isFolder(session.absolute(path)) ? .git : .revisions) {
    case .revisions:
      let source = try RevisionsSource(path, locale: locale, in: session)
      defer { source.events.cancel() }
      return try office.importHistory(from: name, isDryRun: dryRun) {
        progress.update(source.part)
        return try source.events.next()
      }
    case .git:
      let source = GitSource(path, branch: branch, folder: under, locale: locale, in: session)
      defer { source.events.cancel() }
      return try office.importHistory(from: name, isDryRun: dryRun) { try source.events.next() }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}

extension ImportReport {
  fileprivate func sentence(isDryRun: Bool) -> String {
    guard !isEmpty else { return "nothing new: \(Counted(same, "event")) of before" }
    let verb = isDryRun ? "would import" : "imported"
    return
      "\(verb) \(Counted(revisions, "revision")) and \(Counted(articles, "new article")), "
      + "\(Counted(renames, "rename")), \(Counted(deletions, "deletion")); "
      + "\(Counted(same, "event")) changed nothing"
  }

  fileprivate func json(_ path: String, isDryRun: Bool) -> JSONValue {
    .object([
      "source": .string(path), "dry_run": .bool(isDryRun), "articles": .integer(Int64(articles)),
      "revisions": .integer(Int64(revisions)), "renames": .integer(Int64(renames)),
      "deletions": .integer(Int64(deletions)), "same": .integer(Int64(same)),
      "remarks": .strings(remarks),
    ])
  }
}
