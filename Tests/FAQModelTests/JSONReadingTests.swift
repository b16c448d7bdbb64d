import FAQModel
import FAQTestSupport
import Testing

@Suite("Reading JSON")
struct JSONReadingTests {
  @Test(
    "what RFC 8259 allows is read",
    arguments: [
      ("null", .null), (" true\n", true), ("\t\r false", false), ("0", .integer(0)),
      ("-0", .integer(0)), ("-1", .integer(-1)), ("[]", .array([])), ("{}", .object([])),
      ("[ ]", .array([])), ("{ }", .object([])), ("9223372036854775807", .integer(Int64.max)),
      ("-9223372036854775808", .integer(Int64.min)), ("\"\"", ""), ("\"a\u{7f}é中🧬\"", "a\u{7f}é中🧬"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u4E2D\uD83E\udDec""#, "é中🧬"),
      (#""\u0000""#, "\0"), (#"["\ufeff",1]"#, .array(["\u{feff}", .integer(1)])),
      ("[1 , [2,[ ]]]", .array([.integer(1), .array([.integer(2), .array([])])])),
      (#"{"b":1,"a":{"":null}}"#, .object(["a": .object(["": .null]), "b": .integer(1)])),
      (
        #"{"aa":1,"a":2,"é":3,"z":4}"#,
        .object(["a": .integer(2), "aa": .integer(1), "z": .integer(4), "é": .integer(3)])
      ),
      (
        #""longer than eight bytes\nand \\ longer still""#,
        "longer than eight bytes\nand \\ longer still"
      ),
    ] as [(String, JSONValue)])
  func valid(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONValue(reading: text) == value)
    let framed = Array(("x" + text + "x").utf8)
    #expect(try JSONValue(readingUTF8: framed[1..<(framed.count - 1)]) == value)
  }

  @Test(
    "what RFC 8259 forbids is refused, and so are doubled names and what is no 64-bit integer",
    arguments: [
      "", " ", "nul", "nulL", "True", "truee", "1 2", "[1 2]", "[1,]", "[,1]", "[,]", "[", "]",
      "[1", "[1}", "{", "}", "{,}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a" 1}"#, "{a:1}",
      "{'a':1}", "{1:1}", #"{"a":1 "b":2}"#, #"{"a":1]"#, #"{"a":1,"b":2,"a":3}"#,
      #"{"a":1,"\u0061":1}"#, "\"", "\"a", "\"a\\", "\"a\\\"", #""\x""#, #""\u""#, #""\u12"#,
      #""\u12g4""#, #""\u+123""#, #""\U0041""#, #""\ud800""#, #""\ud800x""#, #""\ud800\n""#,
      #""\ud800\u0041""#, #""\udc00""#, #""\udc00\ud800""#, #""\ud800\ud800""#, #""\ud800\u"#,
      "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"\u{1f}\"", "\"12345678\u{1f}\"", "'a'", "-", "+1", "01",
      "-01", "1.", ".5", "1.5", "1.0", "1e3", "1E3", "1e", "0x10", "1_000", "NaN", "Infinity",
      "-Infinity", "9223372036854775808", "-9223372036854775809", "99999999999999999999",
      "\u{feff}1", "1\u{a0}", "\u{b}1", "// a\n1", "/* a */ 1", "1 #", "\0", "1\0", "[1]]",
      "\"\"\"",
    ])
  func invalid(_ text: String) {
    #expect(throws: JSONValue.ReadingFailure.self) { try JSONValue(reading: text) }
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [
      [0x22, 0x80, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xFF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0x5C, 0x6E, 0xE4, 0x22], [0xEF, 0xBB, 0xBF, 0x31], [0xFF, 0xFE, 0x31, 0x00], [0xE9],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    #expect(throws: JSONValue.ReadingFailure.self) { try JSONValue(readingUTF8: bytes[...]) }
  }

  @Test("100 levels are read, one more is refused, and a million are refused as fast")
  func depth() throws {
    func nested(_ depth: Int, _ opening: String, _ closing: String) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    for (opening, closing) in [("[", "]"), (#"{"a":"#, "}")] {
      #expect(throws: Never.self) { try JSONValue(reading: nested(100, opening, closing)) }
      for depth in [101, 1_000_000] {
        #expect(throws: JSONValue.ReadingFailure.self) {
          try JSONValue(reading: nested(depth, opening, closing))
        }
      }
    }
  }

  @Test("a refusal says where and why")
  func failure() {
    let failure = #expect(throws: JSONValue.ReadingFailure.self) {
      try JSONValue(reading: "[1,2.5]")
    }
    #expect(failure?.description == "at byte 4: a number is no integer; write it in quotes")
  }

  @Test("random values read back as they were written, and nothing shorter reads at all")
  func random() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let value = JSONValue.array([Self.value(depth: 4, using: &generator).sorted])
      for layout in [JSONValue.Layout.compact, .line, .indented] {
        #expect(try JSONValue(reading: value.text(layout)) == value)
      }
      let bytes = Array(value.text(.compact).utf8)
      let cut = Int.random(in: 0..<bytes.count, using: &generator)
      #expect(throws: JSONValue.ReadingFailure.self) { try JSONValue(readingUTF8: bytes[..<cut]) }
    }
  }

  @Test("stock Python reads and writes the same values")
  func python() throws {
    var generator = SeededGenerator(seed: 12)
    let values = (0..<200).map { _ in Self.value(depth: 4, using: &generator).sorted }
    let script = """
      import json, sys
      for line in sys.stdin:
        value = json.loads(line)
        print(json.dumps(value, indent=None))
        print(json.dumps(value, ensure_ascii=False, separators=(',', ':')))
      """
    let lines = values.map { $0.text(.compact) + "\n" }.joined()
    let result = try Program.run(
      ["python3", "-c", script], input: lines, environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(result.code == 0)
    let written = result.output.split(separator: "\n")
    #expect(written.count == 2 * values.count)
    for (index, line) in written.enumerated() {
      #expect(try JSONValue(reading: String(line)) == values[index / 2])
    }
  }

  static func value(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &generator) {
    case 0: .null
    case 1: .bool(Bool.random(using: &generator))
    case 2: .integer(Int64.random(in: .min ... .max, using: &generator) >> 20)
    case 3, 4: .string(text(using: &generator))
    case 5:
      .array(
        (0..<Int.random(in: 0..<5, using: &generator)).map { _ in
          value(depth: depth - 1, using: &generator)
        })
    default:
      .object(
        (0..<Int.random(in: 0..<5, using: &generator)).map { number in
          JSONValue.Member(
            text(using: &generator) + String(number), value(depth: depth - 1, using: &generator))
        })
    }
  }

  private static func text(using generator: inout SeededGenerator) -> String {
    let characters = Array(
      "abcdefgh \"\\/\n\t\u{1}\u{7f}\u{85}\u{2028}\u{feff}é中🧬\u{301}".unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<40, using: &generator) {
      text.append(characters.randomElement(using: &generator) ?? "a")
    }
    return String(text)
  }
}
