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
    let widths = headings.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    return all.enumerated().map { index, row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.columns)
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

extension String {
  /// How many columns of a terminal it takes: two for each wide letter, such as those of Chinese, Japanese and
  /// Korean.
  fileprivate var columns: Int {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    return reduce(0) { $0 + (($1.unicodeScalars.first?.isWide ?? false) ? 2 : 1) }
  }
}

extension Unicode.Scalar {
  /// Whether it is wide or fullwidth (UAX #11), by the blocks that are so.
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115f, 0x2e80...0x303e, 0x3041...0xa4cf, 0xa960...0xa97c, 0xac00...0xd7a3,
      0xf900...0xfaff, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1f64f,
      0x1f680...0x1f6ff, 0x1f900...0x1f9ff, 0x20000...0x3fffd:
      true
    default: false
    }
  }
}
