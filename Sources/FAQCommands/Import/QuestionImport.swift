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

  func run(
    _ files: [SourceFile], _ input: [UInt8], into report: inout QuestionReport,
    progress: (Double) -> Void
  ) throws {
    let options = options
    let channel = Channel<ReadSource>(ahead: 2) { push in
      for part in files.slices(of: Self.batch) {
        let read = try OtherCores.map(Array(part)) {
          ReadSource($0, input: input, options, with: $1)
        }
        _ = try push(read)
      }
    }
    defer { channel.cancel() }
    var imports = QuestionImports()
    var count = 0
    while true {
      let batch = try channel.next()
      if batch.isEmpty { break }
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
