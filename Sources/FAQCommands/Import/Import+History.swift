import FAQEditorial
import FAQModel
import Foundation

extension Import {
  /// Imports a history, and says what it came to.
  func importHistory(_ path: String, _ office: Editorial, in session: Session) throws {
    let report = try history(path, office, in: session)
    if json {
      session.print(report.json(path, isDryRun: dryRun))
    } else {
      for remark in report.remarks { global.note(remark, in: session) }
      session.print(safely: "\(path): \(report.sentence(isDryRun: dryRun))")
    }
  }

  private func history(
    _ path: String, _ office: Editorial, in session: Session
  ) throws -> ImportReport {
    let locale = try office.site().locale
    let name = path == "-" ? "the standard input" : (path as NSString).lastPathComponent
    let progress = ProgressBar("Importing", global, in: session)
    defer { progress.finish() }
    if from == .git || Self.isFolder(session.absolute(path)) {
      let source = GitSource(path, branch: branch, folder: under, locale: locale, in: session)
      defer { source.events.cancel() }
      return try office.importHistory(from: name, isDryRun: dryRun) { try source.events.next() }
    }
    let source = try RevisionsSource(path, locale: locale, in: session)
    defer { source.cancel() }
    return try office.importHistory(from: name, isDryRun: dryRun) {
      progress.update(source.part)
      return try source.next()
    }
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
