import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Digests of texts never change")
struct DigestStabilityTests {
  /// White space, controls and marks that a fast path could treat otherwise than the rule does.
  static let odd = [
    " ", "\t", "\n", "\u{b}", "\u{c}", "\r", "\r\n", "\u{1c}", "\u{1f}", "\u{7f}", "\u{85}",
    "\u{a0}", "\u{1680}", "\u{2000}", "\u{2001}", "\u{200b}", "\u{2028}", "\u{2029}", "\u{202e}",
    "\u{2066}", "\u{3000}", "\u{feff}", "\u{301}", "\u{600}", "\u{200d}", "\u{ad}", "\u{61c}",
    "\u{212b}", "\u{1100}\u{1161}\u{11a8}", "\u{ac00}\u{11a8}", "\u{e9}", "e\u{301}",
    "\u{1e9b}\u{323}",
    "\u{4e2d}", "\u{1f9ec}", "\u{1f468}\u{200d}\u{1f469}", "\u{fb01}", "\u{f900}", "\u{e0001}",
    "\"", "\\", "\0",
  ]

  @Test("odd characters at each end and in the middle of every field give the digests of version 1")
  func fields() {
    var all: [UInt8] = []
    for mark in Self.odd {
      for placed in [
        mark + "word", "word" + mark, "a" + mark + "b", mark, " " + mark + " x " + mark + " ",
      ] {
        for text in Self.texts(placed) {
          all.append(contentsOf: Self.outcome(text).utf8)
        }
      }
    }
    #expect(
      Digest(of: all).hex == "bb546915015dc58d6e2202bdd4dd62108ddbf9b7c0d6a86a6eb733afd29b502a")
  }

  @Test("random bodies give the digests of version 1")
  func bodies() {
    var generator = SeededGenerator(seed: 21)
    var all: [UInt8] = []
    for _ in 0..<2_000 {
      var body = ""
      for _ in 0..<Int.random(in: 0..<12, using: &generator) {
        let word = Self.odd.randomElement(using: &generator) ?? ""
        body += Bool.random(using: &generator) ? word : "a"
      }
      guard !body.unicodeScalars.contains("\r\r\n".unicodeScalars) else { continue }
      var text = ArticleText.sample("A sample?", body)
      text.summary = body
      text.extra = ["note": .string(body)]
      all.append(contentsOf: Self.outcome(text).utf8)
    }
    #expect(
      Digest(of: all).hex == "a75e680408f62edf35a830354eb886b30512e431466ad069a8093c4bc8e059ca")
  }

  static let limits: [(Int, String)] = [
    (ArticleText.longestTitle, "a"), (ArticleText.longestTitle + 1, "a"),
    (ArticleText.longestTitle, "e\u{301}"), (ArticleText.longestTitle + 1, "e\u{301}"),
    (ArticleText.longestItem, "\u{1f468}\u{200d}\u{1f469}"), (ArticleText.longestItem + 1, "é"),
    (ArticleText.longestSummary, "中"), (ArticleText.longestSummary + 1, "中"),
    (43_000, "\u{1}"), (44_000, "\u{1}"), (131_000, "\""), (131_100, "\""), (131_050, "\""),
  ]

  @Test("texts at their limits give the digests, and the refusals, of version 1")
  func limits() {
    var all: [UInt8] = []
    for (count, unit) in Self.limits {
      let long = String(repeating: unit, count: count)
      var texts = [ArticleText.sample(long, "x"), .sample("A sample?", long)]
      for change in [
        { $0.summary = long }, { $0.tags = [long] }, { $0.extra = ["note": .string(long)] },
      ] as [(inout ArticleText) -> Void] {
        var text = ArticleText.sample("A sample?", "x")
        change(&text)
        texts.append(text)
      }
      for text in texts { all.append(contentsOf: Self.outcome(text).utf8) }
    }
    #expect(
      Digest(of: all).hex == "94d966e492a065ddf7a7ab3431a9d91d704807b2eaeac962d7bacc2865a364e5")
  }

  @Test("what counts as composed without the full algorithm, it leaves as it is")
  func composed() {
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value), String(scalar).isSurelyComposed else { continue }
      #expect(scalar.properties.canonicalCombiningClass == .notReordered)
      for text in [
        "\(scalar)", "a\(scalar)", "e\(scalar)o", "\u{1100}\(scalar)", "\(scalar)\(scalar)",
      ] {
        let composed = text.precomposedStringWithCanonicalMapping
        if !composed.utf8.elementsEqual(text.utf8) { Issue.record("U+\(scalar.codePoint)") }
      }
    }
    #expect("It’s “sample” – Ünïcode, Кириллица, 中文 🧬".isSurelyComposed)
    for text in [
      "e\u{301}", "\u{212b}", "\u{2000}", "\u{1100}", "\u{387}", "\u{f900}", "\u{1d15e}",
    ] {
      #expect(!text.isSurelyComposed)
    }
  }

  @Test("a character is written as an escape if and only if it acts on a reader")
  func escapes() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let written = JSONValue.string("\(scalar)").text(.compact)
      let isPlain = written.utf8.elementsEqual("\"\(scalar)\"".utf8)
      let isEscaped = scalar.actsOnReader || scalar == "\"" || scalar == "\\"
      if isPlain == isEscaped { Issue.record("U+\(scalar.codePoint)") }
    }
  }

  private static func texts(_ placed: String) -> [ArticleText] {
    var front = ArticleText.sample(placed, "x")
    front.summary = placed
    var lists = ArticleText.sample("A sample?", placed)
    lists.tags = [placed, "b", placed]
    lists.related = [placed]
    lists.codes = [ArticleText.Code(system: placed, code: "1", label: placed)]
    lists.references = [ArticleText.Reference(title: placed, url: placed)]
    var other = ArticleText.sample("A sample?", placed + "\n\n" + placed)
    other.extra = [placed: .array([.string(placed), .object([JSONValue.Member(placed, .null)])])]
    return [front, lists, other]
  }

  /// The digest of the text, which must read back, or the field for which it is refused.
  private static func outcome(_ text: ArticleText) -> String {
    do {
      let canonical = try text.canonical()
      let again = try? ArticleText(canonical: canonical).canonical()
      #expect(again == canonical)
      return canonical.digest.hex + "\n"
    } catch Refusal.invalidText(let field, _) {
      return "refused for \(field)\n"
    } catch {
      return "\(error)\n"
    }
  }
}
