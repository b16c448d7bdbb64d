extension HTMLSource {
  /// Finds questions in tables of two columns, of which the first asks in at least half of the rows,
  /// where nothing else on the page asks.
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

  /// The cells of a table whose rows have two each; nil for any other.
  private func pairs(ofTable index: Int) -> [(question: Int, answer: Int)]? {
    let inside = tree.inside(index)
    guard !inside.contains(where: { tree.nodes[$0].name == "table" }) else { return nil }
    var rows: [(question: Int, answer: Int)] = []
    for row in inside where tree.nodes[row].name == "tr" {
      let cells = tree.children(of: row).filter { ["td", "th"].contains(tree.nodes[$0].name) }
      guard cells.count == 2,
        cells.allSatisfy({ cell in
          [tree.nodes[cell]["colspan"], tree.nodes[cell]["rowspan"]]
            .allSatisfy { $0 == nil || $0 == "1" }
        })
      else { return nil }
      rows.append((cells[0], cells[1]))
    }
    return rows.isEmpty ? nil : rows
  }
}
