import FAQImport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Markdown files as drafts")
struct MarkdownFileTests {
  static let english = LanguageTag(stored: "en")

  static func read(_ text: String) throws -> MarkdownFile {
    try MarkdownFile(Array(text.utf8), locale: english)
  }

  @Test("fields, slug and unknown keys are taken as written")
  func fields() throws {
    let file = try Self.read(
      """
      ---
      title: yes
      slug: a-sample
      tags: [one, 2, three]
      audience: patients
      category: basics
      version: 1.10
      order: 7
      flag: true
      date: 2020-10-15
      nested: {b: 1e3, a: ~}
      references:
        - https://example.org/
        - {key: k, title: "A: title", doi: 10.1000/182}
      codes: [{system: MeSH, code: D016219}]
      ---

      Body.
      """)
    #expect(file.text.title == "yes")
    #expect(file.slug?.text == "a-sample")
    #expect(file.text.tags == ["one", "2", "three"])
    #expect(file.text.audience == ["patients"])
    #expect(file.text.references.map(\.url) == ["https://example.org/", ""])
    #expect(file.text.references.last?.doi == "10.1000/182")
    #expect(file.text.codes == [ArticleText.Code(system: "MeSH", code: "D016219")])
    let extra: [String: JSONValue] = [
      "version": "1.10", "order": .integer(7), "flag": true, "date": "2020-10-15",
      "nested": .object(["b": "1e3", "a": .null]),
    ]
    #expect(file.text.extra == extra)
  }

  @Test(
    "what another site decided is kept as a field, with a remark that it approves nothing",
    arguments: ["status", "approved", "published", "draft", "reviewed", "Draft"])
  func claims(name: String) throws {
    let file = try Self.read("---\ntitle: T\n\(name): approved\n---\nx")
    #expect(file.text.extra[name] == "approved")
    #expect(
      file.remarks == ["'\(name)' in the file is kept as a field of the text; it approves nothing."]
    )
  }

  @Test("where a title is given besides, a first heading stays in the body unless it says the same")
  func givenTitle() throws {
    for start in ["", "---\nsummary: S\n---\n"] {
      let bytes = Array((start + "# Never with alcohol\n\nTake one.").utf8)
      let kept = try MarkdownFile(bytes, locale: Self.english, title: "May I drink?")
      #expect(kept.text.title.isEmpty && kept.remarks.isEmpty)
      #expect(kept.text.body.hasPrefix("# Never with alcohol\n"))
      let same = try MarkdownFile(bytes, locale: Self.english, title: " Never with  alcohol")
      #expect(same.text.title == "Never with alcohol" && same.remarks.count == 1)
      #expect(!same.text.body.contains("alcohol"))
    }
  }

  @Test("a file without front matter is all body, its first heading the title")
  func headings() throws {
    let file = try Self.read("# What is it?\n\nText.\n\n---\n\nMore.")
    #expect(file.text.title == "What is it?")
    #expect(file.text.body.contains("---"))
    #expect(try Self.read("Just text.").text.title == "")
  }

  @Test("line ends and a byte order mark do not matter")
  func lineEnds() throws {
    let file = try Self.read("\u{feff}---\r\ntitle: T\r\n---\r\nBody.\r\n")
    #expect(file.text.title == "T")
    #expect(file.text.body == "Body.\n")
  }

  static let broken: [(String, Int?, [UInt8])] = [
    ("UTF-8", 2, Array("---\ntitle: ".utf8) + [0xff, 0x0a]),
    ("NUL", 3, Array("---\na: b\nc: \0\n---\n".utf8)),
    ("does not end", 1, Array("---\ntitle: x\n\nbody".utf8)),
    ("no mapping", 2, Array("---\n- a\n- b\n---\n".utf8)),
    ("no mapping", 2, Array("---\njust words\n---\n".utf8)),
    ("twice", 2, Array("---\ntitle: a\ntitle: b\n---\n".utf8)),
    ("anchors and aliases", 2, Array("---\na: &x [1]\nb: *x\n---\n".utf8)),
    ("tags", 3, Array("---\na: b\nsummary: !Never fly\n---\n".utf8)),
    ("tags", 2, Array("---\ntags: !x [a]\n---\n".utf8)),
    ("tags", 2, Array("---\n!x title: a\n---\n".utf8)),
    ("no YAML", nil, Array("---\na: [1\nb: 2\n---\n".utf8)),
    ("no YAML", nil, Array("---\na: b: c\n---\n".utf8)),
    ("no language tag", 3, Array("---\ntitle: t\nlocale: xx\n---\n".utf8)),
    ("'title'", 2, Array("---\ntitle: [a]\n---\n".utf8)),
    ("'codes'", 3, Array("---\ntitle: t\ncodes: [{system: a}]\n---\n".utf8)),
    ("'references'", 3, Array("---\ntitle: t\nreferences: [{author: a}]\n---\n".utf8)),
    ("category slug", 3, Array("---\ntitle: t\ncategory: Not A Slug\n---\n".utf8)),
  ]

  @Test("what cannot be read is refused with its line and cause", arguments: broken)
  func refused(_ cause: String, _ line: Int?, _ bytes: [UInt8]) {
    #expect {
      try MarkdownFile(bytes, locale: Self.english)
    } throws: { error in
      guard case .invalidFile(let found, let text)? = error as? Refusal else { return false }
      return text.contains(cause) && (line == nil ? found != nil : found == line)
    }
  }

  static let hostile: [String] = [
    // "Billion laughs", also through keys, and nesting of every kind.
    "a: &a [x]\n" + (1..<40).map { "b\($0): &b\($0) [*a, *a, *a]" }.joined(separator: "\n"),
    "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e]\n? *f\n: x\n? *e\n: x",
    "a: " + String(repeating: "[", count: 100_000),
    "a: " + String(repeating: "{a: ", count: 50_000),
    String(repeating: "- ", count: 100_000) + "x",
    String(repeating: "? ", count: 100_000) + "x",
    (0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    (0..<900).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"),
    String(repeating: "a: [[[[[[[[[[\n", count: 5_000),
    "!!binary &x ?", "%YAML 9.9\n---\na: b", "a: !<tag:x> b", "\u{1}: x", "? [a, b]\n: c",
  ]

  @Test("hostile YAML is refused or read, quickly, and never ends the program", arguments: hostile)
  func survives(_ yaml: String) throws {
    let start = ProcessorTime.now
    _ = try? Self.read("---\ntitle: T\n\(yaml)\n---\nBody.")
    #expect(ProcessorTime.now - start < .seconds(20), "parsing exploded")
  }

  @Test("random bytes and damaged files never end the program")
  func fuzz() {
    let seed = Array("---\ntitle: \"A\"\ntags: [a, b]\nx: {y: |\n  z}\n---\n\nBody\n".utf8)
    var state: UInt64 = 99
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let interesting = Array("-:{}[]&*!|>'\"%@`#?,\n \t\\~\0\u{1}".utf8) + [0xff, 0xc3, 0xe2, 0xf0]
    for _ in 0..<5_000 {
      var bytes = seed
      for _ in 0...random(6) {
        let place = random(bytes.count)
        if random(2) == 0 {
          bytes[place] = interesting[random(interesting.count)]
        } else {
          bytes.insert(interesting[random(interesting.count)], at: place)
        }
      }
      _ = try? MarkdownFile(bytes, locale: Self.english)
    }
  }

  static let folder = "../shared/data/cv-faq/_content"

  @Test(
    "each of the 248 files of a public FAQ is read or refused with its line",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "the data is not there"))
  func realFiles() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(names.count == 248)
    var read = 0
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + name)))
      do {
        let file = try MarkdownFile(bytes, locale: Self.english)
        let text = try ArticleText(canonical: try file.text.canonical())
        #expect(text.extra["layout"] == "post" && !text.title.isEmpty)
        read += 1
      } catch let refusal as Refusal {
        guard case .invalidFile(.some, _) = refusal else {
          Issue.record("\(name): \(refusal)")
          continue
        }
      }
    }
    #expect(read > 240)
  }

  @Test(
    "a slug that is no text is refused as one that is none",
    arguments: [("1984", "1984"), ("[big-brother]", "[\"big-brother\"]"), ("true", "true")])
  func otherSlugs(_ written: String, _ named: String) throws {
    #expect(throws: Refusal.invalidSlug(named)) {
      try Self.read("---\ntitle: T\nslug: \(written)\n---\nx")
    }
    #expect(try Self.read("---\ntitle: T\nslug:\n---\nx").slug == nil, "the control")
  }
}
