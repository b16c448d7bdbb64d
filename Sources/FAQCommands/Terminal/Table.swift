import FAQModel

/// Rows of cells under headings, each column as wide as its widest cell.
struct Table {
  private let headings: [String]
  private var rows: [[String]] = []

  init(_ headings: String...) { self.headings = headings }

  /// Adds a row; cells are made safe for the terminal.
  mutating func add(_ cells: String...) { rows.append(cells.map(\.visibleOnOneLine)) }

  var isEmpty: Bool { rows.isEmpty }

  func lines(_ style: Style) -> [String] {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return index == 0 ? style.dim(line) : line
    }
  }
}

extension Session {
  /// Prints a table, or on the error output a sentence where it has no rows.
  func print(_ table: Table, _ global: GlobalOptions, ifEmpty: String) {
    if table.isEmpty {
      global.note(ifEmpty, in: self)
    } else {
      for line in table.lines(global.style(in: self)) { output.print(line) }
    }
  }

  /// Prints JSON, indented, with a final newline.
  func print(_ json: JSONValue) { output.print(json.text(.indented)) }

  /// Prints text of a person with what a terminal would act on made visible.
  func print(safely text: String) { output.print(text.visible) }
}
