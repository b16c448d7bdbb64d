import FAQImport
import FAQModel
import Foundation
import Testing

@Suite("TOML in front matter")
struct TOMLReaderTests {
  static func read(_ text: String) throws -> JSONValue {
    .object(try TOMLReader.members(of: Array(text.utf8), firstLine: 2))
  }

  @Test("every kind of value is read, and numbers with fractions and times stay as written")
  func values() throws {
    let read = try Self.read(
      #"""
      # A comment
      title = "Is \"it\"\t\u00e9?" # and another
      literal = 'C:\x'
      multi = """
      one
      two \
         three"""""
      raw = '''
      a\b'''
      "quoted key" = 1
      'a.b' = 0x1F
      big = 1_000
      less = -17
      float = 6.626e-34
      special = -inf
      day = 2024-07-22
      stamp = 2024-07-22 01:02:03.5+02:00
      clock = 07:32:00
      yes = true
      list = [ "a", # one
        ["b", 2],
      ]
      point = { x = 1, y.z = "w", e = {} }
      dotted.a.b = "c"
      dotted.a.d = false
      """#)
    #expect(
      read.text(.line)
        == #"{"title": "Is \"it\"\té?", "literal": "C:\\x", "multi": "one\ntwo three\"\"", "#
        + #""raw": "a\\b", "quoted key": 1, "a.b": 31, "big": 1000, "less": -17, "#
        + #""float": "6.626e-34", "special": "-inf", "day": "2024-07-22", "#
        + #""stamp": "2024-07-22 01:02:03.5+02:00", "clock": "07:32:00", "yes": true, "#
        + #""list": ["a", ["b", 2]], "point": {"x": 1, "y": {"z": "w"}, "e": {}}, "#
        + #""dotted": {"a": {"b": "c", "d": false}}}"#
    )
  }

  @Test("tables and lists of tables keep their order")
  func tables() throws {
    let read = try Self.read(
      "z = 1\n[b.c]\nk = 1\n[b]\nl = 2\n[[list]]\nn = 1\n[list.sub]\nm = 2\n[[list]]\nn = 3\n")
    #expect(
      read.text(.line)
        == #"{"z": 1, "b": {"c": {"k": 1}, "l": 2}, "list": [{"n": 1, "sub": {"m": 2}}, {"n": 3}]}"#
    )
  }

  static let broken = [
    ("a = 1\na = 2", 3), ("a", 2), ("a = ", 2), ("a = words", 2), ("a = 1 b = 2", 2),
    ("a = \"x", 2), ("a = [1, 2", 2), ("a = {x = 1,\n y = 2}", 2), ("a = {x = 1,}", 2),
    ("a = 01", 2), ("a = 1__0", 2), ("a = 9223372036854775808", 2), ("a = 2024-02-30", 2),
    ("a = 24:00:00", 2), ("a = \"\\x\"", 2), ("a = \"\\ud800\"", 2), ("[a]\n[a]", 3),
    ("a = 1\n[a.b]", 3), ("a.b = 1\n[a]", 3), ("[a]\nb = 1\n[[a]]", 4), ("a = [1]\n[[a]]", 3),
    ("a = {b = 1}\na.c = 2", 3), ("[a", 2), ("= 1", 2), ("a = '''\nx", 2), ("a = \u{1}", 2),
    ("# \u{1}", 2), ("a = 1.", 2), ("a = .5", 2), ("a = +true", 2), ("a = 0x", 2),
    ("[a.b.c]\n[a]\nb.d = 1", 4), ("\"\"\"a\"\"\" = 1", 2), ("é = 1", 2),
  ]

  @Test("what TOML does not allow is refused with its line", arguments: broken)
  func refuses(_ text: String, _ line: Int) {
    #expect {
      try Self.read(text)
    } throws: { error in
      guard case Refusal.invalidFile(let found, let cause) = error else { return false }
      return found == line && cause.hasPrefix("the front matter is no TOML: ")
    }
  }

  @Test("deep nesting is refused, and random text never ends the program")
  func hostile() {
    for text in [
      "a=" + String(repeating: "[", count: 50_000), String(repeating: "a.", count: 9_999),
      "a=" + String(repeating: "{a=", count: 50_000),
    ] {
      #expect(throws: Refusal.self) { try Self.read(text) }
    }
    let pieces = Array("a=[]{}\"'.,#\n\\ 1:-_uT+é".unicodeScalars)
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      var text = ""
      for _ in 0..<14 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(pieces[Int(state >> 33) % pieces.count])
      }
      _ = try? Self.read(text)
    }
  }
}
