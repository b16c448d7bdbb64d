import FAQXML

/// The formats that the cells of a workbook have (ECMA-376, part 1, 18.8).
final class ExcelStyles: XMLListener {
  /// By the number of a cell's style.
  private(set) var formats: [CellFormat] = []
  /// Those that strike the words of a cell through.
  private(set) var struck: Set<Int> = []
  /// The fonts that do.
  private var struckFonts: Set<Int> = []
  /// The fonts of signs, by the numbers of the cells' styles and by their own.
  private(set) var signFonts: [Int: SignFont] = [:]
  private var namedSigns: [Int: SignFont] = [:]
  private var fonts = 0
  private var isWithinFonts = false
  private var custom: [Int: CellFormat] = [:]
  private var isWithinCellFormats = false

  /// Codes are no longer than this, in bytes; the standard allows 255 characters.
  private static let longestCode = 1_000

  func begin(_ name: String, attributes: [XMLAttribute]) {
    switch name {
    case "x:cellXfs": isWithinCellFormats = true
    case "x:fonts": isWithinFonts = true
    case "x:font" where isWithinFonts: fonts += 1
    case "x:strike" where isWithinFonts && attributes.isStrike: struckFonts.insert(fonts - 1)
    case "x:name" where isWithinFonts:
      namedSigns[fonts - 1] = attributes.value("val").flatMap(SignFont.init(named:))
    case "x:numFmt":
      if let id = attributes.number("numFmtId"),
        let code = attributes.value("formatCode")
      {
        custom[id] =
          code.utf8.count <= Self.longestCode
          ? CellFormat(code: code) : CellFormat(.other("its own"))
      }
    case "x:xf" where isWithinCellFormats:
      let id = attributes.number("numFmtId") ?? 0
      let font = attributes.number("fontId") ?? 0
      signFonts[formats.count] = namedSigns[font]
      if struckFonts.contains(font) { struck.insert(formats.count) }
      formats.append(custom[id] ?? CellFormat(NumberFormat(builtIn: id)))
    default: break
    }
  }

  func end(_ name: String) {
    if name == "x:cellXfs" { isWithinCellFormats = false }
    if name == "x:fonts" { isWithinFonts = false }
  }
}

extension [XMLAttribute] {
  /// Whether a `strike` with these attributes strikes through.
  var isStrike: Bool { !["0", "false", "off"].contains(value("val")) }
}
