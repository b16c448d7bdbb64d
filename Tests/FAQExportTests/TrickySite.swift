import FAQModel
import FAQTestSupport
import Foundation

/// Sites whose texts are made to be damaged on their way to a page.
enum TrickySite {
  /// Texts that some dialect of Markdown, template language or link rewriter does not leave alone.
  static let bodies: [(title: String, body: String)] = [
    ("Is {{ dose }} a sample?", "Take {{ dose }} and {{ 5 | times: 2 }} now."),
    ("Liquid {% raw %}?", "{% raw %} a {% endraw %} b {% if c %} d {%- comment -%} {# e #}"),
    ("Shortcodes {{< figure >}}?", "{{< figure >}} a {{%/* x */%}} b {{</* y */>}} {{% z %}}"),
    ("Links?", "[a]({filename}x.md) {filename}x.md [b](|static|y.md) ![c]({static}z.png) {tag}"),
    ("Kramdown?", "A\n{: .x}\n\n{::comment}\nhidden?\n{:/comment}\n\n$$x$$ *[HTML]: b\n\nT\n: d"),
    ("Raw <b>5 mg</b> HTML?", "Take <b>5 mg</b>\n\n<!-- 5 mg -->\n\n<div>\n10 mg\n</div>\n\n&lt;"),
    ("Is 5 mg < 10 mg & \"so\": 'on'?", "5 mg < 10 mg > 1 mg & 2 &amp;amp; &copy; <5 mg and >6"),
    (
      "Code?",
      "`{{ a }}` `<b>` `{%b%}`\n\n```html\n{{ c }}\n\n\n{% d %}\n<p>\n\ttab\n```\n\n    {{< e >}}"
    ),
    ("Tables?", "| a | {{b}} |\n|---|:-:|\n| 1 | 2 | 3 |\n| `x` | \\| |\n\na | b\n--|--\nc | d"),
    ("Footnotes?", "A[^1] and [^none].\n\n[^1]: {{ note }}.\n\n[^uncalled]: Never called 5 mg."),
    (
      "Lists?",
      "1. a\n   - b\n     - {{ c }}\n\n       ```\n       {{ d }}\n\n       e\n       ```\n2. f\n- [ ] g\n- [x] h"
    ),
    ("Lists without a blank?", "Take:\n- one\n- two\n  1. three\n\n+ four"),
    ("Headings?", "# One {#id}\n\nTwo\n---\n\n### Three ###\n\n#No heading\n\n***"),
    (
      "Quotes?", "'single' \"double\" 5--10 mg --- and ... (c) (tm) 1/2 x^2^ H~2~O ==mark== ~~del~~"
    ),
    ("Breaks?", "a  \nb\\\nc\n\n> quote {{ d }}\n> ```\n> e\n>\n> f\n> ```"),
    (
      "Emoji :smile:?",
      """
      :smile: :+1: 12:30 @user #1 GH-1 https://example.org/a_b_c?x=1&y=2 a@b.org \
      [1:100:5](https://example.org/a:b:c ':pill: 8:o:clock') [tel](tel:+1) <mailto:a@b.org>
      """
    ),
    (
      "Escapes?",
      "\\{\\{ a \\}\\} \\* \\` \\\\ \\< a_b_c __d__ *e* [f][g] [[wiki]] ![[embed]] %h% $i$"
    ),
    (
      "More?",
      "Before\n\n<!--more-->\n\nAfter {{ content }} --8<-- \"x.md\" ::: note\n\n\\`\\`\\`\n!!! note\n/// x"
    ),
    ("[TOC]?", "[TOC]\n\n[^1]\n\n\\---\ntitle: a\n\\---\n\n[a]: https://example.org/ 'b'"),
    (
      "Line\u{2028}ends\u{85}?",
      "a\u{2028}b\u{85}c\u{c}d\u{a0}b\u{202f}5\u{2009}mg é 漢字 🧬\u{fe0f} مرحبا"
    ),
    ("Nothing?", ""),
  ]

  static let tags = ["no", "1e3", "12:30", "a, b", "{{ tag }}", "5 mg < 10 mg"]

  static func entry(
    _ number: Int64, slug: String, title: String, body: String, summary: String = "",
    tags: [String] = TrickySite.tags, related: [String] = ["article-1", "secret"],
    locale: String = "en", category: Slug = .shelf, lapsed: Instant? = nil
  ) -> SiteSnapshot.Entry {
    var text = ArticleText.sample(title, body)
    text.summary = summary
    text.tags = tags
    text.category = category
    text.locale = LanguageTag(stored: locale)
    text.related = related
    text.extra = ["draft": .bool(true), "published": .bool(false), "url": "/x/", "layout": "none"]
    let id = Article.ID(number)
    return SiteSnapshot.Entry(
      article: Article(
        id: id, uuid: "00000000-0000-4000-8000-00000000000\(number % 10)",
        slug: Slug(slug)!, aliases: [Slug("old-\(slug)")!]),
      text: text, revision: Revision.ID(article: id, number: 1), digest: Digest(of: [1]),
      firstPublished: day("2020-02-03"), published: day("2020-03-04"), until: nil,
      edited: day("2020-02-01"), changesReviewed: nil, fullyReviewed: day("2020-02-02"),
      reviewDue: day("2021-02-02"), reviewLapsed: lapsed, position: Int(number), isFeatured: false,
      signOffs: [])
  }

  static func tombstone(_ number: Int64, slug: String, replacement: String?)
    -> SiteSnapshot.Tombstone
  {
    SiteSnapshot.Tombstone(
      article: Article(
        id: Article.ID(number), uuid: "00000000-0000-4000-8000-000000000099", slug: Slug(slug)!,
        aliases: []),
      title: "Was {{ this }} <i>a</i> sample?", locale: LanguageTag(stored: "en"),
      withdrawn: day("2020-05-06"), reason: "It said {{ dose }} <b>5 mg</b>.",
      replacement: replacement.map { .init(id: Article.ID(1), slug: Slug($0)!) })
  }

  static func snapshot(
    _ entries: [SiteSnapshot.Entry], withdrawn: [SiteSnapshot.Tombstone] = [],
    shelf: String = "Shelf & {{ more }}", shelves: [FAQModel.Category]? = nil
  ) -> SiteSnapshot {
    SiteSnapshot(
      site: Site(uuid: "0d5c", title: "Sample FAQ", locale: LanguageTag(stored: "en")),
      categories: shelves ?? [
        Category(slug: .shelf, title: shelf, description: "", parent: nil, position: 1)
      ], entries: entries, withdrawn: withdrawn)
  }

  /// Every hostile text with a summary of its own, one of them lapsed, and two tombstones.
  static let hostile = snapshot(
    bodies.enumerated().map { index, text in
      entry(
        Int64(index + 1), slug: "article-\(index + 1)", title: text.title, body: text.body,
        summary: "Short: {{ dose }} <b>5 mg</b> & \"more\".",
        lapsed: index == 2 ? day("2020-04-05") : nil)
    },
    withdrawn: [
      tombstone(101, slug: "gone", replacement: "article-1"),
      tombstone(102, slug: "lost", replacement: nil),
    ])

  static func day(_ text: String) -> Instant { Instant(rfc3339: text + "T10:00:00Z")! }

  /// Texts put together by chance from what is special to some generator, the same each time.
  static func random(_ count: Int) -> SiteSnapshot {
    var state: UInt64 = 1
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return snapshot(
      (1...count).map { number in
        let body = (0..<(5 + next(40))).map { _ in pieces[next(pieces.count)] }.joined()
        return entry(Int64(number), slug: "article-\(number)", title: "A \(number)?", body: body)
      })
  }

  private static let pieces = [
    "{{", "}}", "{%", "%}", "{#", "#}", "{{<", ">}}", "{{%", "raw", "endraw", "{:", "{::", "{", "}",
    "[", "]",
    "(", ")", "|", "||", "`", "```", "~~~", "~~", "*", "**", "_", "#", "##", ">", "- ", "1. ",
    "    ", "\t",
    "\n", "\n\n", "\n\n    ", "\n---\n", "\n| a | b |\n|---|---|\n", "<", "</", "<b>", "</div>",
    "<!--", "-->",
    "<script>", "<pre>", "<?", "&", "&amp;", "&#123;", ":smile:", "::", "$$", "\\", "'", "\"", "--",
    "...",
    "[^1]", "\n\n[^1]: ", "[TOC]", "!!! ", "/// ", "--8<--", "5 mg", "dose", " ", " ", "é",
    "https://a.b/",
    "{filename}", "|static|", "](", "![", "  \n", "\u{2028}", "+++", "klzzwxh:0001",
  ]

  /// Texts of a real site, outside the project.
  static let realTexts = "../shared/data/cv-faq/_content"

  /// The Markdown files of a folder, with their bodies as they are.
  static func folder(_ path: String) throws -> SiteSnapshot {
    let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    let entries = try names.filter { $0.hasSuffix(".md") }.enumerated().map { index, name in
      let data = try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
      let parts = String(decoding: data, as: UTF8.self).replacing("\r\n", with: "\n")
        .split(separator: "\n---\n", maxSplits: 1, omittingEmptySubsequences: false)
      let title = parts[0].split(separator: "\n").first { $0.hasPrefix("title:") }
      return entry(
        Int64(index + 1), slug: "article-\(index + 1)",
        title: title.map { String($0.dropFirst(7)) } ?? name,
        body: parts.count > 1 ? String(parts[1]) : String(parts[0]))
    }
    return snapshot(entries)
  }
}
