import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Texts in the form in which words are looked for")
struct SearchableTextTests {
  @Test("come back as they were written")
  func back() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", "é", "Ü", " ", ".", "ΐ", "Σ", "й", "ё", "日", "ส", "า", "ก", "\u{ad}", "\u{200d}",
      "\u{640}", "\u{311}", "\u{302}", "م", "َ", "ל", "ּ", "क", "ि", "ı", "i", "ῆ", "ᾖ", "병",
      "x\u{200b}y", "👩", "5", "œ", "Ł", "ß", "ﬁ", "Đ", "ø",
    ]
    for _ in 1...2_000 {
      let text = (0..<12).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        .precomposedStringWithCanonicalMapping
      #expect(Array(text.searchable.asShown.utf8) == Array(text.utf8), "\(text.debugDescription)")
    }
  }

  @Test(
    "are as they were where they hold the marks for what is not looked for",
    arguments: [
      "\u{311}\u{300}\u{301}\u{303}\u{301} a", "a \u{311}\u{300}\u{301}\u{303}\u{301}", "\u{311}",
    ])
  func marks(_ text: String) {
    #expect(text.searchable.asShown == text.precomposedStringWithCanonicalMapping)
  }

  @Test(
    "are as they were where their words are found as they are",
    arguments: ["Plain.", "Öl, é – “5”"])
  func plain(_ text: String) { #expect(text.searchable == text && text.asShown == text) }
}
