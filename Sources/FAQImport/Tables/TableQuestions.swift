import FAQModel

/// Reads a table with a row for each question.
///
/// The first row names the columns; case and spaces in names do not matter, and those of several
/// languages are known. Columns without a place of their own are kept as fields where a row has
/// something in them.
package struct TableQuestions {
  private let mapping: [String: String]
  private var columns: TableColumns?
  private var hasSpacedNames = false
  /// Whether no row names the columns.
  private var isWithoutNames = false
  /// Rows above that of the names, and why they name no columns.
  private var titles: [(words: String, failure: any Error)] = []
  private var parts: [QuestionParts] = []
  /// The rows with empty cells beyond the columns, by their place among the parts.
  private var wide: [Int: SourceRefusal] = [:]
  /// The rows whose words may be cut, by their place among the parts.
  private var cut: [Int: SourceRefusal] = [:]
  private var collector = QuestionCollector()

  /// - Parameter mapping: the name of the column of a field, such as `question`, where the names in
  ///   the table do not say it.
  init(mapping: [String: String] = [:]) { self.mapping = mapping }

  /// Reads a whole table in any encoding of ``SourceEncoding``.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where it is no text or no table, a cell is too large,
  ///   or no column is the question or the answer.
  package static func read(
    _ bytes: consuming [UInt8], mapping: [String: String] = [:]
  ) throws -> SourceReading {
    var questions = TableQuestions(mapping: mapping)
    let encoding = try questions.readWhole(bytes)
    var reading = try questions.finish()
    reading.remarks += encoding.remarks
    return reading
  }

  /// Reads all of a table. Its bytes are gone when this ends, before there are questions made of it.
  private mutating func readWhole(_ bytes: consuming [UInt8]) throws -> SourceEncoding {
    let (text, encoding) = try SourceEncoding.utf8(bytes)
    try text.withUnsafeBufferPointer { bytes in
      try DelimitedTable.forEachRow(of: bytes) { try take($0) }
    }
    return encoding
  }

  /// Ends the table and gives what it held.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where no row has the names of the columns.
  mutating func finish() throws -> SourceReading {
    guard columns != nil else {
      if let failure = titles.first?.failure { throw failure }
      throw Refusal.invalidFile(cause: "the table is empty; its first row names columns")
    }
    defer { parts = [] }
    refuseDoubtfulRows()
    var reading = QuestionParts.reading(parts, collector)
    if isWithoutNames {
      reading.remarks.append(
        "No row names the columns: the first is taken as the question, the second as the answer.")
    }
    return reading
  }

  /// Takes a row; the first that is not empty has the names of the columns, unless it is a title.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where it is no table, or no column is the question
  ///   or the answer.
  mutating func take(_ row: TableRow) throws {
    guard !row.isEmpty else { return }
    guard let columns else {
      if let fault = row.fault { throw Refusal.invalidFile(line: row.line, cause: fault.cause) }
      guard row.excess == 0 else {
        throw Refusal.invalidFile(
          line: row.line, cause: "it has more than \(TableRow.mostCells) columns")
      }
      return try takeNames(row)
    }
    let place = "row \(row.number)"
    if let fault = row.fault {
      collector.refuse(place, fault.cause + Self.whereabouts(row), fault.suggestion)
      return
    }
    if columns.areNamed(again: row) {
      collector.drop("\(place), which names the columns again\(Self.whereabouts(row))")
      return
    }
    if let cell = row.failedCell {
      collector.refuse(
        place, "a cell shows '\(cell)' in place of its words\(Self.whereabouts(row))",
        "Correct the formula of the cell, or widen its column, and export the table again.")
      return
    }
    let count = row.cells.count + row.excess
    let more = row.cells.dropFirst(columns.names.count)
    let refusal = SourceRefusal(
      place: place,
      cause:
        "it has \(count) cells, and the table \(columns.names.count) columns\(Self.whereabouts(row))",
      suggestion: row.line == nil
        ? "Give each column a name in the row of names, or take the cell out."
        : "Put cells that hold the delimiter in quotes.")
    guard row.excess == 0, more.allSatisfy(\.isEmpty) else {
      collector.refuse(refusal)
      return
    }
    if !more.isEmpty, row.line != nil, !columns.endsInWords { wide[parts.count] = refusal }
    if row.mayBeCut, !hasSpacedNames {
      cut[parts.count] = SourceRefusal(
        place: place,
        cause:
          "a cell of it begins with a space, so that a delimiter in its words may have cut them"
          + Self.whereabouts(row),
        suggestion: "Put cells that hold the delimiter in quotes, or take the space out.")
    }
    parts.append(question(row, columns, place))
  }

  /// Refuses rows with an empty cell too many, which may be their last one, as a cell before it was cut at
  /// a delimiter in its words, and those with a space behind a delimiter; except where most rows are so.
  private mutating func refuseDoubtfulRows() {
    var doubtful: [Int: SourceRefusal] = [:]
    for rows in [wide, cut] where rows.count < 2 || rows.count * 2 <= parts.count {
      doubtful.merge(rows) { first, _ in first }
    }
    guard !doubtful.isEmpty else { return }
    for index in doubtful.keys.sorted() { doubtful[index].map { collector.refuse($0) } }
    parts = parts.indices.filter { doubtful[$0] == nil }.map { parts[$0] }
  }

  /// Takes the row that names the columns. Up to three rows of one cell may stand above it, such as
  /// the title of a sheet.
  private mutating func takeNames(_ row: TableRow) throws {
    do {
      columns = try TableColumns(row, mapping: mapping)
      hasSpacedNames = row.mayBeCut
      if !mapping.isEmpty, columns?.areNamesWords == true {
        let words = row.cells.filter { !$0.isEmpty }.joined(separator: " | ")
        collector.drop(
          "row \(row.number), which is taken as the names of the columns: \(words.quoted())")
      }
    } catch {
      if mapping.isEmpty, titles.isEmpty, let columns = TableColumns(withoutNames: row) {
        (self.columns, hasSpacedNames, isWithoutNames) = (columns, row.mayBeCut, true)
        return try take(row)
      }
      guard titles.count < 3, row.cells.count(where: { !$0.isEmpty }) == 1 else {
        throw titles.count < 3 ? error : titles[0].failure
      }
      let words = (row.cells.first { !$0.isEmpty } ?? "").wordsOnOneLine
      titles.append((words, error))
      return
    }
    for title in titles {
      collector.drop("the row '\(title.words.visibleOnOneLine)' above the names of the columns")
    }
  }

  private static func whereabouts(_ row: TableRow) -> String {
    row.line.map { " (the row begins on line \($0))" } ?? ""
  }

  private mutating func question(
    _ row: TableRow, _ columns: TableColumns, _ place: String
  ) -> QuestionParts {
    var parts = QuestionParts(place: place)
    parts.format = columns.format
    parts.isExact = columns.isOwn
    parts.remarks = row.remarks
    parts.locale = columns.language
    for (index, cell) in row.cells.prefix(columns.names.count).enumerated() where !cell.isEmpty {
      let struck = row.struck[index]
      switch columns.meanings[index] {
      case .field(.question): parts.title = struck?.inTildes(cell) ?? cell
      case .field(.answer):
        if let struck {
          let answer = struck.marked(cell, parts.format)
          (parts.answer, parts.format) = (answer.text, answer.format)
          continue
        }
        parts.answer = cell
      case .field(.id): parts.id = cell
      case .field(.slug): parts.slug = cell
      case .field(.category): parts.categories = QuestionParts.path(cell)
      case .field(.tags): parts.tags = QuestionParts.tags(cell)
      case .field(.locale): parts.locale = cell
      case .field(.author): parts.author = cell
      case .field(.date):
        parts.date = (SourceField.freeName(columns.names[index]), cell)
      case .field(.summary): parts.summary = cell
      case .other(let name): parts.fields.append(JSONValue.Member(name, .string(cell)))
      case .dropped(let name): collector.drop(OwnExport.dropped(name))
      }
      if let struck, columns.meanings[index] != .field(.question) {
        parts.remarks.append(
          "Words of its column '\(columns.names[index].visibleOnOneLine)' are struck through in the sheet, "
            + "and kept as the others are: \(struck.quoted(in: cell).visibleOnOneLine).")
      }
    }
    return parts
  }
}
