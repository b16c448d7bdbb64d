import FAQHTML
import FAQTestSupport
import Foundation
import Testing

@Suite struct HTMLPageTests {
  private let page = HTMLPage(
    title: "Sample </title><script>a</script> & \"more\"?", language: "de\" onload=\"a",
    body: "<p>Beispiel</p>\n")

  /// What html5lib finds in a document: faults, elements, the language, the title, what stands in main.
  private func facts(_ document: String) throws -> String {
    let script = """
      import base64, hashlib, html5lib, re, sys
      parser = html5lib.HTMLParser(namespaceHTMLElements=False)
      page = parser.parse(sys.stdin.read())
      print(parser.errors, sorted({e.tag for e in page.iter()}), page.attrib)
      print(page.find("head/title").text, "|", "".join(page.find("body/main").itertext()).strip())
      policy = page.find("head/meta[@http-equiv]").get("content")
      style = page.find("head/style").text.encode()
      digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
      print(f"style-src 'sha256-{digest}';" in policy, policy.split(";")[0])
      """
    return try Program.run(["/usr/bin/python3", "-c", script], input: document).output
  }

  @Test("a page is faultless HTML5 with its title and language, and lets no script run")
  func whole() throws {
    #expect(
      try facts(HTMLPage(title: "Muster?", language: "de", body: "<p>Beispiel</p>").document) == """
        [] ['body', 'head', 'html', 'main', 'meta', 'p', 'style', 'title'] {'lang': 'de'}
        Muster? | Beispiel
        True default-src 'none'

        """)
  }

  @Test("a title and a language cannot break out of their place")
  func escaped() throws {
    let facts = try facts(page.document)
    #expect(facts.contains("{'lang': 'de\" onload=\"a'}"))
    #expect(facts.contains("Sample </title><script>a</script> & \"more\"? | Beispiel"))
    #expect(!facts.contains("'script'"))
  }

  @Test("a page with a style of its site's loads that, its scripts and images where it has any")
  func linked() throws {
    var page = HTMLPage(title: "a", language: "en", body: "b")
    page.style = .linked("../style.css")
    page.hasImages = false
    page.before = "<header>c</header>\n"
    page.after = "<footer>d</footer>\n"
    let policy =
      "default-src 'none'; style-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none'"
    #expect(page.document.contains("content=\"\(policy)\""))
    #expect(page.document.contains("<link rel=\"stylesheet\" href=\"../style.css\" />"))
    #expect(
      page.document.contains("<header>c</header>\n<main id=\"content\" tabindex=\"-1\">\nb\n"))
    #expect(page.document.contains("</main>\n<footer>d</footer>\n</body>"))
    page.scripts = ["a\"b.js"]
    page.hasForm = true
    page.hasImages = true
    let wider =
      "img-src 'self' https: http:; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'self'"
    #expect(page.document.contains(wider))
    #expect(page.document.contains("<script src=\"a&quot;b.js\" defer></script>"))
  }

  @Test("a page in a language that runs from right to left says so")
  func direction() {
    let page = HTMLPage(title: "a", language: "ar-EG", body: "")
    #expect(page.document.contains("<html lang=\"ar-EG\" dir=\"rtl\">"))
    #expect(!self.page.document.contains("dir="))
  }

  @Test(
    "the script of a tag says how words run, and without one the usual script of the language",
    arguments: [
      ("ar", true), ("ar-Latn", false), ("ar-Latn-EG", false), ("az", false), ("az-Arab", true),
      ("az-IR", true), ("ku-Arab-IQ", true), ("ks", true), ("ks-Deva", false), ("KS-ARAB", true),
      ("pa-PK", true), ("pa-IN", false), ("sd-IN", false), ("ur", true), ("yi", true),
      ("he-IL", true), ("dv", true), ("ckb", true), ("ff-Adlm", true), ("ff", false),
      ("rhg", true), ("rhg-Rohg", true), ("ur-Aran", true), ("syr-Syrj", true), ("nqo", true),
      ("arc", true), ("arc-Armi", true), ("prs", true), ("pes-IR", true), ("pnb", true),
      ("urd", true), ("pan-PK", true), ("grc", false), ("pa", false), ("ar-arz-Latn", false),
      ("de-x-arab", false), ("de-1996", false), ("arab", false),
      ("", false), ("-", false), ("zh-Hant-TW", false),
    ])
  func scripts(language: String, isRightToLeft: Bool) {
    #expect(HTMLPage.isRightToLeft(language) == isRightToLeft)
  }

  @Test("text is escaped for the content of an element and for an attribute in double quotes")
  func escaping() {
    #expect(
      "<a href=\"b\">c & 'd'</a>".htmlEscaped == "&lt;a href=&quot;b&quot;&gt;c &amp; 'd'&lt;/a&gt;"
    )
  }
}
