import FAQModel
import FAQXML

/// The sheets that a workbook names (ECMA-376, part 1, 18.2), as `xl/workbook.xml` tells.
final class ExcelSheets: XMLListener {
  struct Sheet {
    let name: String
    let isHidden: Bool
    /// The ID of its relation to the workbook.
    let relation: String
  }

  /// Workbooks with more sheets are refused.
  private static let most = 1_000

  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904.
  private(set) var countsFrom1904 = false

  func begin(_ name: String, attributes: [XMLAttribute]) throws {
    switch name {
    case "x:workbookPr": countsFrom1904 = attributes.isSet("date1904")
    case "x:sheet":
      guard sheets.count < Self.most else {
        throw Refusal.invalidFile(cause: "it has more than 1,000 sheets")
      }
      sheets.append(
        Sheet(
          name: attributes.value("name") ?? "",
          isHidden: ["hidden", "veryHidden"].contains(attributes.value("state")),
          relation: attributes.value("r:id") ?? ""))
    default: break
    }
  }

}
