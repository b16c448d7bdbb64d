import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Tables of delimited values")
struct DelimitedTableTests {
  static func rows(_ text: String, piece: Int = .max) throws -> [[String]] {
    var rows: [[String]] = []
    var table = DelimitedTable()
    let bytes = Array(text.utf8)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + min(piece, bytes.count))
      try bytes[start..<end].withUnsafeBufferPointer {
        try table.read($0) { rows.append($0.cells) }
      }
      start = end
    }
    try table.finish { rows.append($0.cells) }
    return rows
  }

  static let tables: [(String, [[String]])] = [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1;2\t3", [["a", "b"], ["1;2", "3"]]),
    ("sep=;\r\na,x;b\r\n1;2", [["a,x", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n\"x\ny\",\"say \"\"hi\"\"\"", [["a", "b"], ["x\ny", "say \"hi\""]]),
    ("a,b\n5\" pipe,x\"y\"", [["a", "b"], ["5\" pipe", "x\"y\""]]),
    ("a,b\n \"1,2\" ,3", [["a", "b"], ["1,2", "3"]]),
    ("a,b\n\"\",\n,\"\"", [["a", "b"], ["", ""], ["", ""]]),
    ("a,b\n\n1,2", [["a", "b"], [""], ["1", "2"]]),
    ("a,b\n\"x\r\ny\",\"\r\"\r\n", [["a", "b"], ["x\r\ny", "\r"]]),
    ("a", [["a"]]), ("", []), ("a,", [["a", ""]]), ("\"a\"", [["a"]]),
  ]

  @Test("rows are read as RFC 4180 has them, in pieces of any size", arguments: tables)
  func readsTables(_ text: String, _ rows: [[String]]) throws {
    #expect(try Self.rows(text) == rows)
    #expect(try Self.rows(text, piece: 1) == rows)
    #expect(try Self.rows(text, piece: 3) == rows)
  }

  @Test("pieces of any size after the first also give the same rows")
  func pieces() throws {
    let text = "a,b\n" + String(repeating: "\"x \"\"q\"\"\r\ny\",5\" z\r\n", count: 20_000)
    let whole = try Self.rows(text)
    #expect(whole.count == 20_001)
    #expect(whole.last == ["x \"q\"\r\ny", "5\" z"])
    for piece in [1, 7, 70_001] { #expect(try Self.rows(text, piece: piece) == whole) }
  }

  @Test("numbers and lines of rows are those that spreadsheets and editors show")
  func places() throws {
    var places: [String] = []
    var table = DelimitedTable()
    let text = "a,b\r\n\"1\r\n2\n3\r4\",x\r\n\r\n\"q\"z,y\n"
    try text.withBytes { try table.read($0) { _ in } }
    try table.finish { places.append("\($0.number) \($0.line ?? 0) \($0.fault != nil)") }
    #expect(places == ["1 1 false", "2 2 false", "3 6 false", "4 7 true"])
  }

  @Test("a quote that is not closed is refused with the line where it opened")
  func unclosed() {
    #expect(
      throws: Refusal.invalidFile(line: 3, cause: "a quote that opens a cell here is not closed")
    ) { try Self.rows("a,b\n1,2\n3,\"4\n5,6\n") }
    let large = "a,b\n1,\"" + String(repeating: "x\n", count: 5 * 1024 * 1024)
    #expect {
      try Self.rows(large, piece: 65_536)
    } throws: { error in
      guard case .invalidFile(2, let cause)? = error as? Refusal else { return false }
      return cause.contains("not closed within 8 MiB")
    }
  }

  @Test("bytes that are no text are refused with the line of their row")
  func noText() throws {
    for bytes in [[0x61, 0x0A, 0xFF], [0x61, 0x0A, 0x00]] as [[UInt8]] {
      var table = DelimitedTable()
      try bytes.withUnsafeBufferPointer { try table.read($0) { _ in } }
      #expect {
        try table.finish { _ in }
      } throws: { error in
        guard case .invalidFile(2, _)? = error as? Refusal else { return false }
        return true
      }
    }
  }

  @Test("random tables never end the program, and their pieces do not matter")
  func random() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "a", " ", "é", "sep=", "\u{FEFF}",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let whole = try? Self.rows(text)
      #expect(whole == (try? Self.rows(text, piece: 1)), "\(text.debugDescription)")
    }
    #expect((try? Self.rows(String(repeating: ",", count: 5_000_000)))?.first?.count == 1_000)
  }
}
