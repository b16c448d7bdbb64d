import FAQEditorial
import FAQImport
import FAQModel

extension Import {
  /// The most remarks that are printed; `--json` has them all.
  private static let mostRemarks = 40

  /// Imports the questions of a file, a folder or an archive.
  ///
  /// - Returns: what it came to; of one that cannot be read, that it is refused.
  func importQuestions(
    _ path: ImportPath, _ work: ImportWork, in session: Session
  ) throws -> QuestionReport {
    var report = QuestionReport(path.shown, isDryRun: dryRun)
    let files = try self.files(path, &report)
    let progress = ProgressBar("Importing", global, in: session)
    defer { progress.finish() }
    let run = QuestionImport(
      office: work.office, options: work.options, addsCategories: addCategories,
      replacesEdits: replaceEdits, trial: work.trial)
    try run.run(files, path.input, into: &report) { progress.update($0) }
    return report
  }

  func options(_ office: Editorial) throws -> SourceOptions {
    var reader = SourceReader()
    reader.mapping = mapping
    reader.keepsBroken = keepBroken
    return SourceOptions(
      reader: reader, format: from == .zip ? nil : from?.format, source: source,
      locale: try office.site().locale,
      largestAsset: try office.policy().largestAsset << 20)
  }

  private func files(
    _ path: ImportPath, _ report: inout QuestionReport
  ) throws -> [SourceFile] {
    let kinds = SourceKinds(from?.format)
    do {
      if path.kind == .folder {
        let folder = try SourceFolder(path.absolute, shown: path.shown, kinds)
        report.remarks += folder.remarks
        return noting(folder.files, path.shown, &report)
      }
      guard isArchive(path) else { return [path.file] }
      let archive = try SourceArchive(path.file, try path.file.bytes(path.input), kinds)
      report.remarks += archive.remarks
      return noting(archive.files, path.shown, &report)
    } catch Refusal.invalidFile(_, let cause) {
      report.add(SourceArchive.refused(path.file, cause), [])
    } catch let refusal as Refusal {
      report.add(ReadSource(unreadable: path.file, refusal), [])
    }
    return []
  }

  private func noting(
    _ files: [SourceFile], _ path: String, _ report: inout QuestionReport
  ) -> [SourceFile] {
    if files.isEmpty {
      report.remarks.append("\(path) holds no file of a kind that may hold questions.")
    }
    return files
  }

  private func isArchive(_ path: ImportPath) -> Bool {
    guard path.isStream, from == nil else { return path.kind == .archive }
    let head = Array(path.input.prefix(SourceFormat.lookedAt))
    return SourceFormat.found(in: head, path: path.file.name, mapping: mapping) == .zip
  }

  /// Says what importing a path came to, but for the shelves that are missing.
  func show(_ report: QuestionReport, in session: Session) {
    for line in report.complaints { session.output.error("faqcms: \(line.visible)") }
    let notes = report.notes + report.dropped
    for line in notes.prefix(Self.mostRemarks) { global.note(line.visible, in: session) }
    if notes.count > Self.mostRemarks {
      global.note(
        "… and \(notes.count - Self.mostRemarks) more remarks, which --json lists.", in: session)
    }
    session.print(safely: report.sentence)
  }

  /// Says how to make the shelves that are missing.
  func hint(_ shelves: [(slug: Slug, title: String, parent: Slug?)], in session: Session) {
    guard !shelves.isEmpty else { return }
    let count = Counted(shelves.count, "category is", "categories are")
    global.note("\(count) not there; --add-categories adds them, or:", in: session)
    for shelf in shelves.prefix(10) {
      let parent = shelf.parent.map { " --parent \($0)" } ?? ""
      let title = shelf.title.replacing("'", with: "'\\''").visibleOnOneLine
      global.note("  faqcms category add \(shelf.slug) --title '\(title)'\(parent)", in: session)
    }
  }
}
