import FAQModel
import Testing

@Suite("Languages by their names and tags")
struct LanguageTagTests {
  @Test(
    "a name in English or in the language itself is the language's",
    arguments: [
      ("German", "de"), ("deutsch", "de"), ("FRANÇAIS", "fr"), ("Portuguese (Brazil)", "pt"),
      ("  Español", "es"), ("Українська", "uk"), ("العربية", "ar"), ("中文", "zh"), ("Somali", "so"),
    ])
  func named(_ name: String, _ tag: String) {
    #expect(LanguageTag.named(name)?.text == tag)
  }

  @Test("no other word is a language", arguments: ["", "(German)", "Germ", "all", "German French"])
  func unknown(_ name: String) {
    #expect(LanguageTag.named(name) == nil)
  }

  @Test(
    "of two tags for one language the one is written that BCP 47 asks for",
    arguments: [
      ("deu", "de"), ("eng-GB", "en-GB"), ("en-uk", "en-GB"), ("zho-Hant-TW", "zh-Hant-TW"),
      ("de", "de"), ("pt-BR", "pt-BR"), ("prs", "prs"), ("uk", "uk"), ("uk-UA", "uk-UA"),
    ])
  func preferred(_ tag: String, _ preferred: String) throws {
    #expect(try #require(LanguageTag(tag)).preferred.text == preferred)
  }
}
