import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import Foundation

/// Imports the questions of files, which are read ahead of who stores them.
struct QuestionImport {
  let office: Editorial
  let options: SourceOptions
  let addsCategories: Bool
  let replacesEdits: Bool
  /// The trial that this is a part of; nil to keep what is imported.
  let trial: ImportTrial?

  /// So many files are stored in one transaction.
  private static let batch = 512
  /// So many files at most are read by one thread in a row.
  private static let part = 32

  func run(
    _ files: [SourceFile], _ input: [UInt8], into report: inout QuestionReport,
    progress: (Double) -> Void
  ) throws {
    let length = max(1, min(Self.part, files.count / 16))
    let parts = files.slices(of: length)
    let options = options
    let read = ReadAhead(parts.count, ahead: 2 * Self.batch / length) { index, packer in
      parts[index].map { ReadSource($0, input: input, options, with: packer) }
    }
    defer { read.stop() }
    var imports = QuestionImports()
    var count = 0
    while case let batch = read.next(Self.batch / length).flatMap(\.self), !batch.isEmpty {
      let prepared = batch.compactMap(\.prepared)
      let outcomes = try office.importQuestions(
        prepared, &imports, addsCategories: addsCategories, replacesEdits: replacesEdits,
        in: trial)
      var next = outcomes.makeIterator()
      for read in batch { report.add(read, read.prepared == nil ? [] : next.next() ?? []) }
      count += batch.count
      progress(Double(count) / Double(max(files.count, 1)))
    }
    report.missingShelves = imports.missingShelves
  }
}
