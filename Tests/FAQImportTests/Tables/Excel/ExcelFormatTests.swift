import FAQImport
import Testing

@Suite("Formats of cells of workbooks")
struct ExcelFormatTests {
  static func cell(_ words: String) -> String { "<c t='inlineStr'><is>\(words)</is></c>" }

  /// What is read of an answer with a format, given as its code in XML and as the cell is written down.
  static func question(_ code: String, _ answer: String) throws -> SourceQuestion? {
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="\(code)"/></numFmts>\
      <cellXfs><xf/><xf numFmtId="164"/></cellXfs>
      """
    let book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(["question", "answer"])
        + "<row>\(cell("<t>Is it?</t>"))\(answer)</row>", styles: styles)
    return try ExcelWorkbook.read(book.bytes).questions.first
  }

  /// What is said of it.
  static func remarks(_ code: String, _ answer: String) throws -> [String] {
    try question(code, answer)?.remarks ?? ["not taken"]
  }

  static func number(_ number: String) -> String { "<c s='1'><v>\(number)</v></c>" }

  static let named = [
    ("&lt;0", "5"), (">=0", "5"), ("\\&lt;0", "5"), ("0\\%", "20"), ("±0", "5"), ("0\\°", "38"),
    ("0°", "38"), ("~0", "5"), ("0+", "5"), ("0‰", "5"), ("0℃", "38"), ("0,", "5000"),
    ("0,.0", "5000"), ("-0", "5"), ("0-00", "510"), ("0&quot; mg&quot;", "5"),
    ("0;-0;&quot;none&quot;", "0"), ("0;&quot;below &quot;0", "-3"), ("0;;", "-3"),
    ("0;;", "0"), (";;;", "5"), ("[&lt;5]&quot;few&quot;;0", "2"), ("@&quot; mg&quot;", "5"),
    ("[$€-407] 0", "5"), ("0.0\\e", "5"),
  ]

  @Test("a number that the sheet shows with more signs is named", arguments: named)
  func telling(_ code: String, _ number: String) throws {
    let remarks = try Self.remarks(code, Self.number(number))
    #expect(
      remarks.count == 1
        && remarks[0].hasPrefix(
          "Cell B2 is taken as \(number), which the sheet shows in the format")
    )
  }

  static let plain = [
    ("General", "5"), ("0.00", "5"), ("#,##0.00_);[Red]\\(#,##0.00\\)", "-5"), ("0.00E+00", "5"),
    ("#,##0;-#,##0;&quot;none&quot;", "5"), ("#,##0;\\-#,##0", "-5"), ("[Red]0;-0", "5"),
    ("@", "5"),
    ("0;&quot;below &quot;0", "3"),
    ("_-* #,##0\\ _€_-;\\-* #,##0\\ _€_-;_-* &quot;-&quot;;_-@_-", "5"),
    ("[$-407]d. mmmm yyyy;@", "45495"), ("0;-0;0;@", "0"), ("General;\\-General", "5"),
  ]

  @Test("a number that it shows as it is, is not", arguments: plain)
  func silent(_ code: String, _ number: String) throws {
    #expect(try Self.remarks(code, Self.number(number)) == [])
  }

  @Test("words that the format adds to, or hides, are named")
  func words() throws {
    let answer = "<c s='1' t='inlineStr'><is><t>5-10</t></is></c>"
    #expect(
      try Self.remarks("@&quot; mg&quot;", answer) == [
        "Cell B2 is taken as 5-10, which the sheet shows in the format '@\" mg\"'."
      ])
    for code in [";;;", "0;0;0;&quot;n/a&quot;", "General;General;General;@&quot; mg&quot;"] {
      #expect(try Self.remarks(code, answer).count == 1, "\(code)")
    }
    for code in ["@", "0%", "General", "0;-0;&quot;none&quot;", "yyyy\\-mm\\-dd;@"] {
      #expect(try Self.remarks(code, answer) == [], "\(code)")
    }
  }

  static func raised(_ words: String) -> String {
    "<r><rPr><vertAlign val='superscript'/></rPr><t>\(words)</t></r>"
  }

  static let lowered: [(String, body: String, remarks: [String])] = [
    ("-9", "10⁻⁹", []), ("th", "10th", []), ("*", "10\\*", []),
    (
      "-0.5", "10 -0.5",
      ["'-0.5' stood above the line and now stands on it; write it so that it reads right."]
    ),
    (
      "a", "10a",
      ["'a' stood above the line and now stands on it; write it so that it reads right."]
    ),
  ]

  @Test("words above the line that Unicode lacks are named", arguments: lowered)
  func lowering(_ words: String, _ body: String, _ remarks: [String]) throws {
    let text = "<r><t>10</t></r>" + Self.raised(words)
    for shared in [false, true] {
      let answer = shared ? "<c t='s'><v>1</v></c>" : Self.cell(text)
      let book = HandmadeWorkbook(
        rows: HandmadeWorkbook.row(["question", "answer"])
          + "<row>\(Self.cell("<t>Is it?</t>"))\(answer)</row>",
        strings: "<si><t>One</t></si><si>\(text)</si><si><t>Two</t></si>")
      let question = try #require(try ExcelWorkbook.read(book.bytes).questions.first)
      #expect(question.body == body)
      #expect(question.remarks == remarks)
    }
  }

  @Test(
    "zeros that the format alone adds before a number are read, or named",
    arguments: [
      ("0000", "112", "0112", false), ("00000000000", "8001234567", "08001234567", false),
      ("00.0", "2.5", "2\\.5", true), ("0000", "11200", "11200", false),
    ])
  func zeros(_ code: String, _ number: String, _ words: String, _ isNamed: Bool) throws {
    let question = try #require(try Self.question(code, Self.number(number)))
    #expect(question.body == words && question.remarks.isEmpty != isNamed)
  }

  @Test("words in the font Symbol are the signs that it shows; those in others of signs are named")
  func fonts() throws {
    let styles = """
      <fonts><font/><font><name val="Symbol"/></font><font><name val="Wingdings"/></font></fonts>\
      <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/></cellXfs>
      """
    func question(_ answer: String) throws -> SourceQuestion? {
      let book = HandmadeWorkbook(
        rows: HandmadeWorkbook.row(["question", "answer"])
          + "<row>\(Self.cell("<t>Is it?</t>"))\(answer)</row>", styles: styles)
      return try ExcelWorkbook.read(book.bytes).questions.first
    }
    let run = "<r><t>50 </t></r><r><rPr><rFont val='Symbol'/></rPr><t>m</t></r><r><t>g</t></r>"
    #expect(try question(Self.cell(run))?.body == "50 μg")
    #expect(try question("<c s='1' t='inlineStr'><is><t>38 ³</t></is></c>")?.body == "38 ≥")
    let others = [
      "<c s='2' t='inlineStr'><is><t>û</t></is></c>",
      Self.cell("<r><rPr><rFont val='Wingdings'/></rPr><t>û</t></r>"),
    ]
    for other in others {
      #expect(
        try question(other)?.remarks == [
          "'û' is written in the font Wingdings, which shows other signs; write them out."
        ])
    }
  }
}
