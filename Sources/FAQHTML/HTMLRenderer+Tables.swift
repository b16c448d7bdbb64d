extension HTMLRenderer {
  /// The table that is being written; tables do not nest.
  struct Table {
    fileprivate var alignments: [UInt8] = []
    fileprivate var column = 0
    fileprivate var isInHeader = false
    fileprivate var hasBody = false
  }

  mutating func openTable(_ node: MarkdownNode) {
    table = Table(alignments: node.alignments)
    if framesTables { open("<div class=\"table\">\n") }
    open("<table>\n")
  }

  mutating func openRow(isHeader: Bool) {
    table.isInHeader = isHeader
    table.column = 0
    if isHeader {
      open("<thead>\n")
    } else if !table.hasBody {
      open("<tbody>\n")
      table.hasBody = true
    }
    open("<tr>")
  }

  mutating func openCell() {
    open(table.isInHeader ? "<th" : "<td")
    switch table.column < table.alignments.count ? table.alignments[table.column] : 0 {
    case UInt8(ascii: "l"): writer.write(" align=\"left\"")
    case UInt8(ascii: "c"): writer.write(" align=\"center\"")
    case UInt8(ascii: "r"): writer.write(" align=\"right\"")
    default: break
    }
    writer.write(">")
    table.column += 1
  }

  mutating func closeCell() { writer.write(table.isInHeader ? "</th>" : "</td>") }

  mutating func closeRow(isHeader: Bool) {
    open("</tr>\n")
    if isHeader { writer.write("</thead>\n") }
  }

  mutating func closeTable() {
    if table.hasBody { open("</tbody>\n") }
    open("</table>\n")
    if framesTables { open("</div>\n") }
  }

  /// Writes the cells that a row has beyond the last column as they are written, which GitHub's
  /// Markdown drops.
  mutating func writeExcess(of row: MarkdownNode) {
    for cell in source.cells(of: row).dropFirst(table.column) {
      open("<td>")
      writer.write(words: String(decoding: source.bytes[cell], as: UTF8.self))
      writer.write("</td>")
    }
  }
}

extension MarkdownSource {
  /// The cells of a row as they stand in the text; a bar after a backslash separates none.
  fileprivate func cells(of row: MarkdownNode) -> [Range<Int>] {
    guard 1...lineStarts.count ~= row.start.line else { return [] }
    let line = line(row.start.line - 1)
    let bar = UInt8(ascii: "|")
    var end = line.upperBound
    var index = line.lowerBound
    // NB: the column that the parser gives is the one where the table's first line starts.
    var quotes = row.quotes
    while index < end {
      if bytes[index] == UInt8(ascii: ">"), quotes > 0 {
        quotes -= 1
      } else if !bytes[index].isBlank {
        break
      }
      index += 1
    }
    while end > index, bytes[end - 1].isBlank { end -= 1 }
    if index < end, bytes[index] == bar { index += 1 }
    if end > index, bytes[end - 1] == bar, bytes[end - 2] != UInt8(ascii: "\\") { end -= 1 }
    var cells: [Range<Int>] = []
    var cell = index
    while index < end {
      if bytes[index] == bar, index == cell || bytes[index - 1] != UInt8(ascii: "\\") {
        cells.append(cell..<index)
        cell = index + 1
      }
      index += 1
    }
    cells.append(cell..<end)
    return cells
  }
}
