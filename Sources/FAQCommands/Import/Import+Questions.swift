import FAQEditorial
import FAQImport
import FAQModel

extension Import {
  /// The most remarks that are printed; `--json` has them all.
  private static let mostRemarks = 40

  /// Imports the questions of a file or a folder.
  ///
  /// - Returns: whether anything of it was not taken.
  func importQuestions(_ path: String, _ office: Editorial, in session: Session) throws -> Bool {
    var report = QuestionReport(path, isDryRun: dryRun)
    let input = path == "-" ? try session.readInput(SourceFile.largest) : []
    let files = try self.files(path, input, &report, in: session)
    let progress = ProgressBar("Importing", global, in: session)
    defer { progress.finish() }
    let work = QuestionImport(
      office: office, options: try options(office), addsCategories: addCategories, isDryRun: dryRun)
    try work.run(files, input, into: &report) { progress.update($0) }
    progress.finish()
    show(report, in: session)
    return report.isIncomplete
  }

  private func options(_ office: Editorial) throws -> SourceOptions {
    var reader = SourceReader()
    reader.mapping = mapping
    reader.keepsBroken = keepBroken
    return SourceOptions(
      reader: reader, format: from == .zip ? nil : from?.format, source: source,
      locale: try office.site().locale,
      largestAsset: try office.policy().largestAsset << 20)
  }

  private func files(
    _ path: String, _ input: [UInt8], _ report: inout QuestionReport, in session: Session
  ) throws -> [SourceFile] {
    let absolute = session.absolute(path)
    let kinds = SourceKinds(from?.format)
    if path != "-", Self.isFolder(absolute) {
      let folder = try SourceFolder(absolute, shown: path, kinds)
      report.remarks += folder.remarks
      return noting(folder.files, path, &report)
    }
    let file =
      path == "-" ? SourceFile.standardInput : SourceFile(alone: absolute, shown: path)
    guard try isArchive(file, input) else { return [file] }
    do {
      let archive = try SourceArchive(file, try file.bytes(input), kinds)
      report.remarks += archive.remarks
      return noting(archive.files, path, &report)
    } catch Refusal.invalidFile(_, let cause) {
      throw Refusal.unreadableFile(path: file.shown, cause: cause)
    }
  }

  private func noting(
    _ files: [SourceFile], _ path: String, _ report: inout QuestionReport
  ) -> [SourceFile] {
    if files.isEmpty {
      report.remarks.append("\(path) holds no file of a kind that may hold questions.")
    }
    return files
  }

  private func isArchive(_ file: SourceFile, _ input: [UInt8]) throws -> Bool {
    if let from { return from == .zip }
    let head: [UInt8]
    if case .disk(let path, _) = file.place {
      head = try SourceFile.head(of: path, shown: file.shown)
    } else {
      head = Array(input.prefix(SourceFormat.lookedAt))
    }
    return SourceFormat.found(in: head, path: file.name, mapping: mapping) == .zip
  }

  private func show(_ report: QuestionReport, in session: Session) {
    if json {
      session.print(report.json)
      return
    }
    for line in report.complaints { session.output.error("faqcms: \(line.visible)") }
    let notes = report.notes + report.dropped
    for line in notes.prefix(Self.mostRemarks) { global.note(line.visible, in: session) }
    if notes.count > Self.mostRemarks {
      global.note(
        "… and \(notes.count - Self.mostRemarks) more remarks, which --json lists.", in: session)
    }
    session.print(safely: report.sentence)
    hint(report.missingShelves, in: session)
  }

  /// Says how to make the shelves that are missing.
  private func hint(
    _ shelves: [(slug: Slug, title: String, parent: Slug?)], in session: Session
  ) {
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
