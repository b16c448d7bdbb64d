import FAQModel

extension HTMLMarkdown {
  /// The rows of a table, each with its cells.
  private struct Rows {
    var rows: [[Int]] = []
    var headers = 0
    var captions: [Int] = []
  }

  private static let mostColumns = 200
  private static let mostCells = 100_000

  /// Reads a table as one of Markdown, or, where it only lays out a page, as what its cells hold.
  mutating func addTable(_ index: Int) {
    endLine()
    let rows = rows(of: index)
    for caption in rows.captions {
      if isAbove(caption) {
        answer.dropped.append(
          "a caption that stands above its table, too: '\(tree.words(of: caption))'")
      } else {
        visit(caption)
      }
    }
    endLine()
    let role = tree.nodes[index]["role"]
    let isLayout =
      (role == "presentation" || role == "none") && !holdsData(rows)
      || rows.rows.allSatisfy { $0.count <= 1 }
      || tree.first(in: index) { $0.name == "table" } != nil
    let grid = isLayout ? nil : grid(of: rows)
    guard let grid else {
      for cell in rows.rows.joined() { blocks += collect(cell) }
      if !rows.rows.isEmpty, role == nil || rows.rows.count(where: { $0.count > 1 }) > 1 {
        remark("A table was taken apart into what its cells hold; compare it.")
      }
      return
    }
    blocks.append(.table(grid))
  }

  /// Whether rows of several cells each, as many in all, hold nothing but words, as help desks have them in tables that
  /// are marked as if they only laid out the page.
  private func holdsData(_ rows: Rows) -> Bool {
    guard rows.rows.count > 1, let columns = rows.rows.first?.count, columns > 1 else {
      return false
    }
    return rows.rows.allSatisfy { row in
      row.count == columns
        && row.allSatisfy { cell in
          let elements = tree.inside(cell).filter {
            tree.nodes[$0].kind == .element && tree.nodes[$0].name != "br"
          }
          let blocks = elements.filter { !HTMLTree.inline.contains(tree.nodes[$0].name) }
          return blocks.count <= 1 && blocks.allSatisfy { tree.nodes[$0].name == "p" }
        }
    }
  }

  /// Whether the paragraph above has the same words, as pandoc writes the caption of a table in Word.
  private func isAbove(_ caption: Int) -> Bool {
    guard case .paragraph? = blocks.last else { return false }
    return HTMLBlock.words(of: blocks.suffix(1)).joined(separator: " ").oneLine
      == tree.words(of: caption)
  }

  private mutating func rows(of table: Int) -> Rows {
    var rows = Rows()
    for part in tree.children(of: table) {
      switch tree.nodes[part].name {
      case "caption": rows.captions.append(part)
      case "thead", "tbody", "tfoot":
        for row in tree.children(of: part) where tree.nodes[row].name == "tr" {
          if tree.nodes[part].name == "thead", rows.headers == rows.rows.count { rows.headers += 1 }
          rows.rows.append(cells(of: row))
        }
      default: if tree.nodes[part].kind == .element { _ = drops(part) }
      }
    }
    rows.rows.removeAll(where: \.isEmpty)
    if rows.headers == 0, rows.rows.count > 1,
      rows.rows[0].allSatisfy({ tree.nodes[$0].name == "th" })
    {
      rows.headers = 1
    }
    return rows
  }

  private func cells(of row: Int) -> [Int] {
    tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name) }
  }

  /// The table's cells with as many in each row; nil where there are too many.
  private mutating func grid(of rows: Rows) -> [[[HTMLPiece]]]? {
    var grid: [[[HTMLPiece]]] = []
    // How many more rows the cell of each column reaches into.
    var reaching: [Int] = []
    var hasSpans = false
    for row in rows.rows {
      var cells: [[HTMLPiece]] = []
      func skipReached() {
        while cells.count < reaching.count, reaching[cells.count] > 0 {
          reaching[cells.count] -= 1
          cells.append([])
        }
      }
      for cell in row {
        skipReached()
        let width = span(cell, "colspan", atMost: Self.mostColumns)
        let height = span(cell, "rowspan", atMost: rows.rows.count)
        hasSpans = hasSpans || width > 1 || height > 1
        for column in 0..<width {
          while reaching.count <= cells.count { reaching.append(0) }
          reaching[cells.count] = height - 1
          cells.append(column == 0 ? pieces(of: cell) : [])
        }
        guard cells.count <= Self.mostColumns else { return nil }
      }
      skipReached()
      grid.append(cells)
    }
    let width = grid.map(\.count).max() ?? 0
    guard width * grid.count <= Self.mostCells else { return nil }
    if hasSpans {
      remark("A table had cells over several columns or rows; the further ones are empty now.")
    }
    if rows.headers > 1 { remark("A table had several rows of headers; one is left as such.") }
    if rows.headers == 0 { grid.insert([], at: 0) }
    return grid.map { $0 + Array(repeating: [], count: width - $0.count) }
  }

  private func span(_ cell: Int, _ name: String, atMost most: Int) -> Int {
    min(max(tree.nodes[cell][name].flatMap { Int($0.trimmed) } ?? 1, 1), max(most, 1))
  }

  /// A cell on one line.
  private mutating func pieces(of cell: Int) -> [HTMLPiece] {
    let lines = Self.lines(of: collect(cell))
    if lines.count > 1 || lines.contains(where: { $0.contains(.lineBreak) }) {
      remark("A table had cells of several lines, which stand on one now, with ' · ' between them.")
    }
    return Array(lines.joined(separator: [.text(" · ")]))
  }

  private static func lines(of blocks: [HTMLBlock]) -> [[HTMLPiece]] {
    blocks.flatMap { block -> [[HTMLPiece]] in
      switch block {
      case .paragraph(let pieces), .heading(_, let pieces): [pieces]
      case .list(_, _, let items): items.flatMap { lines(of: $0) }
      case .quote(let blocks): lines(of: blocks)
      case .code(let code, _): code.oneLine.isEmpty ? [] : [[.code(code.oneLine)]]
      case .rule: []
      case .table(let rows): rows.joined().filter { !$0.isEmpty }
      }
    }
  }

  /// Adds code with its lines as they are.
  mutating func addCode(_ index: Int) {
    endLine()
    var code = ""
    var language = Self.language(of: tree.nodes[index])
    var place = index + 1
    while place < tree.nodes[index].end {
      let node = tree.nodes[place]
      if node.kind == .element, drops(place) {
        place = node.end
        continue
      }
      if node.kind == .text { code += node.text }
      if node.name == "br" { code += "\n" }
      if node.name == "code" { language = language ?? Self.language(of: node) }
      place += 1
    }
    let text = code.withLineFeeds
    let lines = text.hasSuffix("\n") ? String(text.dropLast()) : text
    if !lines.oneLine.isEmpty { blocks.append(.code(lines, language: language ?? "")) }
    if tree.nodes[index].isStruck || tree.isInside(index, where: \.isStruck)
      || tree.first(in: index, where: \.isStruck) != nil
    {
      remark("Words of code that are struck through stand there without that mark; compare them.")
    }
    if tree.footnotes.hasCalls(in: tree.inside(index)) {
      remark("The mark of a footnote within code was left out; refer to it outside of the code.")
    }
  }

  /// The language of code as its class says it. What is no name of one stands on pages of this program above the
  /// code, too.
  private static func language(of node: HTMLTree.Node) -> String? {
    for name in node.classes {
      for prefix in ["language-", "lang-"] where name.hasPrefix(prefix) {
        let language = name.dropFirst(prefix.count)
        if !language.isEmpty, language.unicodeScalars.allSatisfy({ $0.isASCII && $0.isWord }) {
          return language.lowercased()
        }
      }
    }
    return nil
  }
}
