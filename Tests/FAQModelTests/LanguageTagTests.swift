import FAQModel
import Testing

@Suite("Languages by their names")
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
}
