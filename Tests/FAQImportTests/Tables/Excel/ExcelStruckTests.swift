import FAQModel
import Testing

@testable import FAQImport

@Suite("Words of workbooks that are struck through")
struct ExcelStruckTests {
  static let styles = """
    <fonts><font/><font><strike/></font><font><strike val='0'/></font></fonts>\
    <cellXfs><xf/><xf fontId='1'/><xf fontId='2'/></cellXfs>\
    <dxfs><dxf><font><strike/></font></dxf></dxfs>
    """

  /// What is read of a row of cells, as they are written down.
  static func question(_ cells: String, names: [String] = ["question", "answer", "dose"]) throws
    -> SourceQuestion?
  {
    let book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(names) + "<row>\(cells)</row>",
      strings: "<si>\(struck)</si><si><t>Plain</t></si>", styles: styles)
    return try SourceReader().read(book.bytes, as: .xlsx, path: "a.xlsx").questions.first
  }

  static let struck = """
    <r><t xml:space="preserve">Do </t></r><r><rPr><b/><strike/></rPr><t \
    xml:space="preserve">not </t></r><r><rPr/><t>drive.</t></r>
    """

  static func cell(_ text: String, _ style: Int = 0) -> String {
    "<c s='\(style)' t='inlineStr'><is>\(text.hasPrefix("<") ? text : "<t>\(text)</t>")</is></c>"
  }

  static let answers: [(String, String)] = [
    (cell(struck), "Do ~~not~~ drive."), ("<c t='s'><v>0</v></c>", "Do ~~not~~ drive."),
    ("<c t='s' s='1'><v>0</v></c>", "~~Do not~~ drive."),
    ("<c t='s' s='1'><v>1</v></c>", "~~Plain~~"), ("<c t='s' s='2'><v>1</v></c>", "Plain"),
    (cell("Two tablets.", 1), "~~Two tablets.~~"), ("<c s='1'><v>5</v></c>", "~~5~~"),
    (cell("• one&#10;• two", 1), "- ~~one~~\n- ~~two~~"),
    (
      cell("<r><rPr><strike/></rPr><t>A &lt; b &amp; *c*</t></r><r><t>d</t></r>"),
      "~~A < b & \\*c\\*~~&#100;"
    ),
    (
      cell("<r><t>10</t></r><r><rPr><strike/><vertAlign val='superscript'/></rPr><t>9</t></r>"),
      "1&#48;~~⁹~~"
    ),
    (
      cell("<r><t>See **this** </t></r><r><rPr><strike/></rPr><t> now </t></r>"),
      "See **this**  ~~now~~ "
    ),
    (cell("<r><rPr><strike val='false'/></rPr><t>Yes.</t></r>"), "Yes."),
  ]

  @Test("words of an answer stay struck through", arguments: answers)
  func answer(_ cell: String, _ words: String) throws {
    let question = try Self.question(Self.cell("Is it?") + cell)
    #expect(question?.body == words)
    #expect(question?.remarks == [])
  }

  @Test("words of a question stay so between tildes")
  func title() throws {
    let cells = Self.cell(Self.struck.replacing("drive.", with: "drive?"))
    #expect(try Self.question(cells + Self.cell("No."))?.title == "Do ~~not~~ drive?")
  }

  @Test("each other cell with such words is named")
  func others() throws {
    let question = try Self.question(
      Self.cell("Is it?") + Self.cell("Yes.") + Self.cell("500 mg", 1))
    #expect(question?.fields.first?.value == "500 mg")
    #expect(
      question?.remarks == [
        "Words of its column 'dose' are struck through in the sheet, and kept as the others are: "
          + "'500 mg'."
      ])
  }
}
