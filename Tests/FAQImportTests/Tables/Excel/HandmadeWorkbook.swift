/// A workbook whose parts are written by hand.
struct HandmadeWorkbook {
  var parts: [(path: String, text: String)] = []

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// - Parameters:
  ///   - rows: what stands within `sheetData`.
  ///   - after: what stands after it.
  ///   - strings: what stands within `sst`.
  ///   - styles: what stands within `styleSheet`.
  ///   - properties: attributes of the workbook.
  init(
    rows: String, before: String = "", after: String = "", strings: String = "",
    styles: String = "", properties: String = ""
  ) {
    parts = [
      ("[Content_Types].xml", "<Types/>"),
      (
        "xl/workbook.xml",
        """
        <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><workbookPr \(properties)/>
        <sheets><sheet name="FAQ" sheetId="1" r:id="a"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Self.relations([
          ("a", "worksheet", "worksheets/sheet1.xml"), ("b", "sharedStrings", "/xl/Strings.xml"),
          ("c", "styles", "../xl/styles.xml"),
        ])
      ),
      ("xl/strings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns=\"\(Self.main)\">\(styles)</styleSheet>"),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(Self.main)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
      ),
    ]
  }

  static func relations(_ relations: [(id: String, type: String, target: String)]) -> String {
    let elements = relations.map {
      "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>"
    }.joined()
    return "<Relationships xmlns=\"\(package)\">\(elements)</Relationships>"
  }

  /// A row of cells that are texts.
  static func row(_ texts: [String], _ attributes: String = "") -> String {
    let cells = texts.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
    return "<row \(attributes)>\(cells)</row>"
  }

  var bytes: [UInt8] {
    HandmadeArchive(parts.map { HandmadeArchive.Part($0.path, $0.text) }).bytes
  }
}
