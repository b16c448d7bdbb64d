import FAQModel
import FAQXML

/// The texts that the cells of a workbook share (ECMA-376, part 1, 18.4).
final class ExcelStrings: XMLListener {
  /// Workbooks with more are refused.
  private static let most = 4_000_000

  private(set) var strings: [String] = []
  /// What is struck through of some of them, by their numbers: by itself, and in a cell whose style strikes
  /// it through.
  private(set) var struck: [Int: (StruckWords, inCell: StruckWords)] = [:]
  /// What to say of words above or below the line in some of them, by their numbers.
  private(set) var lowered: [Int: [String]] = [:]
  private var text = ExcelText()

  /// How many hints at the pronunciation of words were left out.
  var hints: Int { text.hints }

  func begin(_ name: String, attributes: [XMLAttribute]) {
    if name == "x:si" { text.clear() }
    text.begin(name, attributes)
  }

  func text(_ bytes: [UInt8]) throws {
    guard text.bytes.count + bytes.count <= DelimitedTable.largestCell else {
      throw Refusal.invalidFile(cause: "it holds a text that is larger than 8 MiB")
    }
    text.add(bytes)
  }

  func end(_ name: String) throws {
    text.end(name)
    guard name == "x:si" else { return }
    guard strings.count < Self.most else {
      throw Refusal.invalidFile(cause: "it holds more than 4,000,000 texts")
    }
    if text.hasRuns {
      struck[strings.count] = (text.struck(isCell: false), text.struck(isCell: true))
    }
    if !text.lowered.isEmpty { lowered[strings.count] = text.lowered }
    strings.append(text.text)
  }
}
