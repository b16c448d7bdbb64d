import FAQModel
import FAQTestSupport
import Testing

@Suite("Texts and their canonical form")
struct ArticleTextTests {
  @Test("the canonical form is fixed, to the byte")
  func canonicalBytes() throws {
    var text = ArticleText.sample("Is \"this\" a sample?", "First line.\nSecond line.")
    text.summary = "Yes: it is."
    text.tags = ["a", "b"]
    text.codes = [ArticleText.Code(system: "MeSH", code: "D016219")]
    text.extra = ["zeta": .integer(3), "yes": true, "alpha": .object(["b": "2", "a": .null])]
    let expected = """
      ---
      title: "Is \\"this\\" a sample?"
      summary: "Yes: it is."
      locale: "en"
      category: "shelf"
      tags: ["a", "b"]
      audience: []
      codes: [{"system": "MeSH", "code": "D016219", "label": ""}]
      references: []
      related: []
      alpha: {"a": null, "b": "2"}
      "yes": true
      zeta: 3
      ---

      First line.
      Second line.

      """
    let canonical = try text.canonical()
    #expect(String(decoding: canonical.bytes, as: UTF8.self) == expected)
  }

  @Test("the digest is the SHA-256 that stock sha256sum computes")
  func digest() throws {
    let canonical = try ArticleText.sample("A sample?", "Yes.").canonical()
    let text = String(decoding: canonical.bytes, as: UTF8.self)
    let stock = try Program.run(["sha256sum"], input: text).output.prefix(64)
    #expect(canonical.digest.hex == stock)
  }

  @Test(
    "a text reads back as it was",
    arguments: [
      "yes", "1e3", "---", "a: b # c", "\"quoted\" 'twice'", "🧬 Gene", "12:30", "null", "~",
      "back\\slash", "[list]", "{map}", "&anchor *alias", "% percent", "@at `tick`", "- dash",
    ])
  func roundTrip(_ title: String) throws {
    var text = ArticleText.sample(title, title + "\n\n---\n\nnot: front matter\n\n---")
    text.summary = title + "\nsecond line"
    text.tags = [title]
    text.extra = [title: .string(title), "nested": .array([.object(["k": .string(title)])])]
    let canonical = try text.canonical()
    let again = try ArticleText(canonical: canonical)
    #expect(again == text)
    #expect(try again.canonical() == canonical)
  }

  @Test("what carries no meaning does not change the digest")
  func normalization() throws {
    let plain = try ArticleText.sample("Café?", "One.\nTwo.").canonical()
    let same = [
      ArticleText.sample("Cafe\u{301}?", "One.\nTwo."),
      ArticleText.sample("  Café?  ", "One.\r\nTwo.\r\n"),
      ArticleText.sample("Café?", "\n\n  \nOne.\rTwo.\n\n\n"),
    ]
    for text in same { #expect(try text.canonical().digest == plain.digest) }
    let other = ArticleText.sample("Café?", "One.  \nTwo.")
    #expect(try other.canonical().digest != plain.digest, "two spaces are a Markdown line break")
  }

  @Test("CR CR LF is two line ends, in a text that reads back")
  func doubledCarriageReturn() throws {
    let text = ArticleText.sample("A sample?", "One.\r\r\nTwo.\r\r\r\nThree.")
    let canonical = try text.canonical()
    let body = try ArticleText(canonical: canonical).body
    #expect(body == "One.\n\nTwo.\n\n\nThree.")
  }

  @Test("a key that begins with a combining mark reads back")
  func combiningKey() throws {
    var text = ArticleText.sample("A sample?", "Yes.")
    text.extra = ["\u{301}key": "value"]
    let again = try ArticleText(canonical: text.canonical())
    #expect(again == text)
  }

  @Test("a canonical form says all of its own text and of no other")
  func said() throws {
    let text = ArticleText.sample("A sample?", "Yes.").normalized
    let canonical = try text.canonical()
    #expect(text.isSaid(by: canonical))
    for (title, body) in [("A sample?", "No."), ("A sample?", "Yes. No."), ("Another?", "Yes.")] {
      #expect(!ArticleText.sample(title, body).normalized.isSaid(by: canonical))
    }
  }

  @Test("random texts read back as they were")
  func randomRoundTrip() throws {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab \n\t\"\\:#-é中🧬\u{200b}\u{202e}\u{7f}\u{2028}'{}[]&*!%@`|>")
    func word() -> String {
      String(
        (0..<Int.random(in: 1...20, using: &generator)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
        })
    }
    for _ in 0..<500 {
      var text = ArticleText.sample("Sample", word())
      text.summary = word()
      text.extra = ["k" + word(): .string(word())]
      text.references = [ArticleText.Reference(title: "t" + word())]
      let canonical = try text.canonical()
      #expect(try ArticleText(canonical: canonical) == text.normalized)
    }
  }

  @Test("bytes that are no canonical form are refused")
  func damaged() throws {
    let good = try ArticleText.sample("A sample?", "Yes.").canonical().bytes
    let text = String(decoding: good, as: UTF8.self)
    let bad = [
      text.replacing("locale", with: "local"), text + "\n", String(text.dropFirst()),
      text.replacing("\"A sample?\"", with: "A sample?"),
      text.replacing("summary: \"\"\n", with: ""),
    ]
    for text in bad {
      #expect(throws: Refusal.self) {
        _ = try ArticleText(canonical: CanonicalText(bytes: Array(text.utf8)))
      }
    }
  }

  static let broken: [(String, ArticleText)] = [
    ("references", changed { $0.references = [.init(title: " ")] }),
    ("codes", changed { $0.codes = [.init(system: " ", code: "x")] }),
    ("codes", changed { $0.codes = [.init(system: "MeSH", code: " ")] }),
    ("audience", changed { $0.audience = ["a\u{7}"] }),
    ("related", changed { $0.related = ["a\u{202e}"] }),
    ("front matter", changed { $0.extra = ["": "x"] }),
    ("front matter", changed { $0.extra = ["slug": "x"] }),
    ("front matter", changed { $0.extra = ["title": "x"] }),
    ("title", .sample("", "x")), ("title", .sample(" \n ", "x")),
    ("title", .sample(String(repeating: "x", count: 301), "x")),
    ("title", .sample("a\u{1b}[31mb", "x")), ("title", .sample("a\u{202e}b", "x")),
    ("title", .sample("a\nb", "x")), ("body", .sample("t", "a\0b")),
    ("body", .sample("t", String(repeating: "x", count: ArticleText.largestBody + 1))),
    (
      "tags",
      {
        var t = ArticleText.sample("t", "x")
        t.tags = ["a\u{7}"]
        return t
      }()
    ),
    (
      "summary",
      {
        var t = ArticleText.sample("t", "x")
        t.summary = String(repeating: "x", count: 2001)
        return t
      }()
    ),
    (
      "front matter",
      {
        var t = ArticleText.sample("t", "x")
        t.extra = ["k": "a\0"]
        return t
      }()
    ),
  ]

  static func changed(_ change: (inout ArticleText) -> Void) -> ArticleText {
    var text = ArticleText.sample("A sample?", "Yes.")
    change(&text)
    return text
  }

  @Test("a text that breaks a rule is refused, naming the field", arguments: broken)
  func refused(_ field: String, _ text: ArticleText) throws {
    #expect { try text.canonical() } throws: { error in
      guard case .invalidText(let named, _)? = error as? Refusal else { return false }
      return named == field
    }
  }

  @Test("the limits themselves are allowed")
  func limits() throws {
    _ = try ArticleText.sample(
      String(repeating: "x", count: 300), String(repeating: "x", count: ArticleText.largestBody)
    ).canonical()
  }

  private static func words(_ count: Int) -> [String] { (0..<count).map { "word \($0)" } }
  private static func letters(_ count: Int) -> String { String(repeating: "é", count: count) }

  static let bounds: [(field: String, most: Int, text: @Sendable (Int) -> ArticleText)] = [
    ("summary", 2_000, { count in changed { $0.summary = letters(count) } }),
    ("tags", 200, { count in changed { $0.tags = words(count) } }),
    ("audience", 200, { count in changed { $0.audience = words(count) } }),
    ("related", 200, { count in changed { $0.related = words(count) } }),
    ("tags", 500, { count in changed { $0.tags = [letters(count)] } }),
    ("audience", 500, { count in changed { $0.audience = [letters(count)] } }),
    ("related", 500, { count in changed { $0.related = [letters(count)] } }),
    (
      "codes", 200,
      { count in changed { $0.codes = words(count).map { .init(system: "MeSH", code: $0) } } }
    ),
    (
      "references", 200,
      { count in changed { $0.references = words(count).map { .init(title: $0) } } }
    ),
  ]

  @Test(
    "each limit is allowed, and one more is refused, naming the field", arguments: bounds.indices)
  func oneMore(_ index: Int) throws {
    let (field, most, text) = Self.bounds[index]
    _ = try text(most).canonical()
    try refused(field, text(most + 1))
  }

  @Test("a body shows 200 assets, and one more is refused")
  func mostAssets() throws {
    func text(_ count: Int) throws -> ArticleText {
      let pins = try (0..<count).map { number in
        let name = try #require(AssetName("a\(number).png"))
        return AssetPin(name: name, digest: Digest.zero, alt: "")
      }
      return ArticleText.sample("A sample?", "Yes.").pinned(to: pins)
    }
    _ = try text(200).canonical()
    try refused("body", text(201))
  }

  @Test("a new text nests 80 levels deep at most")
  func deepest() throws {
    func text(_ depth: Int) -> ArticleText {
      let value = (0..<depth).reduce(JSONValue.null) { value, _ in .array([value]) }
      return Self.changed { $0.extra = ["k": value] }
    }
    try text(80).checkAsNew()
    #expect(throws: Refusal.self) { try text(81).checkAsNew() }
  }

  @Test("front matter of 256 KiB is kept, and a byte more is refused")
  func largestFrontMatter() throws {
    func text(_ count: Int) -> ArticleText {
      Self.changed { $0.extra = ["k": .string(String(repeating: "x", count: count))] }
    }
    let rest = JSONValue.object(text(0).canonicalFields).text(.line).utf8.count
    let most = ArticleText.largestFrontMatter - rest
    _ = try text(most).canonical()
    try refused("front matter", text(most + 1))
  }

  @Test("a mark that combines with a space before it is not lost with that space within a text")
  func combiningMarks() throws {
    for body in ["A \u{903}\nA", "A \u{903} A", "A\n \u{301}\nA"] {
      let text = ArticleText(title: "A", locale: LanguageTag(stored: "en"), body: body)
      let stored = try ArticleText(canonical: text.canonical())
      #expect(Array(stored.body.unicodeScalars) == Array(body.unicodeScalars))
    }
    #expect(Array(" A \u{903} ".trimmed.unicodeScalars) == Array("A \u{903}".unicodeScalars))
  }

  @Test("names that are one name once they are normalized are refused, and nothing is lost")
  func twiceNamed() throws {
    let twice = [JSONValue.Member("\u{E9}", "a"), JSONValue.Member("e\u{301}", "b")]
    func text(_ extra: [String: JSONValue]) -> ArticleText {
      ArticleText(title: "A", locale: LanguageTag(stored: "en"), extra: extra, body: "")
    }
    for text in [
      text(["x": .object(twice)]), text(["x": .array([.object(twice)])]),
      text(["a\r\nb": "1", "a\nb": "2"]),
    ] {
      #expect(throws: Refusal.self) { try text.canonical() }
    }
    #expect(throws: ArticleText.FieldFailure.self) {
      try ArticleText(fields: twice, body: "", locale: LanguageTag(stored: "en"))
    }
  }
}
