import FAQModel
import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("Content of WordPress's classic editor")
struct ClassicTextTests {
  @Test(
    "lines become paragraphs and breaks as WordPress shows them",
    arguments: [
      ("A", "<p>A</p>"),
      ("A\nB", "<p>A<br />\nB</p>"),
      ("A  \n  B\r\n\r\n \n\nC", "<p>A<br />\nB</p>\n<p>C</p>"),
      ("<p>A</p>\n<p>B</p>", "<p>A</p>\n<p>B</p>"),
      (
        "A\n<ul>\n<li>B</li>\n<li>C\nD</li>\n</ul>\nE",
        "<p>A</p>\n<ul><li>B</li>\n<li>C<br />\nD\n</li>\n</ul>\n<p>E</p>"
      ),
      ("<div>A</div>", "<div>A\n</div>"),
      ("<div>A\n\nB</div>", "<div><p>A</p>\n<p>B</p>\n</div>"),
      ("<blockquote>A</blockquote>", "<blockquote><p>A</p>\n</blockquote>"),
      ("<p>A\n\nB</p>", "<p>A</p>\n<p>B</p>"),
      ("A<br>B<br />\nC", "<p>A<br />\nB<br />\nC</p>"),
      ("A<br><br>B", "<p>A</p>\n<p>B</p>"),
      ("<strong>A</strong> b <em>c\nd</em>", "<p><strong>A</strong> b <em>c<br />\nd</em></p>"),
      ("<pre>\nA\n\n  <b>B</b>\n</pre>\nC", "<pre>\nA\n\n  <b>B</b>\n</pre><p>C</p>"),
      ("<h2>A</h2>B", "<h2>A\n</h2>\n<p>B</p>"),
      ("<img src=\"a\nb\" alt=\"x > y\">", "<p><img src=\"a\nb\" alt=\"x > y\"></p>"),
      ("A<!--more-->B", "<p>A</p>\n<p>B</p>"),
      ("p < 0.05 and x<y, 5 > 3", "<p>p < 0.05 and x<y, 5 > 3</p>"),
      ("<ul><li>A<li>B</ul>C", "<ul><li>A\n<li>B\n</ul>\n<p>C</p>"),
      (" \n \n", ""),
    ])
  func paragraphs(content: String, html: String) {
    #expect(Self.squeezed(ClassicText(content).html) == Self.squeezed(html))
  }

  /// The HTML without line ends around tags, which mean nothing there.
  static func squeezed(_ html: String) -> String {
    var squeezed = html
    for (from, to) in [("\n<", "<"), (">\n", ">")] { squeezed = squeezed.replacing(from, with: to) }
    return squeezed.trimmed
  }

  @Test("a caption becomes a figure, and an embedded address a link")
  func shortcodes() {
    let caption =
      "[caption id=\"x\" width=\"3\"]<a href=\"b\"><img src=\"a\"/></a> A <b>sample</b>[/caption]"
    #expect(
      Shortcodes("A \(caption) B").html
        == "A <figure><a href=\"b\"><img src=\"a\"/></a><figcaption> A <b>sample</b></figcaption></figure> B"
    )
    #expect(
      Shortcodes("[embed width=\"3\"] https://a.example/?b=1&amp;c [/embed]").html
        == "<a href=\"https://a.example/?b=1&amp;c\">https://a.example/?b=1&amp;c</a>")
  }

  @Test(
    "every other shortcode and bracket stays as it is written",
    arguments: [
      ("[gallery ids=\"1, 23\"] a", ["[gallery]: 1"]),
      (
        "[su_accordion][su_spoiler title=\"A\"]b[/su_spoiler][/su_accordion]",
        ["[su_accordion]: 1", "[su_spoiler]: 1"]
      ),
      ("[caption]no image[/caption]", ["[caption]: 1"]),
      ("[embed]javascript:x[/embed]", ["[embed]: 1"]),
      ("as told [1], [sic] and [see below], [caption", []),
      ("<a title=\"[gallery]\">x</a> <!-- [gallery] -->", []),
    ])
  func left(content: String, names: [String]) {
    let shortcodes = Shortcodes(content)
    #expect(shortcodes.html == content)
    #expect(shortcodes.left.entries == names)
  }

  @Test(
    "hostile content takes no long time",
    arguments: [
      "<a", "<a b='", "<!--", "<!-- wp:a -->", "[a ", "[caption]", "[/caption]", "<div>", "</p>",
      "<p>", "<p>a\n\n", "<!-- wp:details -->", "<li>", "\n", " ", "a\n", "<pre>", "</a",
      "\"<a x=\"",
      "<!x", "<br>", "[caption]<img>",
    ])
  func hostile(part: String) {
    let content = String(repeating: part, count: 300_000 / part.utf8.count)
    let time = ProcessorTime.measure {
      let content = PostContent(content, takesDetails: true)
      _ = FieldText(html: content.html)
    }
    #expect(time < .seconds(5))
  }

  @Test("pieces of HTML are all of its bytes, in order", arguments: 0..<200)
  func pieces(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let parts = ["<", ">", "a", "/", "!--", "-->", "\"", "'", " ", "=", "b", "\n", "?", "p"]
    var html = ""
    for _ in 0..<60 {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      html += parts[Int(state >> 33) % parts.count]
    }
    var scanner = MarkupScanner(Array(html.utf8))
    var end = 0
    while let piece = scanner.next() {
      #expect(piece.range.lowerBound == end && !piece.range.isEmpty)
      end = piece.range.upperBound
    }
    #expect(end == html.utf8.count)
  }
}
