import FAQModel
import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("Front matter")
struct FrontMatterTests {
  static let samples = [
    "title: Is this a sample?\ncategory: about\ndate: March 16, 2020\nexcerpt: A sample & more",
    "title: \"A \\\"sample\\\"\"\ntags: [\"a\", \"b\", 3]\ncodes: [{\"system\": \"MeSH\", \"code\": \"D0\"}]",
    "a: true\nb: false\nc: null\nd:\ne: yes\nf: No\ng: Null\nh: ~\ni: 12\nj: -0\nk: 1.5",
    "a: it's ‘fine’ – really…\nb: in Ünïcode 中文 🧬\nc: a (a) b; c=d, e/f 50% @x *y !z -w ?v",
    "url: https://example.org/a?b=c#d\ntime: at 12:30\nlist: a, b\nn: n",
    "x: {\"b\": 1, \"a\": {\"c\": [null, true, -5, \"\"]}}\ny: []\nz: {}\nw: \"\"",
  ]

  @Test("simple front matter needs no full parser", arguments: samples.dropFirst(3))
  func simple(_ yaml: String) throws {
    #expect(try FrontMatter.simpleFields(yaml) == FrontMatter(parsing: yaml).fields)
  }

  @Test("where the simple way answers, the full parser answers the same")
  func agreement() throws {
    var generator = SeededNumbers(seed: 5)
    let pieces = [
      ":", ": ", " #", "#", "\n", " ", "  ", "-", "- ", "\"", "'", "[", "]", "{", "}", ",", "\\",
      "\\n",
      "\\u00e9", "\\/", "&a", "*a", "!", "|", ">", "%", "@", "`", "?", "? ", "\t", "\u{85}",
      "\u{2028}",
      "\u{a0}", "\u{feff}", "é", "’", "中", "🧬", "0", "1", "-0", "007", "0x1F", "1e3", "true",
      "null", "~",
      "yes", "---", "...", "<<", "=", "title", "999999999999999999", "1000000000000000000",
      "{\"a\":1}",
      "{\"a\": 1, \"a\": 2}", "[1, 2]", "[\"x\",null]", "\"\"", ".inf", "2020-10-15", "12:30:45",
      "\u{7f}", "\u{1}", "\u{fffd}", "\u{e000}", "\u{200b}", "\u{301}",
    ]
    var answered = 0
    for _ in 0..<20_000 {
      var yaml = Array(
        Self.samples[Int(generator.next() % UInt64(Self.samples.count))].unicodeScalars)
      for _ in 0..<(1 + generator.next() % 3) {
        let place = Int(generator.next() % UInt64(yaml.count + 1))
        let piece = pieces[Int(generator.next() % UInt64(pieces.count))].unicodeScalars
        let end = generator.next() % 2 == 0 ? place : min(place + 1, yaml.count)
        yaml.replaceSubrange(place..<end, with: piece)
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: yaml)
      guard let simple = FrontMatter.simpleFields(String(text)) else { continue }
      answered += 1
      let full = try? FrontMatter(parsing: String(text)).fields
      if full != simple { Issue.record("\(String(text).debugDescription)") }
    }
    #expect(answered > 2_000)
  }

  @Test("front matter of 256 KiB is read, and a byte more is refused")
  func largest() throws {
    func read(_ size: Int) throws -> FrontMatter {
      try FrontMatter("k: " + String(repeating: "x", count: size - 3))
    }
    let most = ArticleText.largestFrontMatter
    #expect(try read(most).fields.map(\.name) == ["k"])
    let cause = "the front matter is larger than 256 KiB"
    #expect(throws: Refusal.invalidFile(line: 1, cause: cause)) { try read(most + 1) }
  }

  @Test("a fence ends with its line, whatever the line ends are")
  func fences() throws {
    #expect(try DraftLines(Array("---\n---\nx".utf8)).frontMatter()?.body == "x")
    #expect(try DraftLines(Array("---\n---\nx".utf8)).frontMatter()?.yaml == "")
    #expect(try DraftLines(Array("--- \t\r\na: b\r\n\r\n---".utf8)).frontMatter()?.yaml == "a: b\n")
    #expect(try DraftLines(Array("---\ra: b\r---\r\ry".utf8)).frontMatter()?.body == "\ny")
    #expect(try DraftLines(Array("---a\n---\n".utf8)).frontMatter() == nil)
    #expect(try DraftLines([]).frontMatter() == nil)
    for text in ["---", "---\n", "---\na: b\n--- x", "---\na: b\n ---"] {
      #expect(throws: Refusal.self) { _ = try DraftLines(Array(text.utf8)).frontMatter() }
    }
  }
}

/// Numbers that are the same in every run (SplitMix64, Steele et al. 2014).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
