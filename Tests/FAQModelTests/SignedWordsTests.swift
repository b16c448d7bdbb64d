import FAQModel
import Testing

@Suite("Words with their signs")
struct SignedWordsTests {
  @Test(
    "signs that carry meaning stay with their words, marks and hyphens part words",
    arguments: [
      ("What is CD19+ disease?", ["What", "is", "CD19+", "disease"]),
      ("CD19− or CD19- or CD19⁻", ["CD19-", "or", "CD19-", "or", "CD19-"]),
      ("A T-cell, pre–and after", ["A", "T", "cell", "pre", "and", "after"]),
      ("A count < 5 or <5", ["A", "count", "<5", "or", "<5"]),
      ("5 - 3 – or", ["5", "-", "3", "or"]),
      ("1.5 mg, 15% ± 3", ["1.5", "mg", "15%", "±3"]), ("at -5 °C", ["at", "-5", "°C"]),
      ("HLA-B*57:01 *now*", ["HLA", "B*57:01", "now"]), ("“Is it?” (Yes!)", ["Is", "it", "Yes"]),
    ])
  func words(_ text: String, _ words: [String]) {
    #expect(SignedWords.words(of: text) == words)
  }

  @Test("numbers side by side do not become one in a key")
  func key() {
    #expect(SignedWords.key(of: "type 1 2 mg") == "type1 2mg")
    #expect(SignedWords.key(of: "T-cell") == SignedWords.key(of: "T cell"))
  }
}
