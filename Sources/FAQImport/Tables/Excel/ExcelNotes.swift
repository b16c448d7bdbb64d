import FAQModel
import FAQXML

/// What of a sheet is not among its rows, and what an editor should know of it.
struct ExcelNotes {
  /// How many hints at the pronunciation of words were left out.
  var hints = 0
  private var links = 0
  private var merged = 0
  private var firstMerged = ""
  private var hasPageTexts = false
  private var hidden = [Bool](repeating: false, count: CellReference.lastColumn + 1)
  private var lastHidden = 0
  private var firstInHidden: CellReference?

  /// Takes an element that stands outside of the cells.
  mutating func take(_ name: String, _ attributes: [XMLAttribute]) {
    switch name {
    case "x:hyperlink": links += 1
    case "x:mergeCell":
      if merged == 0 { firstMerged = String((attributes.value("ref") ?? "").prefix(30)) }
      merged += 1
    case "x:oddHeader", "x:oddFooter": hasPageTexts = true
    case "x:col" where attributes.isSet("hidden"):
      guard let first = attributes.number("min"),
        let last = attributes.number("max"), first > lastHidden,
        first <= last, last <= CellReference.lastColumn
      else { return }
      for column in first...last { hidden[column] = true }
      lastHidden = last
    default: break
    }
  }

  /// Takes note of a cell that has words.
  mutating func met(_ cell: CellReference) {
    if firstInHidden == nil, hidden[cell.column] { firstInHidden = cell }
  }

  var dropped: [String] {
    var all: [String] = []
    if links > 0 { all.append("the addresses of links behind cells (\(links))") }
    if hasPageTexts { all.append("what is printed above and below the pages") }
    return all
  }

  var remarks: [String] {
    var all: [String] = []
    if merged > 0 {
      all.append(
        "Cells are merged in the sheet (\(firstMerged.visibleOnOneLine) first, \(merged) in all); "
          + "their words count for the first row and column of them only.")
    }
    if let firstInHidden {
      all.append(
        "Hidden columns of the sheet are read as others are (\(firstInHidden.text) first).")
    }
    return all
  }
}
