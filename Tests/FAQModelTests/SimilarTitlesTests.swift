import FAQModel
import Testing

@Suite("Titles that are alike")
struct SimilarTitlesTests {
  private func isAlike(_ first: String, _ second: String) throws -> Bool {
    let locale = try #require(LanguageTag("en"))
    return SimilarTitles.Key(first, locale) == SimilarTitles.Key(second, locale)
  }

  @Test("titles are alike in other order, case and hyphens, but not with another sign")
  func signs() throws {
    #expect(try isAlike("What is a T-cell?", "the t cell"))
    #expect(try isAlike("Is a count <5 bad?", "Is a bad count < 5"))
    #expect(try !isAlike("What is CD19+ disease?", "What is CD19- disease?"))
    #expect(try !isAlike("Is a count < 5 bad?", "Is a count > 5 bad?"))
    #expect(try !isAlike("Is a dose of 1.5 mg safe?", "Is a dose of 5.1 mg safe?"))
  }

  @Test("titles are alike whether they ask what one can or may do")
  func permission() throws {
    #expect(try isAlike("How much can I take?", "How much may I take?"))
    #expect(try !isAlike("How much can I take?", "How much should I take?"))
  }
}
