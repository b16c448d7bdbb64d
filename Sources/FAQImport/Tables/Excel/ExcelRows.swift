import FAQModel
import FAQXML

/// Gives the rows of a sheet (ECMA-376, part 1, 18.3.1) one after another.
final class ExcelRows: XMLListener {
  /// All cells together may hold so many bytes: a text that is shared costs a file next to nothing.
  private static let most = 256 * 1024 * 1024

  private let strings: ExcelStrings
  private let styles: ExcelStyles
  private let from1904: Bool
  private let take: (TableRow) throws -> Void

  /// What of the sheet is not among its rows.
  private(set) var notes = ExcelNotes()

  private var isWithinRows = false
  private var row: TableRow?
  private var lastRow = 0
  private var cell: ExcelCell?
  private var lastColumn = 0
  private var isWithinValue = false
  private var size = 0

  init(
    strings: ExcelStrings, styles: ExcelStyles, from1904: Bool,
    take: @escaping (TableRow) throws -> Void
  ) {
    self.strings = strings
    self.styles = styles
    self.from1904 = from1904
    self.take = take
  }

  func begin(_ name: String, attributes: [XMLAttribute]) throws {
    switch name {
    case "x:sheetData": isWithinRows = true
    case "x:row" where isWithinRows: try beginRow(attributes)
    case "x:c" where isWithinRows: try beginCell(attributes)
    case "x:v": isWithinValue = cell != nil
    case "x:f": cell?.hasFormula = true
    default:
      if cell != nil { cell?.inline.begin(name, attributes) } else { notes.take(name, attributes) }
    }
  }

  func text(_ bytes: [UInt8]) throws {
    // NB: the cell is changed in place; a copy of it at hand would have each piece copy the text.
    guard let size = cell?.size else { return }
    guard size + bytes.count <= DelimitedTable.largestCell else {
      throw Refusal.invalidFile(cause: "a cell of row \(lastRow) is larger than 8 MiB")
    }
    if isWithinValue { cell?.value += bytes } else { cell?.inline.add(bytes) }
  }

  func end(_ name: String) throws {
    switch name {
    case "x:sheetData": isWithinRows = false
    case "x:row": try endRow()
    case "x:c": try endCell()
    case "x:v": isWithinValue = false
    default: cell?.inline.end(name)
    }
  }

  private func beginRow(_ attributes: [XMLAttribute]) throws {
    let number = attributes.value("r").map { Int($0) ?? 0 } ?? lastRow + 1
    guard row == nil, number > lastRow, number <= CellReference.lastRow else {
      throw Refusal.invalidFile(cause: "its rows are not in order after row \(lastRow)")
    }
    var row = TableRow(number: number, cells: [])
    if attributes.isSet("hidden") { row.remarks.append("The row is hidden in the sheet.") }
    self.row = row
    lastRow = number
    lastColumn = 0
  }

  private func endRow() throws {
    guard let row else { return }
    self.row = nil
    do {
      try take(row)
    } catch {
      throw ExcelPackage.Passing(error: error)
    }
  }

  private func beginCell(_ attributes: [XMLAttribute]) throws {
    let next = CellReference(column: lastColumn + 1, row: lastRow)
    let reference = attributes.value("r").map { CellReference($0) } ?? next
    guard row != nil, cell == nil, let reference, reference.row == lastRow,
      reference.column > lastColumn, reference.column <= CellReference.lastColumn
    else {
      throw Refusal.invalidFile(cause: "the cells of row \(lastRow) are not in order")
    }
    lastColumn = reference.column
    let style = attributes.number("s") ?? 0
    cell = ExcelCell(
      reference, type: attributes.value("t") ?? "n",
      format: styles.formats.indices.contains(style) ? styles.formats[style] : .plain)
    cell?.isStruck = styles.struck.contains(style)
    cell?.font = styles.signFonts[style]
  }

  private func endCell() throws {
    guard let cell else { return }
    self.cell = nil
    notes.hints += cell.inline.hints
    row?.remarks += cell.lowered(strings)
    switch try cell.content(strings.strings, from1904: from1904) {
    case .words(let words):
      let (text, remark) = cell.signs(of: words, strings)
      row?.remarks += remark.map { [$0] } ?? []
      try add(text, cell.struck(text, strings), at: cell.reference)
    case .formatted(let text, let format):
      try add(text, cell.struck(text, strings), at: cell.reference)
      // One example is enough for a row.
      if row?.remarks.contains(where: { $0.hasPrefix("Cell ") }) != true {
        let words = text.prefix(60)
        row?.remarks.append(
          "Cell \(cell.reference.text) is taken as \(String(words).visibleOnOneLine)"
            + "\(words.endIndex < text.endIndex ? "…" : ""), which the sheet shows in the format \(format)."
        )
      }
    case .fault(let fault):
      if row?.fault == nil { row?.fault = fault }
    }
  }

  private func add(_ text: String, _ struck: StruckWords, at reference: CellReference) throws {
    guard !text.isEmpty, var row else { return }
    size += text.utf8.count
    guard size <= Self.most else {
      throw Refusal.invalidFile(cause: "its cells hold more than 256 MiB")
    }
    guard text.utf8.count <= DelimitedTable.largestCell else {
      throw Refusal.invalidFile(cause: "cell \(reference.text) is larger than 8 MiB")
    }
    notes.met(reference)
    self.row = nil
    if reference.column <= TableRow.mostCells {
      while row.cells.count < reference.column - 1 { row.cells.append("") }
      if !struck.isEmpty { row.struck[row.cells.count] = struck }
      row.cells.append(text)
    } else {
      row.excess += 1
    }
    self.row = row
  }
}
