import FAQModel
import Foundation
import Testing

@testable import FAQImport

@Suite("WordPress exports")
struct WXRSourceTests {
  @Test("an entry gives its title, slug, author, date, state and place")
  func fields() throws {
    let question = try #require(
      try SampleExport.question(
        SampleExport.item(
          id: 12, title: "Is <em>this</em> a sample &#8211; Q&amp;A, p < 0.05?", status: "draft",
          more: "<wp:post_modified_gmt>2024-02-03 04:05:06</wp:post_modified_gmt>")))
    #expect(question.title == "Is this a sample – Q&A, p < 0.05?")
    #expect(question.slug == "a-sample")
    #expect(question.identity == "wp:12")
    #expect(question.place == "item 1")
    #expect(question.author == "Jo Sample")
    #expect(question.date?.description == "2024-02-03T04:05:06.000Z")
    #expect(question.locale == "en-GB")
    #expect(question.body == "<p>Yes.</p>\n")
    #expect(question.remarks == ["It is a draft there."])
    #expect(question.fields.map(\.name) == ["wordpress_link", "wordpress_guid"])
  }

  @Test("titles keep digits above the line, and slugs their letters")
  func letters() throws {
    let question = try SampleExport.question(
      SampleExport.item(
        title: "Is 10<sup>9</sup>/L and CO<sub>2</sub> normal?", slug: "%d0%b4%d0%b0"))
    #expect(question?.title == "Is 10⁹/L and CO₂ normal?")
    #expect(question?.slug == "да")
  }

  @Test("a type with FAQ in its name is one of questions, whatever else it begins with")
  func types() throws {
    #expect(try SampleExport.question(SampleExport.item(type: "wp_faq")) != nil)
  }

  @Test("links to a post whose slug another one has are left as they are")
  func sharedSlugs() throws {
    let items =
      SampleExport.item(
        id: 1, title: "Old?", slug: "dose", more: "<link>https://sample.example/a/dose/</link>")
      + SampleExport.item(
        id: 2, title: "New?", slug: "dose", more: "<link>https://sample.example/b/dose/</link>")
      + SampleExport.item(
        id: 3, title: "Link?", slug: "link",
        content: "[x](https://sample.example/b/dose/) [y](https://sample.example/a/dose/)")
    let body = try SampleExport.read(SampleExport.file(items)).questions.last?.body
    #expect(body?.contains("[x](https://sample.example/b/dose/) [y](/dose)") == true)
  }

  @Test("questions stand in the order of the file, however many there are and in whatever pieces")
  func order() throws {
    let items = (1...700).map { number in
      SampleExport.item(
        id: number % 600, title: "Is this sample \(number)?", slug: "sample-\(number)",
        content: "<p>Answer \(number).</p>")
    }
    let reading = try SampleExport.read(SampleExport.file(items.joined()), step: 50_000)
    #expect(reading.questions.map(\.title) == (1...600).map { "Is this sample \($0)?" })
    #expect(reading.questions.map(\.body) == (1...600).map { "<p>Answer \($0).</p>\n" })
    #expect(reading.refused.map(\.place) == (601...700).map { "item \($0)" })
  }

  @Test(
    "the date is the last change, or else the first, or else that of the feed",
    arguments: [
      ("<wp:post_date_gmt>2024-01-01 00:00:00</wp:post_date_gmt>", "2024-01-01"),
      ("<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt>", "2023-06-12"),
      ("<pubDate>Mon, 30 Nov -0001 00:00:00 +0000</pubDate>", nil),
      ("<pubDate>Sun, 2 Jul 2023 23:30 -0100</pubDate>", "2023-07-03"),
      ("<pubDate>2 Jul 2023 23:30:00 GMT</pubDate>", "2023-07-02"),
    ] as [(String, String?)])
  func dates(more: String, day: String?) throws {
    #expect(try SampleExport.question(SampleExport.item(more: more))?.date?.day == day)
  }

  @Test("categories are paths, tags are names, and the rest is said")
  func terms() throws {
    let head = """
      <wp:category><wp:category_nicename>care</wp:category_nicename><wp:category_parent/>
      <wp:cat_name><![CDATA[Care &amp; Cure]]></wp:cat_name></wp:category>
      <wp:category><wp:category_nicename>diet</wp:category_nicename>
      <wp:category_parent>care</wp:category_parent><wp:cat_name>Diet</wp:cat_name></wp:category>
      <wp:term><wp:term_taxonomy>faq_category</wp:term_taxonomy><wp:term_slug>x</wp:term_slug>
      <wp:term_parent>x</wp:term_parent><wp:term_name>X</wp:term_name></wp:term>
      """
    let more = """
      <category domain="post_tag" nicename="a"><![CDATA[A &amp; B]]></category>
      <category domain="faq_tag" nicename="c">C</category>
      <category domain="category" nicename="care"><![CDATA[Care &amp; Cure]]></category>
      <category domain="category" nicename="diet">Diet</category>
      <category domain="category" nicename="other">Other</category>
      <category domain="post_format" nicename="aside">Aside</category>
      <category domain="language" nicename="cy">Cymraeg</category>
      """
    let reading = try SampleExport.read(
      SampleExport.file(SampleExport.item(more: more), head: head))
    let question = try #require(reading.questions.first)
    #expect(question.categories == ["Care & Cure", "Diet"])
    #expect(question.tags == ["A & B", "C"])
    #expect(question.locale == "cy")
    #expect(question.remarks == ["It also stands under 'Other' there."])
    #expect(reading.dropped == ["terms of the taxonomy 'post_format': 1"])
    let circle = SampleExport.item(
      more: "<category domain=\"faq_category\" nicename=\"x\">X</category>")
    #expect(try SampleExport.question(circle, head: head)?.categories.count == 16)
  }

  @Test(
    "each state is told, and no password is kept",
    arguments: [
      ("publish", nil), ("pending", "It waits for review there."),
      ("private", "It is private there."), ("odd", "Its state there is 'odd'."),
      ("future", "It is scheduled there and not published yet."),
    ] as [(String, String?)])
  func states(status: String, remark: String?) throws {
    let item = SampleExport.item(
      status: status, more: "<wp:post_password>secret-word</wp:post_password>")
    let reading = try SampleExport.read(SampleExport.file(item))
    let expected = [remark, "A password protects it there."].compactMap(\.self)
    #expect(reading.questions.first?.remarks == expected)
    #expect(!"\(reading)".contains("secret-word"))
    #expect(!"\(reading)".contains("jo@sample"))
  }

  @Test("a myth is no question, in blocks neither")
  func myths() throws {
    let block =
      "<!-- wp:rank-math/faq-block {\"questions\":[{\"id\":\"q\",\"title\":\"Myth: it hurts\","
      + "\"content\":\"Fact: no.\"}]} --><div></div><!-- /wp:rank-math/faq-block -->"
    let items = [
      SampleExport.item(id: 1, title: "Myth: it hurts", type: "faq", content: "Fact: no."),
      SampleExport.item(id: 3, title: "Of a page", type: "page", content: block),
      SampleExport.item(id: 4, title: "Is it safe?", type: "faq", content: "<p>Yes.</p>"),
    ]
    let reading = try SampleExport.read(SampleExport.file(items.joined()))
    #expect(reading.questions.map(\.title) == ["Is it safe?"])
    #expect(reading.refused.map(\.place) == ["item 1", "item 2, question 1"])
    #expect(reading.refused.allSatisfy { $0.cause.hasSuffix("states a myth") })
  }

  @Test("posts without a question are refused, and machinery is counted")
  func kinds() throws {
    let items = [
      SampleExport.item(id: 1, title: "News of the sample", type: "post"),
      SampleExport.item(id: 2, title: "Which sample?", type: "page"),
      SampleExport.item(id: 3, title: "Sampling", type: "ufaq"),
      SampleExport.item(id: 4, title: "Home?", type: "nav_menu_item"),
      SampleExport.item(id: 5, title: "Home?", type: "nav_menu_item"),
      SampleExport.item(id: 6, title: "Gone?", status: "trash"),
      SampleExport.item(id: 7, title: "", type: "faq"),
      SampleExport.item(id: 3, title: "Sampling", type: "ufaq"),
      SampleExport.item(id: 8, title: "Begun?", status: "auto-draft"),
      SampleExport.item(id: 9, title: "Was ist 試料？", type: "post", content: ""),
    ]
    let reading = try SampleExport.read(SampleExport.file(items.joined()))
    #expect(reading.questions.map(\.title) == ["Which sample?", "Sampling", "Was ist 試料？"])
    #expect(reading.questions.last?.remarks == ["It has no answer there."])
    #expect(
      reading.refused.map { "\($0.place): \($0.cause)" } == [
        "item 1: no question in 'News of the sample' could be told from its other words",
        "item 6: it is in the trash there",
        "item 7: it has no title", "item 8: it has the ID 3 of item 3, which was read",
      ])
    #expect(
      reading.dropped == ["items of the type 'nav_menu_item': 2", "automatic drafts: 1"])
  }

  @Test("comments and custom fields are counted; a description becomes the summary")
  func comments() throws {
    let more = """
      <wp:postmeta><wp:meta_key>_yoast_wpseo_metadesc</wp:meta_key>
      <wp:meta_value><![CDATA[A sample &amp; more.]]></wp:meta_value></wp:postmeta>
      <wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>
      <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content>Title?</wp:comment_content>
      <wp:commentmeta><wp:meta_key>k</wp:meta_key></wp:commentmeta></wp:comment>
      <wp:comment><wp:comment_id>2</wp:comment_id></wp:comment>
      """
    let item = SampleExport.item(more: more)
    let reading = try SampleExport.read(SampleExport.file(item))
    #expect(reading.questions.first?.summary == "A sample & more.")
    #expect(reading.dropped == ["comments: 2", "custom field '_edit_last': 1"])
    let short = item.replacing(
      "<excerpt:encoded><![CDATA[]]>", with: "<excerpt:encoded><![CDATA[<p>In\nshort</p>]]>")
    let other = try SampleExport.read(SampleExport.file(short))
    #expect(other.questions.first?.summary == "In short")
    #expect(other.dropped.contains("descriptions for search engines: 1"))
  }

  @Test("pieces of any size give the same", arguments: Array(1...9) + [50, 501])
  func pieces(size: Int) throws {
    let content = "A ]]]]><![CDATA[> é \u{1} 日本\u{0}\u{1F600} & \u{FFFF}\n\nB"
    let file = SampleExport.file(
      SampleExport.item(content: content)
        + SampleExport.item(id: 2, title: "No", type: "post") + SampleExport.item(id: 3))
    let reading = try SampleExport.read(file, step: size)
    #expect(reading == (try SampleExport.read(file)))
    #expect(
      reading.questions.first?.body
        == "<p>A ]]> é \u{FFFD} 日本\u{FFFD}\u{1F600} & \u{FFFD}</p>\n<p>B</p>\n")
    #expect(reading.dropped == ["characters that XML does not allow, now U+FFFD: 3"])
  }

  @Test("a file cut anywhere gives the same")
  func cut() throws {
    let file = SampleExport.file(SampleExport.item(content: "é\u{1}]]]]><![CDATA[>日"))
    let whole = try SampleExport.read(file)
    for step in 1..<file.utf8.count { #expect(try SampleExport.read(file, step: step) == whole) }
  }

  @Test("random changes of an export are read or refused")
  func changes() {
    let file = Array(
      SampleExport.file(
        SampleExport.item(content: WXRBlocksTests.yoast + WXRBlocksTests.details)
          + SampleExport.item(id: 2, content: "[caption]<img>a[/caption]\n\nb")
      ).utf8)
    let marks = Array("<>&[]!-\"'/=\n\0\u{1}é{}".utf8)
    var state: UInt64 = 42
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Int(state >> 33) % count
    }
    for _ in 0..<500 {
      var bytes = file
      for _ in 0...random(4) { bytes[random(bytes.count)] = marks[random(marks.count)] }
      if random(3) == 0 { bytes.removeSubrange(random(bytes.count)...) }
      do {
        _ = try WXRSource.reading(bytes, html: AnswerMarkdown.init, step: 700)
      } catch {
        #expect(error is Refusal)
      }
    }
  }

  @Test("words where none belong are told, and words within a field are kept")
  func strayWords() throws {
    let item = SampleExport.item(more: "stray words")
      .replacing("<![CDATA[Is this a sample?]]>", with: "Is <b>this</b> a sample?")
    let reading = try SampleExport.read(SampleExport.file(item))
    #expect(reading.questions.map(\.title) == ["Is this a sample?"])
    #expect(reading.dropped == ["text between the fields of an item: 1"])
  }

  @Test("a file that is cut off gives its whole items, and then its line")
  func cutOff() throws {
    let file = SampleExport.file(
      (1...3).map { SampleExport.item(id: $0, slug: "sample-\($0)") }.joined())
    let end = try #require(file.range(of: "<wp:post_name><![CDATA[sample-3"))
    var source = try SampleExport.source(String(file[..<end.lowerBound]))
    #expect(try source.next()?.identity == "wp:1")
    #expect(try source.next()?.identity == "wp:2")
    let line = file[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      .count
    let refusal = Refusal.invalidFile(
      line: line,
      cause: "it breaks off there; the rest is missing; the 2 items before that are whole")
    #expect(throws: refusal) { try source.next() }
    #expect(throws: refusal) { try source.next() }
  }

  @Test(
    "what is no WordPress export is refused",
    arguments: [
      "", "words", "<html><body/></html>", "<rss><channel/></rss>",
      "<rss><channel><item><title>A?</title></item></channel></rss>",
      "<rss><feed/></rss>", "{\"a\": 1}",
    ])
  func others(file: String) {
    #expect(throws: Refusal.self) { try SampleExport.read(file) }
  }

  @Test("a text that cannot be turned into Markdown refuses its item alone")
  func unreadable() throws {
    let file = SampleExport.file(
      SampleExport.item(id: 1, content: "bad") + SampleExport.item(id: 2))
    let reading = try WXRSource.reading(
      Array(file.utf8),
      html: {
        guard !$0.contains("bad") else {
          throw Refusal.invalidFile(line: nil, cause: "it is bad")
        }
        var answer = AnswerMarkdown(body: $0)
        answer.dropped = ["a script"]
        return answer
      })
    #expect(reading.questions.map(\.identity) == ["wp:2"])
    #expect(reading.refused.map(\.cause) == ["it is bad"])
    #expect(reading.dropped == ["item 2: a script"])
  }

  static let real = "../shared/data/medquad"

  @Test(
    "a public FAQ in an export has the titles, slugs, tags and dates that it should",
    .enabled(if: FileManager.default.fileExists(atPath: real), "there is no ../shared"))
  func realFile() throws {
    func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(Self.real)/\(name)")))
    }
    let reading = try WXRSource.reading(
      try bytes("wxr/faq-00.xml"), html: AnswerMarkdown.init, step: 10_000)
    let expected = try bytes("expect.ndjson").split(separator: UInt8(ascii: "\n"))
      .map { try JSONValue(readingUTF8: $0) }
    #expect(reading.refused.isEmpty)
    #expect(reading.questions.count == expected.count)
    for (question, expected) in zip(reading.questions, expected) {
      #expect(question.title == expected["title"]?.string)
      // WordPress gives a draft no address.
      let isDraft = question.remarks.contains("It is a draft there.")
      #expect(question.slug == (isDraft ? nil : expected["slug"]?.string))
      #expect(question.tags == expected["tags"]?.strings)
      #expect(question.date == expected["date"]?.string.flatMap { Instant(rfc3339: $0) })
      #expect(question.categories.count == 1)
    }
  }
}
