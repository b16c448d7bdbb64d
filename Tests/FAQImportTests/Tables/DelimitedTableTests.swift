import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Tables of delimited values")
struct DelimitedTableTests {
  static func rows(_ text: String) throws -> [[String]] {
    var rows: [[String]] = []
    try text.withBytes { bytes in
      try DelimitedTable.forEachRow(of: bytes) { rows.append($0.cells) }
    }
    return rows
  }

  static let tables: [(String, [[String]])] = [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ("a;b\n1,5;2", [["a", "b"], ["1,5", "2"]]),
    ("a\tb\n1;2\t3", [["a", "b"], ["1;2", "3"]]),
    (
      "question|answer\nDrive, or swim?|Never, not once.",
      [["question", "answer"], ["Drive, or swim?", "Never, not once."]]
    ),
    ("a,b|c\n1,2", [["a", "b|c"], ["1", "2"]]),
    ("sep=;\r\na,x;b\r\n1;2", [["a,x", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n\"x\ny\",\"say \"\"hi\"\"\"", [["a", "b"], ["x\ny", "say \"hi\""]]),
    ("a,b\n5\" pipe,x\"y\"", [["a", "b"], ["5\" pipe", "x\"y\""]]),
    ("a,b\n \"1,2\" ,3", [["a", "b"], ["1,2", "3"]]),
    ("a,b\n\"\",\n,\"\"", [["a", "b"], ["", ""], ["", ""]]),
    ("a,b\n\n1,2", [["a", "b"], [""], ["1", "2"]]),
    ("a,b\n\"x\r\ny\",\"\r\"\r\n", [["a", "b"], ["x\r\ny", "\r"]]),
    ("a", [["a"]]), ("", []), ("a,", [["a", ""]]), ("\"a\"", [["a"]]),
  ]

  @Test("rows are read as RFC 4180 has them", arguments: tables)
  func readsTables(_ text: String, _ rows: [[String]]) throws {
    #expect(try Self.rows(text) == rows)
  }

  @Test("a row of words that is taken as names is named, and the advice says so")
  func namesOfWords() throws {
    func read(_ mapping: [String: String]) throws -> SourceReading {
      try TableQuestions.read(Array(",Is it?,0\n,Is this?,1\n".utf8), mapping: mapping)
    }
    #expect {
      try read([:])
    } throws: {
      "\($0)".contains("but if that row is a question itself, write a row of names above it")
    }
    let reading = try read(["question": "Is it?", "answer": "0"])
    #expect(reading.dropped == ["row 1, which is taken as the names of the columns: 'Is it? | 0'"])
    let named = try TableQuestions.read(
      Array("A,B\nIs it?,Yes.\n".utf8), mapping: ["question": "A", "answer": "B"])
    #expect(named.dropped == [] && named.questions.count == 1)
  }

  @Test("a large table is read to its end")
  func large() throws {
    let text = "a,b\n" + String(repeating: "\"x \"\"q\"\"\r\ny\",5\" z\r\n", count: 20_000)
    let whole = try Self.rows(text)
    #expect(whole.count == 20_001)
    #expect(whole.last == ["x \"q\"\r\ny", "5\" z"])
    #expect(Set(whole.dropFirst()).count == 1)
  }

  @Test("numbers and lines of rows are those that spreadsheets and editors show")
  func places() throws {
    var places: [String] = []
    let text = "a,b\r\n\"1\r\n2\n3\r4\",x\r\n\r\n\"q\"z,y\n"
    try text.withBytes { bytes in
      try DelimitedTable.forEachRow(of: bytes) {
        places.append("\($0.number) \($0.line ?? 0) \($0.fault != nil)")
      }
    }
    #expect(places == ["1 1 false", "2 2 false", "3 6 false", "4 7 true"])
  }

  @Test("a quote that is not closed is refused with the line where it opened")
  func unclosed() {
    #expect(
      throws: Refusal.invalidFile(line: 3, cause: "a quote that opens a cell here is not closed")
    ) { try Self.rows("a,b\n1,2\n3,\"4\n5,6\n") }
    let large = "a,b\n1,\"" + String(repeating: "x\n", count: 5 * 1024 * 1024)
    #expect {
      try Self.rows(large)
    } throws: { error in
      guard case .invalidFile(2, let cause)? = error as? Refusal else { return false }
      return cause.contains("not closed within 8 MiB")
    }
  }

  @Test("a cell of 8 MiB is read, in quotes or not, and a larger one is refused")
  func largestCell() throws {
    for quote in ["", "\""] {
      func cell(_ size: Int) throws -> Int? {
        try Self.rows("a\n" + quote + String(repeating: "x", count: size) + quote).last?[0]
          .utf8.count
      }
      #expect(try cell(DelimitedTable.largestCell) == 8 * 1024 * 1024)
      #expect(throws: Refusal.self) { try cell(DelimitedTable.largestCell + 1) }
    }
  }

  @Test("bytes that are no text are refused with the line of their row")
  func noText() throws {
    for bytes in [[0x61, 0x0A, 0xFF], [0x61, 0x0A, 0x00]] as [[UInt8]] {
      #expect {
        try bytes.withUnsafeBufferPointer { try DelimitedTable.forEachRow(of: $0) { _ in } }
      } throws: { error in
        guard case .invalidFile(2, _)? = error as? Refusal else { return false }
        return true
      }
    }
  }

  @Test("random tables never end the program")
  func random() {
    var generator = SeededGenerator(seed: 3)
    let pieces = [
      "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", "a", " ", "é", "sep=", "\u{FEFF}",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 1...20, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      _ = try? Self.rows(text)
    }
    #expect((try? Self.rows(String(repeating: ",", count: 5_000_000)))?.first?.count == 1_000)
  }
}
