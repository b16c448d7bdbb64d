import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Blocks, links and files of WordPress exports")
struct WXRBlocksTests {
  static func read(_ content: String, title: String = "Sample page", type: String = "page") throws
    -> SourceReading
  {
    try SampleExport.read(
      SampleExport.file(SampleExport.item(id: 7, title: title, type: type, content: content)))
  }

  static let yoast = #"""
    <!-- wp:yoast/faq-block {"questions":[{"id":"faq-question-1","question":["Is this ",{"type":"em","props":{"children":["a sample"]}},"?"],"answer":["Yes: a \u003c b. ",{"type":"a","key":"1","props":{"href":"https://x.example/?a=1\u0026b","children":["See"]}},{"type":"br","props":{"children":[]}},"end"],"jsonQuestion":"Is this?","jsonAnswer":"Yes"},{"id":"faq-question-2","jsonQuestion":"And \u0026amp; this?","jsonAnswer":"\u003cp\u003eToo.\u003c/p\u003e"}]} -->
    <div class="schema-faq wp-block-yoast-faq-block"><strong>Is this a sample?</strong></div>
    <!-- /wp:yoast/faq-block -->
    """#

  @Test("a block of Yoast gives each of its questions")
  func yoastBlock() throws {
    let reading = try Self.read(
      "<!-- wp:paragraph -->\n<section class=a><p>Before.</p></section>\n<!-- /wp:paragraph -->\n\(Self.yoast)"
    )
    #expect(reading.questions.map(\.title) == ["Is this a sample?", "And & this?"])
    #expect(reading.questions.map(\.place) == ["item 1, question 1", "item 1, question 2"])
    #expect(reading.questions.map(\.identity) == ["wp:7#faq-question-1", "wp:7#faq-question-2"])
    #expect(
      reading.questions.map(\.body) == [
        "<p>Yes: a &lt; b. <a href=\"https://x.example/?a=1&amp;b\">See</a><br />\nend</p>\n",
        "<p>Too.</p>\n",
      ])
    #expect(reading.questions.first?.slug == nil)
    #expect(reading.questions.first?.remarks == ["It stands on the page 'Sample page' there."])
    #expect(reading.dropped == ["item 1, 'Sample page': the text around its questions: 'Before.'"])
  }

  @Test("a page that asks keeps its own answer beside the questions of its blocks")
  func questionPage() throws {
    let reading = try Self.read("<p>Yes.</p>\(Self.yoast)", title: "Is it?")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is this a sample?", "And & this?"])
    #expect(reading.questions.first?.body == "<p>Yes.</p>\n")
    #expect(reading.dropped.isEmpty)
    #expect(try Self.read(Self.yoast, title: "Is it?").questions.count == 2)
  }

  @Test("a block of Rank Math gives its questions, also those not shown")
  func rankMath() throws {
    let reading = try Self.read(
      #"<!-- wp:rank-math/faq-block {"questions":[{"id":"a","title":"One?","content":"Line\nnext","visible":true},{"id":"b","title":"Two?","content":"x","visible":false},{"id":"c","title":""}]} --><div>x</div><!-- /wp:rank-math/faq-block -->"#
    )
    #expect(reading.questions.map(\.title) == ["One?", "Two?"])
    #expect(reading.questions.first?.body == "<p>Line<br />\nnext</p>\n")
    #expect(reading.questions.last?.remarks.contains("Its page does not show it there.") == true)
    #expect(reading.refused.map(\.place) == ["item 1, question 3"])
  }

  @Test("a block that cannot be read stays in the text, with a remark")
  func brokenBlock() throws {
    let reading = try Self.read(
      #"<!-- wp:yoast/faq-block {"questions":[{]} --><div>Words</div><!-- /wp:yoast/faq-block -->"#,
      title: "Is it?")
    #expect(reading.questions.map(\.body) == ["<div>Words</div>"])
    #expect(reading.questions.first?.remarks.count == 1)
  }

  @Test("what follows a block that does not end stays in the text")
  func endlessBlock() throws {
    let content = Self.yoast.replacing("<!-- /wp:yoast/faq-block -->", with: "<p>After.</p>")
    let reading = try Self.read(content, title: "Is it?")
    #expect(reading.questions.count == 3)
    #expect(reading.questions.first?.body.contains("<p>After.</p>") == true)
    #expect(reading.questions.first?.remarks.first?.contains("does not end") == true)
  }

  static let details = """
    <!-- wp:details -->
    <details class="wp-block-details"><summary>Is this <em>folded</em>?</summary><!-- wp:paragraph -->
    <p>Yes.</p>
    <!-- /wp:paragraph --><!-- wp:details --><details><summary>More</summary><p>Deep.</p></details><!-- /wp:details --></details>
    <!-- /wp:details -->
    <!-- wp:details --><details><summary>Transcript</summary><p>Words.</p></details><!-- /wp:details -->
    """

  @Test("a question put before others leaves these what they were")
  func inserted() throws {
    let block = { (title: String) in
      "<!-- wp:details --><details><summary>\(title)</summary>x</details><!-- /wp:details -->"
    }
    let before = try Self.read(block("Is this one?"))
    let after = try Self.read(block("Is this new?") + block("Is this one?"))
    #expect(before.questions.map(\.identity) == ["wp:7#is this one?"])
    #expect(after.questions.last?.identity == "wp:7#is this one?")
  }

  @Test("folded details that ask are questions, others are part of the page")
  func detailsBlocks() throws {
    let reading = try Self.read(Self.details)
    #expect(reading.questions.map(\.title) == ["Is this folded?"])
    #expect(reading.questions.first?.identity == "wp:7#is this folded?")
    #expect(reading.questions.first?.body.contains("<p>Yes.</p>") == true)
    #expect(
      reading.questions.first?.body.contains(
        "<details><summary>More</summary><p>Deep.</p></details>")
        == true)
    #expect(
      reading.dropped == [
        "item 1, 'Sample page': the text around its questions: 'Transcript Words.'"
      ])
    #expect(
      reading.refused.map(\.cause) == ["'Transcript' stands among questions but asks nothing"])
    let entry = try Self.read(Self.details, title: "All?", type: "faq")
    #expect(entry.questions.map(\.title) == ["All?"])
    #expect(entry.questions.first?.body.contains("Transcript") == true)
    #expect(entry.questions.first?.body.contains("<!--") == false)
  }

  @Test("blocks leave no marks, text between them is classic, and silent ones are told")
  func plainBlocks() throws {
    let reading = try Self.read(
      """
      <!-- wp:heading {"level":3} -->
      <h3>A</h3>
      <!-- /wp:heading -->

      B
      C

      <!-- wp:block {"ref":12} /-->
      <!-- wp:shortcode -->[gallery ids="8"]<!-- /wp:shortcode -->
      """, type: "faq")
    let body = try #require(reading.questions.first?.body)
    #expect(body.contains("<h3>A</h3>") && body.contains("<p>B<br />\nC</p>"))
    #expect(body.contains("[gallery ids=\"8\"]") && !body.contains("wp:"))
    #expect(
      reading.questions.first?.remarks == [
        "A shortcode stays as it is written: [gallery]: 1.",
        "A block shows what is not in the text there: block: 1.",
        "The file 8 of its gallery is not in the export.",
      ])
  }

  @Test("links to posts of the site name their articles, also forward")
  func links() throws {
    let content = """
      [a](https://sample.example/faq/second/) [b](http://www.Sample.example/faq/second#part "T")
      [c](/faq/second) [d](https://sample.example/?p=2&amp;preview=true) `[x](/faq/second)`
      [e](<https://sample.example/?post_type=faq&p=2>) [f](https://other.example/faq/second/)
      \\](/faq/second) [g](https://sample.example/faq/none/) [h](mailto:a@b.example)
      [i](/?p=2#x)
      """
    let file = SampleExport.file(
      SampleExport.item(id: 1, content: "<pre>\(content)</pre>")
        + SampleExport.item(id: 2, slug: "second"))
    let first = try #require(try SampleExport.read(file).questions.first)
    #expect(
      first.body == """
        <pre>[a](/second) [b](/second#part "T")
        [c](/second) [d](/second) `[x](/faq/second)`
        [e](</second>) [f](https://other.example/faq/second/)
        \\](/faq/second) [g](https://sample.example/faq/none/) [h](mailto:a@b.example)
        [i](/second#x)</pre>
        """)
    #expect(first.remarks == ["6 links to posts of the site now name their articles."])
  }

  @Test("files of the site describe what answers show")
  func files() throws {
    let file = """
      <wp:attachment_url>https://sample.example/up/photo.jpg</wp:attachment_url>
      <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key>
      <wp:meta_value>A sample photo</wp:meta_value></wp:postmeta>
      """
    let export = SampleExport.file(
      SampleExport.item(id: 1, content: "[gallery ids=\"9\"]")
        + SampleExport.item(
          id: 9, title: "photo", type: "attachment", status: "inherit", more: file))
    let shown = SourceAttachment(
      address: "https://sample.example/up/photo-300x200.jpg", description: "")
    let reading = try WXRSource.reading(
      Array(export.utf8),
      html: {
        var answer = AnswerMarkdown(body: $0)
        answer.attachments = [shown]
        return answer
      })
    #expect(reading.questions.count == 1)
    #expect(
      reading.questions.first?.attachments == [
        SourceAttachment(address: shown.address, description: "A sample photo"),
        SourceAttachment(
          address: "https://sample.example/up/photo.jpg", description: "A sample photo"),
      ])
  }

  @Test(
    "hostile links take no long time", arguments: ["](", "`", "`a``b", "](/", "](<", "\\", "]("])
  func hostile(part: String) {
    let body = String(repeating: part, count: 500_000 / part.utf8.count)
    let time = ProcessorTime.measure {
      _ = WXRLinks.rewrite(body: body + "](", links: ["/x": "x"])
    }
    #expect(time < .seconds(60))
  }

  @Test("words that a page shows and its block does not say of itself are told of")
  func otherWords() throws {
    func read(_ shown: String) throws -> SourceReading {
      try Self.read(
        #"<!-- wp:rank-math/faq-block {"questions":[{"id":"a","title":"How much?","content":"5 mg."}]} -->"#
          + "<div><h3>How much?</h3><div>\(shown)</div></div><!-- /wp:rank-math/faq-block -->")
    }
    let reading = try read("5 mg. Children: 2 mg only.")
    #expect(reading.questions[0].remarks.last?.hasPrefix("The page shows other words") == true)
    #expect(
      reading.dropped == [
        "item 1, 'Sample page': what a FAQ block shows there: 'How much? 5 mg. Children: 2 mg only.'"
      ])
    let same = try read("<b>5 mg.</b>")
    #expect(same.questions[0].remarks.count == 1 && same.dropped.isEmpty)
  }

  static func panels(_ titles: [String]) -> String {
    let panels = titles.map { title in
      """
      <!-- wp:ub/content-toggle-panel-block {"index":0,"panelTitle":"\(title)"} -->
      <!-- wp:paragraph --><p>Of that.</p><!-- /wp:paragraph -->
      <!-- /wp:ub/content-toggle-panel-block -->
      """
    }
    return
      "<!-- wp:ub/content-toggle-block {} -->\(panels.joined())<!-- /wp:ub/content-toggle-block -->"
  }

  @Test("panels of Ultimate Blocks have the titles that stand in their attributes alone")
  func panelTitles() throws {
    let asking = try Self.read(
      Self.panels([#"Is it \u003cem\u003esafe\u003c/em\u003e?"#, "Is it new?"]))
    #expect(asking.questions.map(\.title) == ["Is it safe?", "Is it new?"])
    #expect(asking.questions.map(\.body) == ["Of that.", "Of that."])
    let answer = SampleExport.item(content: Self.panels(["Live", "Other"]) + "<p>End.</p>")
    let question = try #require(try SampleExport.question(answer))
    for title in ["Live", "Other"] {
      #expect(question.body.contains("<details><summary>\(title)</summary>"))
    }
    #expect(question.body.hasSuffix("</details><p>End.</p>\n"))
    #expect(question.remarks.isEmpty)
    let shown = Self.panels(["Live"]).replacing("\"} -->", with: "\"} --><div><p>Live</p>")
    #expect(
      try SampleExport.question(SampleExport.item(content: shown))?.body.contains("<details>")
        == false)
  }

  @Test("words that a block keeps in its attributes alone are told of")
  func attributes() throws {
    func remarks(_ text: String) throws -> [String]? {
      let content =
        #"<!-- wp:x/box {"boxTitle":"Not \u0026amp; never","align":"Wide","textLabel":"left"} -->"#
      return try SampleExport.question(
        SampleExport.item(content: content + text + "<!-- /wp:x/box -->"))?.remarks
    }
    #expect(
      try remarks("<p>5 mg.</p>") == [
        "Blocks keep words that are not in the text there: 'Not & never' (x/box); add them where the page shows "
          + "them."
      ])
    #expect(try remarks("<h3>Not &amp; never</h3><p>5 mg.</p>") == [])
  }

  @Test("a heading that asks beside a block of details is a question, too")
  func besideDetails() throws {
    let reading = try Self.read(
      """
      <!-- wp:heading --><h2>Who must drink more?</h2><!-- /wp:heading -->
      <!-- wp:paragraph --><p>All with stones: 3 L.</p><!-- /wp:paragraph -->
      <!-- wp:details --><details><summary>How much salt?</summary><p>5 g.</p></details><!-- /wp:details -->
      """)
    #expect(Set(reading.questions.map(\.title)) == ["Who must drink more?", "How much salt?"])
    #expect(reading.dropped.isEmpty && reading.refused.isEmpty)
  }

  @Test("lines that ask within an answer are told of once, whatever the answer was read from")
  func askingLines() throws {
    let answer = "<p>Yes.</p><p>Is it?</p><p>No.</p><p>Is that?</p><p>No.</p>"
    for reading in [
      try HTMLSource.reading("<h2>Who?</h2>\(answer)"),
      try Self.read("<h2>Who?</h2>\(answer)<h2>Why?</h2><p>So.</p>"),
    ] {
      let remarks = reading.questions.first?.remarks.filter { $0.contains("end as questions do") }
      #expect(remarks?.count == 1, "\(remarks ?? [])")
    }
  }
}
