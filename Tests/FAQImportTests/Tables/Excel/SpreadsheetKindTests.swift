import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Kinds of spreadsheets")
struct SpreadsheetKindTests {
  typealias Part = HandmadeArchive.Part

  static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  static func stream(_ name: String) -> [UInt8] {
    compound + [UInt8](repeating: 0x57, count: 504) + name.utf8.flatMap { [$0, UInt8(0)] }
  }

  static func archive(_ parts: [Part]) -> [UInt8] { HandmadeArchive(parts).bytes }

  static let others: [(SpreadsheetKind, [UInt8], String)] = [
    (.oldExcel, stream("Workbook"), ".xls"), (.oldExcel, stream("Book"), ".xls"),
    (.oldExcel, [0x09, 0x08, 0x10, 0x00, 0x00], ".xls"),
    (.locked, stream("EncryptedPackage"), "password"),
    (.binaryExcel, archive([Part("xl/workbook.bin")]), ".xlsb"),
    (
      .openDocument,
      archive([Part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), ".ods"
    ),
    (.numbers, archive([Part("Index/Document.iwa")]), "Numbers"),
  ]

  @Test("a spreadsheet of another kind is refused, with what to save it as", arguments: others)
  func refuses(_ kind: SpreadsheetKind, _ bytes: [UInt8], _ words: String) {
    #expect(SpreadsheetKind(bytes) == kind)
    #expect {
      try ExcelWorkbook.read(bytes)
    } throws: {
      "\($0)".contains(words) && "\($0)".contains("CSV")
    }
  }

  static let none: [[UInt8]] = [
    [], Array("question,answer".utf8), compound, stream("WordDocument"), [0x50, 0x4B, 0x03, 0x04],
    archive([]), archive([Part("word/document.xml")]),
  ]

  @Test("what is no spreadsheet is of no kind and refused", arguments: none)
  func noSpreadsheet(_ bytes: [UInt8]) {
    #expect(SpreadsheetKind(bytes) == nil)
    #expect(throws: Refusal.self) { try ExcelWorkbook.read(bytes) }
  }

  @Test("a workbook cut anywhere is refused, and a changed byte never ends the program")
  func damaged() throws {
    let rows = HandmadeWorkbook.row(["question", "answer"]) + HandmadeWorkbook.row(["A?", "a"])
    let bytes = HandmadeWorkbook(rows: rows).bytes
    for length in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: Refusal.self) { try ExcelWorkbook.read(Array(bytes.prefix(length))) }
    }
    var generator = SeededGenerator(seed: 26)
    for index in bytes.indices {
      var other = bytes
      other[index] = UInt8.random(in: 0...255, using: &generator)
      do { _ = try ExcelWorkbook.read(other) } catch { #expect(error is Refusal) }
    }
  }
}
