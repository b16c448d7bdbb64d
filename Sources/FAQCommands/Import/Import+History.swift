import FAQEditorial
import FAQModel
import Foundation

extension Import {
  /// Imports a history.
  ///
  /// - Returns: what it came to; for one of several paths that cannot be read, that it is refused.
  func importHistory(
    _ path: ImportPath, _ work: ImportWork, in session: Session
  ) throws -> PathReport {
    do {
      return .history(try history(path, work, in: session), path: path.shown)
    } catch let refusal as Refusal where paths.count > 1 && refusal.isOfFile {
      var report = QuestionReport(path.shown, isDryRun: dryRun)
      report.add(ReadSource(unreadable: path.file, refusal), [])
      return .questions(report)
    }
  }

  private func history(
    _ path: ImportPath, _ work: ImportWork, in session: Session
  ) throws -> ImportReport {
    let locale = work.options.locale
    let name =
      path.isStandardInput ? "the standard input" : (path.shown as NSString).lastPathComponent
    let progress = ProgressBar("Importing", global, in: session)
    defer { progress.finish() }
    if path.kind == .git {
      let git = try GitSource(
        path.shown, branch: branch, folder: under, locale: locale, in: session)
      defer { git.events.cancel() }
      let report = try work.office.importHistory(
        from: name, source: source, isWhole: true, in: work.trial
      ) { try git.events.next() }
      guard !report.isOfNothing else {
        throw Refusal.unreadableFile(
          path: path.shown,
          cause: "no Markdown file was ever \(under.isEmpty ? "" : "in '\(under)' ")on its branch")
      }
      return report
    }
    let revisions = try RevisionsSource(path.shown, locale: locale, in: session)
    defer { revisions.cancel() }
    return try work.office.importHistory(from: name, source: source, in: work.trial) {
      progress.update(revisions.part)
      return try revisions.next()
    }
  }

  /// Says what importing a history came to.
  func show(_ report: ImportReport, of path: String, in session: Session) {
    for remark in report.remarks { global.note(remark, in: session) }
    session.print(safely: "\(path): \(report.sentence(isDryRun: dryRun))")
  }
}

extension ImportReport {
  /// Whether there was no event at all.
  fileprivate var isOfNothing: Bool { isEmpty && same + editedHere + leftOut == 0 }

  /// Counts what another history came to as well.
  mutating func add(_ other: ImportReport) {
    articles += other.articles
    revisions += other.revisions
    renames += other.renames
    deletions += other.deletions
    same += other.same
    editedHere += other.editedHere
    leftOut += other.leftOut
  }

  func sentence(isDryRun: Bool) -> String {
    guard !isEmpty else { return "nothing new: \(Counted(same, "event")) of before\(omissions)" }
    let verb = isDryRun ? "would import" : "imported"
    return
      "\(verb) \(Counted(revisions, "revision")) and \(Counted(articles, "new article")), "
      + "\(Counted(renames, "rename")), \(Counted(deletions, "deletion")); "
      + "\(Counted(same, "event")) changed nothing\(omissions)"
  }

  /// What was left out, as the end of the sentence.
  private var omissions: String {
    var parts: [String] = []
    if editedHere > 0 {
      parts.append("; \(Counted(editedHere, "event")) left out of what was edited here")
    }
    if leftOut > 0 { parts.append("; \(Counted(leftOut, "event")) left out") }
    return parts.joined()
  }

  func json(_ path: String, isDryRun: Bool) -> JSONValue {
    .object([
      "source": .string(path), "dry_run": .bool(isDryRun), "articles": .integer(articles),
      "revisions": .integer(revisions), "renames": .integer(renames),
      "deletions": .integer(deletions), "same": .integer(same),
      "edited_here": .integer(editedHere), "left_out": .integer(leftOut),
      "remarks": .strings(remarks),
    ])
  }
}

extension Refusal {
  /// Whether it is about what a file holds, and not about who imports it or where it is kept.
  fileprivate var isOfFile: Bool {
    switch self {
    case .invalidFile, .otherHistory, .unreadableFile: true
    default: false
    }
  }
}
