import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("Tags in words that may be HTML")
struct WrittenTagsTests {
  static let signs = [
    "If ALT<a and AST>b, stop", "if a<b and c>d then", "BMI <s 5 and",
    "Anna <anna@clinic.example> now",
    "<morning>", "a<b", "<a href=\"x", "<a href=>", "</pain>", "<5 mg", "<https://a.example>", "<",
    "</", "<a\u{0}>",
    "<mailto:a@b.example>", "<see:note>", "<!important>", "<p", "<p class", "<b and c-d>",
    "<a 5-10>", "<b x=5 y>",
  ]
  static let tags = [
    "<p>", "</LI>", "<br/>", "<br />", "<a href=\"x>y\" hidden>", "<a href=x>",
    "<img alt='' src='a b'/>",
    "<o:p>", "<x-y>", "<path d=\"M0\"></path>", "<!-- a<b -->", "<!DOCTYPE html>",
    "<input\nchecked>", "<dialog>", "<template>", "<noscript>", "<search>", "</slot>", "<picture>",
    "<p data-v-7ba5bd90>", "<b aria-hidden x-cloak>", "<img src='a' alt>", "<a href=\"#b\" data-c>",
  ]

  @Test("what only looks like the beginning of a tag stays as it is written", arguments: signs)
  func keepsSigns(_ text: String) throws {
    #expect(!text.hasTags)
    #expect(AnswerFormat.of(text) == .plain)
    #expect(WrittenTags.escaping(text) == text.replacing("<", with: "&lt;"))
    let mixed = try HTMLTree(reading: WrittenTags.escaping("<b>x</b> \(text)"), isFragment: true)
    let words = text == "<a\u{0}>" ? "x <a" : "x \(text)"
    #expect(mixed.nodes.map(\.text).joined().hasPrefix(words))
  }

  @Test("tags, comments and what office programs write stay tags", arguments: tags)
  func keepsTags(_ text: String) {
    #expect(text.hasTags)
    #expect(WrittenTags.escaping(text) == text)
  }

  @Test("rarer elements are tags where one of them ends, and words in angle brackets are none")
  func rarerElements() {
    for name in ["del", "s", "ins", "mark", "kbd", "q", "var", "big", "address", "time"] {
      #expect(AnswerFormat.of("<\(name)>Take 10 mg</\(name)> 5 mg") == .html, "\(name)")
      #expect(AnswerFormat.of("Write to <\(name)> at noon") == .plain, "\(name)")
    }
  }

  @Test("in words that only look like HTML, & begins a reference where it ends with ; alone")
  func openReferences() throws {
    let address = "https://x.example/?a=1&region=eu&copy=2"
    #expect(
      AnswerReader.read("Fish &amp; chips \(address)").body
        == #"Fish & chips https\://x.example/?a=1\&region=eu\&copy=2"#)
    #expect(AnswerReader.read("<b>Fish</b> AT&T &lt;5 &copy").body == #"**Fish** AT\&T \<5 \&copy"#)
    #expect(WrittenTags.escaping("a &copy b", isGuessed: false) == "a &copy b", "the control")
    let link = "<a href=\"?a=1&region=eu\">x</a>"
    #expect(WrittenTags.escaping(link, isGuessed: true) == link)
  }

  @Test("elements that hide or frame words are tags of an answer, too")
  func frames() {
    for name in ["dialog", "template", "noscript", "search", "slot", "picture"] {
      #expect(AnswerFormat.of("Yes <\(name)>no</\(name)>") == .html, "\(name)")
    }
  }

  @Test("long texts are told in time that grows with their length")
  func large() {
    let start = ProcessorTime.now
    for piece in ["<a ", "<a hidden ", "<a x='", "<a x=\"y\" ", "<", "</", "<!--"] {
      _ = WrittenTags.escaping(String(repeating: piece, count: 100_000))
    }
    #expect(ProcessorTime.now - start < .seconds(10))
  }

  @Test("cells and lists keep signs beside tags")
  func answers() {
    #expect(AnswerReader.read("Take <b>one</b> <morning>, two").body.hasSuffix("morning>, two"))
    #expect(AnswerReader.read("If ALT<a and AST>b, stop").body == "If ALT\\<a and AST>b, stop")
  }
}
