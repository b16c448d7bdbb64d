import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Workbooks of Excel")
struct ExcelWorkbookTests {
  static let sample = """
    import datetime, openpyxl
    from openpyxl.styles import PatternFill
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = 'FAQ'
    sheet.append(['Question', 'Answer', 'Updated', 'Number', 'Sure', 'Category'])
    sheet.append(['Is this a sample?', 'Yes.\\n\\nIt *is* <one> & no advice.',
                  datetime.date(2024, 7, 22), 1.1, True, 'Care'])
    sheet['A4'], sheet['B4'], sheet['D4'] = 'Is it häufig? 問', 'No.', 5
    sheet['C4'] = datetime.datetime(2024, 7, 22, 14, 30)
    sheet['E4'], sheet['E4'].number_format = 0.5, '0%'
    sheet['F4'], sheet['F4'].number_format = datetime.time(8, 15), 'h:mm AM/PM'
    sheet.row_dimensions[4].hidden = True
    sheet.merge_cells('F2:F3')
    sheet['A2'].hyperlink = 'https://sample.example/'
    sheet['B2'].comment = openpyxl.comments.Comment('A sample comment.', 'A. Sample')
    other = book.create_sheet('Notes', 0)
    other.sheet_state = 'hidden'
    other.append(['q', 'a'])
    other.append(['Hidden?', 'Yes.'])
    book.create_sheet('Rest')
    book.save(out)
    """

  @Test("a workbook of openpyxl is read: the first sheet that shows, by the numbers of its rows")
  func reads() throws {
    let bytes = try StockPython.bytes(Self.sample)
    #expect(SpreadsheetKind(bytes) == .excel)
    let reading = try ExcelWorkbook.read(bytes)
    #expect(reading.refused.isEmpty)
    #expect(reading.questions.map(\.place) == ["row 2", "row 4"])
    #expect(reading.questions.map(\.title) == ["Is this a sample?", "Is it häufig? 問"])
    #expect(reading.questions[0].body == #"Yes.\#n\#nIt \*is\* \<one> & no advice."#)
    #expect(reading.questions.map { $0.date?.day } == ["2024-07-22", "2024-07-22"])
    #expect(reading.questions[0].categories == ["Care"])
    #expect(
      reading.questions[0].fields
        == [JSONValue.Member("Number", "1.1"), JSONValue.Member("Sure", "TRUE")])
    #expect(
      reading.questions[1].fields
        == [JSONValue.Member("Number", "5"), JSONValue.Member("Sure", "0.5")])
    #expect(reading.questions[1].categories == ["08:15:00"])
    #expect(
      reading.questions[1].remarks == [
        "The row is hidden in the sheet.",
        "Cell E4 is taken as 0.5, which the sheet shows in the format '0%'.",
      ])
    #expect(
      reading.dropped == [
        "the hidden sheet 'Notes'", "the sheet 'Rest'",
        "the addresses of links behind cells (1)", "comments on cells",
      ])
    #expect(reading.remarks.count == 1 && reading.remarks[0].contains("F2:F3"))
  }

  /// What is read from cell C2, which is given as it is written down.
  static func words(
    _ cell: String, strings: String = "", styles: String = "", properties: String = ""
  ) throws -> String? {
    let book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(["question", "answer", "cell"])
        + HandmadeWorkbook.row(["Is it?", "Yes."]).replacing("</row>", with: cell + "</row>"),
      strings: strings, styles: styles, properties: properties)
    return try ExcelWorkbook.read(book.bytes).questions.first?.fields.first?.value.string
  }

  static let strings = """
    <si><t>One</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">Two </t></r><r><t>three</t></r>\
    <rPh sb="0" eb="1"><t>tsuu</t></rPh></si><si><t>a_x000D_b_x005F_x_xD83D__xDE00__x0007_</t></si>
    """

  static let cells: [(String, String?)] = [
    ("<c r='C2' t='s'><v>0</v></c>", "One"), ("<c t='s'><v>1</v></c>", "Two three"),
    ("<c t='s'><v>2</v></c>", "a\rb_x\u{1F600}_x0007_"),
    ("<c t='str'><f>A1&amp;\"x\"</f><v>cached</v></c>", "cached"),
    ("<c t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>", "inline"),
    (
      "<c t='inlineStr'><is><r><t>10</t></r><r><rPr><vertAlign val='superscript'/></rPr>"
        + "<t>9</t></r><r><t>/L</t></r></is></c>", "10⁹/L"
    ), ("<c><v>1.1000000000000001</v></c>", "1.1"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    ("<c t='n'><v>-0.30</v></c>", "-0.30"), ("<c><v>1E3</v></c>", "1000"),
    ("<c><v>5.0000000000000001E-3</v></c>", "0.005"),
    ("<c><v>12345678901234567890</v></c>", "1.2345678901234567e+19"),
    ("<c><v>nonsense</v></c>", "nonsense"), ("<c t='b'><v>0</v></c>", "FALSE"),
    ("<c t='d'><v>2024-07-22</v></c>", "2024-07-22"), ("<c r='D2' t='s'><v>0</v></c>", nil),
    ("<c><f>1+1</f></c>", nil), ("<c t='e'><v>#N/A</v></c>", nil), ("<c/>", nil),
    ("<c t='s'/>", nil), ("<c r='C2'/>", nil),
  ]

  @Test("each kind of cell gives its words", arguments: cells)
  func kinds(_ cell: String, _ words: String?) throws {
    #expect(try Self.words(cell, strings: Self.strings) == words)
  }

  static let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="[$-407]d\\. mmmm yyyy;@"/>\
    <numFmt numFmtId="165" formatCode="[hh]:mm"/><numFmt numFmtId="166" formatCode="0&quot; d&quot;"/>\
    <numFmt numFmtId="167" formatCode="#,##0.00;[Red]-#,##0.00"/>\
    <numFmt numFmtId="168" formatCode="yyyy/m/d h:mm AM/PM"/>\
    <numFmt numFmtId="169" formatCode="mmm"/></numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs>\
    <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>\
    <xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="22"/><xf numFmtId="20"/>\
    <xf numFmtId="169"/></cellXfs>
    """

  static let dates: [(Int, String, String, String)] = [
    (0, "45495", "45495", "45495"), (1, "45495", "2024-07-22", "2028-07-23"),
    (1, "45495.75", "2024-07-22", "2028-07-23"), (1, "1", "1900-01-01", "1904-01-02"),
    (1, "59", "1900-02-28", "1904-02-29"), (1, "60", "1900-02-29", "1904-03-01"),
    (1, "61", "1900-03-01", "1904-03-02"), (1, "0", "0", "1904-01-01"),
    (1, "2958465", "9999-12-31", "2958465"), (1, "2958466", "2958466", "2958466"),
    (1, "-5", "-5", "-5"), (1, "1e300", "1e+300", "1e+300"), (1, "nan", "nan", "nan"),
    (2, "45351", "2024-02-29", "2028-03-01"), (3, "1.25", "30:00:00", "30:00:00"),
    (4, "5", "5", "5"), (5, "5.5", "5.5", "5.5"),
    (6, "45495.604166666664", "2024-07-22T14:30:00", "2028-07-23T14:30:00"),
    (7, "45495", "2024-07-22", "2028-07-23"),
    (7, "45495.999999999", "2024-07-23", "2028-07-24"),
    (7, "0.5", "12:00:00", "1904-01-01T12:00:00"),
    (8, "0.34375", "08:15:00", "08:15:00"), (9, "45495", "2024-07-22", "2028-07-23"),
    (99, "7", "7", "7"),
  ]

  @Test("numbers in a format of days are days, counted from 1900 or 1904", arguments: dates)
  func days(_ style: Int, _ number: String, _ day: String, _ from1904: String) throws {
    let cell = "<c s='\(style)'><v>\(number)</v></c>"
    #expect(try Self.words(cell, styles: Self.styles) == day)
    #expect(
      try Self.words(cell, styles: Self.styles, properties: "date1904='1'") == from1904)
  }

  @Test("what a cell shows and cannot be taken is refused by the row, with what to do")
  func refusedCells() throws {
    let rows =
      HandmadeWorkbook.row(["question", "answer"])
      + "<row r='3'><c t='inlineStr'><is><t>A?</t></is></c><c t='e'><v>#REF!</v></c></row>"
      + "<row><c t='inlineStr'><is><t>B?</t></is></c><c r='B4'><f>1</f><v/></c></row>"
      + HandmadeWorkbook.row(["C?", "c", "more"], "r='9'") + HandmadeWorkbook.row(["D?", "d"])
    let reading = try ExcelWorkbook.read(HandmadeWorkbook(rows: rows).bytes)
    #expect(reading.questions.map(\.place) == ["row 10"])
    #expect(reading.refused.map(\.place) == ["row 3", "row 4", "row 9"])
    #expect(reading.refused[0].cause == "cell B3 shows the error '#REF!'")
    #expect(reading.refused[1].cause.contains("cell B4 holds a formula whose value"))
    #expect(reading.refused[2].cause == "it has 3 cells, and the table 2 columns")
    #expect(reading.refused[2].suggestion.contains("Give each column a name"))
  }

  @Test("columns that are hidden and texts for printing are said")
  func notes() throws {
    let book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(["question", "answer"]) + HandmadeWorkbook.row(["A?", "a"]),
      before: "<cols><col min='2' max='2' hidden='1'/><col min='5' max='16384' hidden='1'/></cols>",
      after: "<headerFooter><oddHeader>&amp;CSample</oddHeader></headerFooter>")
    let reading = try ExcelWorkbook.read(book.bytes)
    #expect(reading.questions.count == 1)
    #expect(reading.remarks.count == 1 && reading.remarks[0].contains("(B1 first)"))
    #expect(reading.dropped == ["what is printed above and below the pages"])
  }

  static let broken: [(String, String)] = [
    ("<row r='2'/><row r='2'/>", "not in order"), ("<row r='0'/>", "not in order"),
    ("<row r='1048577'/>", "not in order"), ("<row r='x'/>", "not in order"),
    ("<row><row/></row>", "not in order"), ("<c/>", "not in order"),
    ("<row><c r='B1'/><c r='A1'/></row>", "not in order"),
    ("<row><c r='A1'/><c r='A1'/></row>", "not in order"),
    ("<row><c r='A2'/></row>", "not in order"), ("<row><c r='XFE1'/></row>", "not in order"),
    ("<row><c r='A01'/></row>", "not in order"), ("<row><c><c/></c></row>", "not in order"),
    ("<row><c r='99999999999999999999A1'/></row>", "not in order"),
    ("<row><c t='s'><v>9</v></c></row>", "not there"),
    ("<row><c t='s'><v>-1</v></c></row>", "not there"),
    ("<row><c t='z'><v>1</v></c></row>", "no cell has"),
    ("<row><c t='b'><v>2</v></c></row>", "neither true nor false"),
    ("<row><c>", "no well-formed XML"), ("&x;", "an entity"),
    (String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200), "100 levels"),
  ]

  @Test("a damaged sheet is refused by the name of its part", arguments: broken)
  func damagedSheets(_ rows: String, _ words: String) throws {
    #expect {
      try ExcelWorkbook.read(HandmadeWorkbook(rows: rows).bytes)
    } throws: {
      "\($0)".contains("'xl/worksheets/sheet1.xml' in the workbook, line 1: ")
        && "\($0)".contains(words)
    }
  }

  @Test("a table without its columns is refused as in CSV, with no line")
  func columns() throws {
    #expect(
      throws: Refusal.invalidFile(
        line: nil,
        cause: "no column is the answer; the columns are 'question', 'Notes'; "
          + "name one with --map answer=COLUMN")
    ) {
      let rows = HandmadeWorkbook.row(["question", "Notes"]) + HandmadeWorkbook.row(["A?", "a"])
      return try ExcelWorkbook.read(HandmadeWorkbook(rows: rows).bytes)
    }
    let rows = HandmadeWorkbook.row(["question", "Notes"]) + HandmadeWorkbook.row(["A?", "a"])
    let reading = try ExcelWorkbook.read(
      HandmadeWorkbook(rows: rows).bytes, mapping: ["answer": "notes"])
    #expect(reading.questions.map(\.body) == ["a"])
  }

  @Test("sheets of charts and hidden ones are passed over, and the strict standard is read too")
  func otherSheets() throws {
    var book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(["question", "answer"]) + HandmadeWorkbook.row(["A?", "a"]))
    let chart = "<sheets><sheet name='Chart' sheetId='2' r:id='x'/>"
    book.parts[1].text = book.parts[1].text.replacing("<sheets>", with: chart)
    book.parts[2].text = HandmadeWorkbook.relations([
      ("x", "chartsheet", "chartsheets/sheet1.xml"), ("a", "worksheet", "worksheets/sheet1.xml"),
    ])
    let reading = try ExcelWorkbook.read(book.bytes)
    #expect(reading.questions.count == 1 && reading.dropped == ["the sheet 'Chart'"])
    var strict = book
    for index in strict.parts.indices {
      strict.parts[index].text = strict.parts[index].text
        .replacing(HandmadeWorkbook.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replacing(
          HandmadeWorkbook.office,
          with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
    }
    #expect(try ExcelWorkbook.read(strict.bytes) == reading)
    book.parts[1].text = book.parts[1].text.replacing(
      "name=\"FAQ\"", with: "name=\"FAQ\" state=\"veryHidden\"")
    #expect {
      try ExcelWorkbook.read(book.bytes)
    } throws: {
      "\($0)".contains("show one of the hidden ones in Excel and save it: 'FAQ'")
    }
  }

  @Test("a text that is shared a million times is refused, and large honest sheets are read")
  func sharing() throws {
    let text = "<si><t>\(String(repeating: "a", count: 1 << 20))</t></si>"
    let cells = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
    let header = HandmadeWorkbook.row(["question", "answer"])
    #expect {
      let rows = header + String(repeating: cells, count: 1_000)
      return try ExcelWorkbook.read(HandmadeWorkbook(rows: rows, strings: text).bytes)
    } throws: {
      "\($0)".contains("256 MiB")
    }
    let honest = header + (0..<20_000).map { HandmadeWorkbook.row(["A\($0)?", "a"]) }.joined()
    #expect(try ExcelWorkbook.read(HandmadeWorkbook(rows: honest).bytes).questions.count == 20_000)
  }

  @Test("a workbook without one of its parts is refused or read without it, never worse")
  func parts() throws {
    let book = HandmadeWorkbook(
      rows: HandmadeWorkbook.row(["question", "answer"]) + HandmadeWorkbook.row(["A?", "a"]))
    #expect(try ExcelWorkbook.read(book.bytes).questions.count == 1)
    for index in book.parts.indices {
      for text in [nil, "", "<a", "<a/>"] {
        var other = book
        other.parts[index].text = text ?? ""
        if text == nil { other.parts.remove(at: index) }
        do { _ = try ExcelWorkbook.read(other.bytes) } catch { #expect(error is Refusal) }
      }
    }
  }
}
