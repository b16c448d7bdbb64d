import FAQModel
import FAQXML

/// The texts that the cells of a workbook share (ECMA-376, part 1, 18.4).
final class ExcelStrings: XMLListener {
  /// Workbooks with more are refused.
  private static let most = 4_000_000

  private(set) var strings: [String] = []
  private var text = ExcelText()

  /// How many hints at the pronunciation of words were left out.
  var hints: Int { text.hints }
  var struck: (first: String, count: Int) { text.struck }

  func begin(_ name: String, attributes: [XMLAttribute]) {
    if name == "x:si" { text.clear() }
    text.begin(name, attributes)
  }

  func text(_ bytes: [UInt8]) throws {
    guard text.bytes.count + bytes.count <= DelimitedTable.largestCell else {
      throw Refusal.invalidFile(line: nil, cause: "it holds a text that is larger than 8 MiB")
    }
    text.add(bytes)
  }

  func end(_ name: String) throws {
    text.end(name)
    guard name == "x:si" else { return }
    guard strings.count < Self.most else {
      throw Refusal.invalidFile(line: nil, cause: "it holds more than 4,000,000 texts")
    }
    strings.append(text.text)
  }
}
