import FAQModel

/// A workbook of Excel (`.xlsx`, ECMA-376) with a row for each question, as ``TableQuestions`` reads
/// them.
package struct ExcelWorkbook {
  private let contents: ExcelPackage
  private let sheets: [ExcelSheets.Sheet]
  private let countsFrom1904: Bool
  private let relations: [ExcelPackage.Relation]

  /// Opens a workbook.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for a spreadsheet of another kind, what is none, and
  ///   a damaged one.
  private init(_ bytes: [UInt8]) throws {
    if let cause = SpreadsheetKind(bytes)?.cause {
      throw Refusal.invalidFile(cause: cause)
    }
    guard ZipArchive.isOne(bytes) else {
      throw Refusal.invalidFile(cause: "it is no workbook of Excel (.xlsx)")
    }
    contents = try ExcelPackage(bytes)
    let main =
      try contents.relations().first { $0.type == "officeDocument" }?.path ?? "xl/workbook.xml"
    guard contents.has(main) else {
      throw Refusal.invalidFile(cause: "it is an archive, and no workbook of Excel (.xlsx)")
    }
    let listener = ExcelSheets()
    try contents.read(main, listener)
    sheets = listener.sheets
    countsFrom1904 = listener.countsFrom1904
    relations = try contents.relations(of: main)
  }

  /// Reads a workbook.
  ///
  /// - Throws: as ``init(_:)`` and ``questions(mapping:)``.
  package static func read(
    _ bytes: [UInt8], mapping: [String: String] = [:]
  ) throws -> SourceReading {
    try ExcelWorkbook(bytes).questions(mapping: mapping)
  }

  /// The questions of the first sheet that can be seen. Cells hold what they show, but for numbers: days
  /// are written as `2024-07-22`, and other numbers as they are, without signs that a format adds.
  ///
  /// - Parameter mapping: the name of the column of a field, as for ``TableQuestions``.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where there is no such sheet, it is damaged or too
  ///   large, or no column of it is the question or the answer.
  private func questions(mapping: [String: String]) throws -> SourceReading {
    let (chosen, path) = try firstShown()
    var replaced = 0
    let strings = ExcelStrings()
    if let path = part("sharedStrings") { replaced += try contents.read(path, strings) }
    let styles = ExcelStyles()
    if let path = part("styles") { try contents.read(path, styles) }
    var questions = TableQuestions(mapping: mapping)
    let rows = ExcelRows(
      strings: strings, styles: styles, from1904: countsFrom1904
    ) { try questions.take($0) }
    replaced += try contents.read(path, rows)
    var reading = try questions.finish()
    var notes = rows.notes
    notes.hints += strings.hints
    for (index, sheet) in sheets.enumerated() where index != chosen {
      reading.dropped.append(
        "the \(sheet.isHidden ? "hidden " : "")sheet \(sheet.name.quoted(60))")
    }
    reading.dropped += notes.dropped + (try otherParts(of: path))
    if notes.hints > 0 {
      reading.dropped.append("hints at the pronunciation of words (\(notes.hints))")
    }
    if replaced > 0 {
      reading.dropped.append("characters that XML does not allow, now U+FFFD: \(replaced)")
    }
    reading.remarks += notes.remarks
    return reading
  }

  /// The first sheet with cells that is not hidden.
  private func firstShown() throws -> (index: Int, path: String) {
    // Sheets that hold a chart only are no worksheets.
    let paths = Dictionary(
      relations.filter { $0.type == "worksheet" }.map { ($0.id, $0.path) },
      uniquingKeysWith: { first, _ in first })
    let readable = sheets.enumerated().compactMap { index, sheet -> (index: Int, path: String)? in
      paths[sheet.relation].flatMap { $0 }.map { (index, $0) }
    }
    guard let first = readable.first(where: { !sheets[$0.index].isHidden }) else {
      let names = readable.prefix(30).map { sheets[$0.index].name.quoted(60) }
      throw Refusal.invalidFile(
        cause: names.isEmpty
          ? "the workbook has no sheet with cells"
          : "the workbook shows no sheet with cells; show one of the hidden ones in Excel and save it: "
            + names.joined(separator: ", "))
    }
    return first
  }

  /// The path of a part that the workbook has at most once.
  private func part(_ type: String) -> String? { relations.first { $0.type == type }?.path }

  /// What belongs to the sheet or the workbook and is not read.
  private func otherParts(of sheet: String) throws -> [String] {
    let types = Set((try contents.relations(of: sheet) + relations).map(\.type))
    return [
      ("comments", "comments on cells"), ("threadedComment", "discussions of cells"),
      ("drawing", "pictures, shapes and charts"), ("oleObject", "embedded objects"),
      ("vbaProject", "macros"),
    ].filter { types.contains($0.0) }.map(\.1)
  }
}
