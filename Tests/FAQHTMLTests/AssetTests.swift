import FAQHTML
import FAQModel
import Testing

@Suite("Assets in HTML")
struct AssetTests {
  private let pin = AssetPin(name: AssetName("a.png")!, digest: .zero, alt: "A & b")

  private func html(_ markdown: String) -> String {
    MarkdownHTML.fragment(of: markdown, assets: AssetAddresses([pin], under: "../assets/"))
  }

  @Test("an asset is shown from its file, with the words of the text or else its own")
  func shown() {
    let file = "../assets/0000000000000000-a.png"
    #expect(html("![Words](asset:a.png)") == "<p><img src=\"\(file)\" alt=\"Words\" /></p>\n")
    #expect(html("![](asset:a.png)") == "<p><img src=\"\(file)\" alt=\"A &amp; b\" /></p>\n")
    #expect(html("[Words](asset:a.png)") == "<p><a href=\"\(file)\">Words</a></p>\n")
    #expect(html("![a]\n\n[a]: asset:a.png") == "<p><img src=\"\(file)\" alt=\"a\" /></p>\n")
  }

  @Test("an asset that is not known is shown as its words")
  func unknown() {
    #expect(html("![Words](asset:b.png)") == "<p>Words</p>\n")
    #expect(html("[Words](asset:b.png)") == "<p>Words</p>\n")
    #expect(MarkdownHTML.fragment(of: "![Words](asset:a.png)") == "<p>Words</p>\n", "the control")
  }

  @Test("names are found where a text shows them, and nowhere else")
  func names() {
    let text = """
      ![](asset:a.png) [b](asset:b.pdf "title") <asset:c.png> ![][d] `asset:e.png` asset:f.png
      \\![](asset:g.png) ![](ASSET:h.png) ![](<asset:i j.png>) ![](asset:a.png)

          ![](asset:k.png)

      [d]: asset:d.png
      [l]: asset:l.png
      """
    #expect(
      MarkdownHTML.assetNames(in: text) == ["a.png", "b.pdf", "c.png", "d.png", "g.png", "i j.png"])
  }
}
