import FAQModel

/// A cell of a sheet as it is written down (ECMA-376, part 1, 18.3.1.4), while it is being read.
struct ExcelCell {
  let reference: CellReference
  let type: String
  let format: CellFormat
  /// What stands in its `v`.
  var value: [UInt8] = []
  /// What stands in its `is`.
  var inline = ExcelText()
  var hasFormula = false
  /// Whether its style strikes its words through, where they have none of their own.
  var isStruck = false
  /// The font of its style, where it is one of signs.
  var font: SignFont?

  /// How much stands in it, in bytes.
  var size: Int { value.count + inline.bytes.count }

  /// What a cell holds.
  enum Content: Equatable {
    case words(String)
    /// Words or a number, and the format that the sheet shows them in.
    case formatted(String, format: String)
    case fault(TableRow.Fault)
  }

  init(_ reference: CellReference, type: String, format: CellFormat) {
    self.reference = reference
    self.type = type
    self.format = format
  }

  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where the cell is damaged.
  func content(_ strings: [String], from1904: Bool) throws -> Content {
    if hasFormula, value.isEmpty, !["str", "inlineStr"].contains(type) {
      return .fault(
        TableRow.Fault(
          cause: "cell \(reference.text) holds a formula whose value is not in the file",
          suggestion: "Open the file in a spreadsheet program and save it again."))
    }
    switch type {
    case "s":
      if value.isEmpty { return .words("") }
      guard let index = Int(written), strings.indices.contains(index) else {
        throw damaged("refers to a text that is not there")
      }
      return words(strings[index])
    case "inlineStr": return words(inline.text)
    case "str": return words(ExcelText.text(value))
    case "b":
      switch written {
      case "": return .words("")
      case "0", "false": return .words("FALSE")
      case "1", "true": return .words("TRUE")
      default: throw damaged("is neither true nor false")
      }
    case "e":
      return .fault(
        TableRow.Fault(
          cause: "cell \(reference.text) shows the error \(written.quoted(40))",
          suggestion: "Correct the formula of the cell, or clear the cell."))
    case "n": return number(from1904)
    case "d": return .words(written)
    default: throw damaged("is of a kind that no cell has")
    }
  }

  private func number(_ from1904: Bool) -> Content {
    let text = ExcelNumber.text(written)
    let number = Double(written)
    let format = format.format(of: number)
    switch format {
    case .plain: return .words(text)
    case .padded(let zeros, let code):
      guard text.prefix(while: { $0 != "." }).count(where: \.isNumber) < zeros else {
        return .words(text)
      }
      let isPlain = code.allSatisfy { $0 == "0" } && text.allSatisfy(\.isNumber)
      return isPlain ? .words(text.padded(to: zeros)) : Self.shown(text, code)
    case .date, .time:
      guard let number else { return .words(text) }
      return ExcelNumber.moment(number, format, from1904: from1904).map { .words($0) }
        ?? .formatted(text, format: "of a date or time")
    case .other(let code): return Self.shown(text, code)
    }
  }

  private func words(_ text: String) -> Content {
    guard case .other(let code) = format.words else { return .words(text) }
    return Self.shown(text, code)
  }

  private static func shown(_ text: String, _ code: String) -> Content {
    text.isEmpty
      ? .words("") : .formatted(text, format: "'\(String(code.prefix(60)).visibleOnOneLine)'")
  }

  /// Its words as the font of its style shows them, and what to say where those are not known.
  func signs(of words: String, _ strings: ExcelStrings) -> (text: String, remark: String?) {
    guard let font, !["n", "b", "d"].contains(type), !words.isEmpty else { return (words, nil) }
    let hasRuns =
      type == "s" ? Int(written).map { strings.struck[$0] != nil } == true : inline.hasRuns
    if font == .symbol, !hasRuns, !isStruck { return (SignFont.signs(of: words), nil) }
    let other = font == .symbol ? SignFont.other("Symbol") : font
    return (words, other.remark(words))
  }

  /// What of its words is struck through.
  func struck(_ words: String, _ strings: ExcelStrings) -> StruckWords {
    if type == "inlineStr" { return inline.struck(isCell: isStruck) }
    if type == "s", let index = Int(written), let struck = strings.struck[index] {
      return isStruck ? struck.inCell : struck.0
    }
    var struck = StruckWords()
    if isStruck { struck.add(0..<words.utf8.count) }
    return struck
  }

  /// What to say of its words that stand above or below the line in the sheet.
  func lowered(_ strings: ExcelStrings) -> [String] {
    type == "s" ? Int(written).flatMap { strings.lowered[$0] } ?? [] : inline.lowered
  }

  private var written: String { String(decoding: value, as: UTF8.self).trimmed }

  private func damaged(_ cause: String) -> Refusal {
    .invalidFile(cause: "cell \(reference.text) \(cause)")
  }
}
