import Foundation
import Testing

@testable import FAQImport

@Suite("Myths that are set against facts")
struct MythPairTests {
  @Test(
    "each word for a myth is one in either case, where a fact follows", arguments: ScrapedText.myths
  )
  func words(word: String) {
    for name in [word, word.uppercased(), word.capitalized] {
      #expect(
        MythPair.isStated("Is it?", "Words.\n\n\(name): it is.\n\nFact: it is not."), "\(name)")
      #expect(!MythPair.isStated("Is it?", "Words.\n\n\(name): it is."), "the control: \(name)")
    }
  }

  @Test("words that only begin like one are none")
  func others() {
    for word in ["Mitochondria", "Mythology", "Irrtumsfrei"] {
      #expect(!MythPair.isStated("Is it?", "\(word): it is.\n\nFact: it is not."), "\(word)")
    }
  }
}
