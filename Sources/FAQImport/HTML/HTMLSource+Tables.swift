extension HTMLSource {
  /// Finds questions in tables of two columns, beside others of numbers where a header names the two, of which
  /// the first asks in at least half of the rows, where nothing else on the page asks.
  mutating func findTables() {
    guard found.isEmpty else { return }
    for index in tree.nodes.indices where tree.nodes[index].name == "table" && isFree(index) {
      guard var rows = pairs(ofTable: index) else { continue }
      let isHeaded = rows.first.map { tree.nodes[$0.question].name == "th" } ?? false
      if isHeaded, let first = rows.first, !asks([first.question]) { rows.removeFirst() }
      let asking = rows.count { asks([$0.question]) }
      guard asking * 2 >= rows.count, asking > (isHeaded ? 0 : 1) else { continue }
      for row in rows {
        addAsking(.heading, element: row.question, title: row.question, nodes: [row.answer])
      }
    }
  }

  /// The cells of a table whose rows have two each, or of which a header names two; nil for any other.
  private func pairs(ofTable index: Int) -> [(question: Int, answer: Int)]? {
    let inside = tree.inside(index)
    guard !inside.contains(where: { tree.nodes[$0].name == "table" }) else { return nil }
    var rows: [[Int]] = []
    for row in inside where tree.nodes[row].name == "tr" {
      let cells = tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name) }
      guard cells.count == rows.first?.count ?? cells.count,
        cells.allSatisfy({ cell in
          [tree.nodes[cell]["colspan"], tree.nodes[cell]["rowspan"]]
            .allSatisfy { $0 == nil || $0 == "1" }
        })
      else { return nil }
      rows.append(cells)
    }
    return columns(of: rows).map { columns in
      rows.map { ($0[columns.question], $0[columns.answer]) }
    }
  }

  /// Which columns of some rows hold the questions and the answers; nil where that is not clear.
  private func columns(of rows: [[Int]]) -> (question: Int, answer: Int)? {
    guard let header = rows.first, header.count != 2 else { return rows.isEmpty ? nil : (0, 1) }
    let fields = header.map { SourceField.named(tree.words(of: $0))?.field }
    guard let question = fields.firstIndex(of: .question),
      let answer = fields.firstIndex(of: .answer),
      header.allSatisfy({ tree.nodes[$0].name == "th" })
    else { return nil }
    let others = header.indices.filter { $0 != question && $0 != answer }
    let areNumbers = rows.dropFirst().allSatisfy { row in
      others.allSatisfy { !tree.words(of: row[$0]).contains(where: \.isLetter) }
    }
    return areNumbers ? (question, answer) : nil
  }
}
