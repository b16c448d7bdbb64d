/// A row of a table with where it was read, whatever the table is kept in.
package struct TableRow: Sendable {
  /// Its number, counted from 1 as spreadsheets do: the row of names is the first, and a row is one
  /// however many lines its cells have.
  package let number: Int
  /// The line that it begins on, counted from 1, in a table that has lines.
  package let line: Int?
  package var cells: [String]
  /// What is struck through, by the places of cells.
  var struck: [Int: StruckWords] = [:]
  /// Whether a cell begins with a space behind words that no sentence ends, both without quotes, so that a
  /// delimiter in the words may have cut them.
  var mayBeCut = false
  /// How many cells it has beyond those that are kept.
  package var excess = 0
  /// What keeps it from being a row.
  package var fault: Fault?
  /// What an editor should know of it, a sentence each.
  package var remarks: [String] = []

  /// Cells beyond these are counted, not kept.
  package static let mostCells = 1_000

  /// Whether nothing stands in it.
  package var isEmpty: Bool { excess == 0 && fault == nil && cells.allSatisfy(\.isEmpty) }

  /// The first cell that shows what a spreadsheet could not work out or fit in, such as `#NAME?` or `#####`.
  var failedCell: String? { cells.first(where: Self.isFailure) }

  /// NB: most cells begin with something else.
  private static func isFailure(_ cell: String) -> Bool {
    guard cell.utf8.first == UInt8(ascii: "#"), cell.utf8.count > 2 else { return false }
    let word = cell.dropFirst()
    if word.allSatisfy({ $0 == "#" }) { return word.count >= 3 }
    if ["N/A", "NV", "N/D"].contains(word) { return true }
    guard let last = word.last, "!?".contains(last) else { return false }
    return word.dropLast().allSatisfy { $0.isUppercase || "/0_".contains($0) }
  }

  package init(number: Int, line: Int? = nil, cells: [String]) {
    self.number = number
    self.line = line
    self.cells = cells
  }

  /// Why a row is not taken.
  package struct Fault: Equatable, Sendable {
    /// The end of a sentence: what is wrong.
    package let cause: String
    /// A sentence: what to do.
    package let suggestion: String
  }
}
