import FAQModel
import Testing

@Suite("Names of assets")
struct AssetNameTests {
  @Test(
    "a name is what a file system and an address can hold, and ends as its kind does",
    arguments: [
      ("dose-chart.png", true), ("a.b_c.jpeg", true), ("1.svg", true), ("leaflet.pdf", true),
      ("Dose.png", false), ("dose chart.png", false), ("dose", false), ("dose.exe", false),
      (".png", false), ("-a.png", false), ("a..png", false), ("../a.png", false), ("ä.png", false),
      ("", false), (String(repeating: "a", count: 77) + ".png", false),
      (String(repeating: "a", count: 76) + ".png", true),
    ])
  func names(_ text: String, _ isName: Bool) { #expect((AssetName(text) != nil) == isName) }

  @Test("a name is made from what a file is called, and ends as its content is")
  func made() {
    #expect(AssetName(file: "/a/IMG 2031.JPG", type: .jpeg)?.text == "img-2031.jpg")
    #expect(AssetName(file: "Übersicht.dat", type: .png)?.text == "ubersicht.png")
    #expect(AssetName(file: "chart", type: .svg)?.text == "chart.svg")
    #expect(AssetName(file: "42.png", type: .png)?.text == "question-42.png")
  }

  @Test("what a text shows is in its canonical form, and read back from there")
  func canonical() throws {
    let name = try #require(AssetName("dose-chart.png"))
    let pin = AssetPin(name: name, digest: .zero, alt: "Doses \"by weight\"")
    let plain = ArticleText(
      title: "Sample?", locale: LanguageTag(stored: "en"),
      extra: ["a": .integer(1), "zz": .integer(2)],
      body: "![](asset:dose-chart.png)")
    let text = plain.pinned(to: [pin])
    let canonical = try text.canonical()
    #expect(try ArticleText(canonical: canonical) == text)
    #expect(try canonical.digest != plain.canonical().digest)
    let form = String(decoding: canonical.bytes, as: UTF8.self)
    let line = """
      faqcms: {"assets": [{"name": "dose-chart.png", "digest": "\(Digest.zero.hex)", \
      "alt": "Doses \\"by weight\\""}]}
      """
    #expect(form.contains("a: 1\n\(line)\nzz: 2\n"))
    #expect(TextDifference(from: plain, to: text).fields.map(\.name) == ["assets"])
  }
}
