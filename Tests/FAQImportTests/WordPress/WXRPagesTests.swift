import FAQImport
import FAQModel
import Testing

@Suite("Questions in the text of WordPress pages")
struct WXRPagesTests {
  static func read(_ content: String) throws -> SourceReading {
    try SampleExport.read(
      SampleExport.file(SampleExport.item(id: 7, title: "FAQ", type: "page", content: content)))
  }

  static let contents = [
    "<h3>Is it safe?</h3>\nYes.\n\n<h3>Is it new?</h3>\nRather.",
    """
    <!-- wp:accordion --><div class="wp-block-accordion">
    <!-- wp:accordion-item --><div class="wp-block-accordion-item"><!-- wp:accordion-heading -->
    <h3 class="wp-block-accordion-heading"><button type="button"><span>Is it safe?</span>
    <span aria-hidden="true">+</span></button></h3><!-- /wp:accordion-heading -->
    <!-- wp:accordion-panel --><div><p>Yes.</p></div><!-- /wp:accordion-panel --></div>
    <!-- /wp:accordion-item -->
    <!-- wp:accordion-item --><div class="wp-block-accordion-item"><h3>Is it new?</h3><p>Rather.</p>
    </div><!-- /wp:accordion-item --></div><!-- /wp:accordion -->
    """,
    """
    <div class="kt-accordion-pane"><div><button class="kt-blocks-accordion-header">Is it safe?</button>
    </div><div class="kt-accordion-panel"><p>Yes.</p></div></div>
    <div class="kt-accordion-pane"><button>Is it new?</button><div><p>Rather.</p></div></div>
    """,
    "<details><summary>Is it safe?</summary>Yes.</details><details><summary>Is it new?</summary>Rather.</details>",
    "<div class='faq-item'><h4>Is it safe?</h4>Yes.</div><div class='faq-item'><h4>Is it new?</h4>Rather.</div>",
    "<strong>Is it safe?</strong>\n\nYes.\n\n<strong>Is it new?</strong>\n\nRather.",
  ]

  @Test(
    "the text of a page whose title and blocks ask nothing is read as a web page",
    arguments: contents)
  func found(_ content: String) throws {
    let reading = try Self.read(content)
    #expect(reading.questions.map(\.title) == ["Is it safe?", "Is it new?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "Rather."])
    #expect(reading.questions.map(\.place) == ["item 1, question 1", "item 1, question 2"])
    #expect(reading.questions.map(\.identity) == ["wp:7#is it safe?", "wp:7#is it new?"])
    #expect(reading.questions.first?.author == "Jo Sample")
    #expect(reading.questions.first?.remarks == ["It stands on the page 'FAQ' there."])
    #expect(reading.refused.isEmpty)
  }

  static let shortcodes = [
    (
      "[et_pb_toggle title=\"Can I shower?\"]Yes.[/et_pb_toggle]",
      "of Divi, a page builder, such as [et_pb_toggle]"
    ),
    (
      "[vc_row][vc_toggle title=\"Can I\"]Yes.[/vc_toggle][/vc_row]",
      "of WPBakery, a page builder, such as [vc_toggle]"
    ),
    ("[item head=\"Can I shower?\"]Yes.[/item]", "of a plug-in, such as [item]"),
    ("[ultimate-faqs]", "of a plug-in, such as [ultimate-faqs]"),
    (
      "[su_spoiler title=\"<h4>Can I shower?</h4>\" open=\"no\"]Yes.[/su_spoiler]",
      "of Shortcodes Ultimate, a page builder, such as [su_spoiler]"
    ),
  ]

  @Test(
    "questions in shortcodes are refused with what makes them and how to get at them",
    arguments: shortcodes)
  func inShortcodes(_ content: String, _ cause: String) throws {
    let reading = try Self.read(content)
    #expect(reading.questions.isEmpty)
    #expect(
      reading.refused.map(\.cause) == [
        "the questions in 'FAQ' seem to stand in shortcodes \(cause)"
      ])
    #expect(
      reading.refused.map(\.suggestion) == [
        "Open the page in a browser, save it as HTML, and import that."
      ])
  }

  @Test("a question whose answer would hold others in shortcodes is refused, and others are not")
  func shortcodesBelowQuestion() throws {
    let reading = try Self.read(
      "<h3>Is it new?</h3>\nNo.\n<h3>Is it safe?</h3>\nYes.\n\n[vc_toggle title=\"Can I shower?\"]Never.[/vc_toggle]"
    )
    #expect(reading.questions.map(\.title) == ["Is it new?"])
    #expect(
      reading.refused.map(\.cause) == [
        "the answer to 'Is it safe?' holds what seem to be other questions, in shortcodes of WPBakery, a page "
          + "builder, such as [vc_toggle]"
      ])
    let above = try Self.read(
      "[vc_toggle title=\"Can I shower?\"]Never.[/vc_toggle]\n<h3>Is it new?</h3>\nNo.")
    #expect(above.questions.map(\.body) == ["No."])
    #expect(above.refused.count == 1)
  }

  @Test("a FAQ block whose questions are read from what it shows is not told of")
  func shownBlock() throws {
    let block = "<!-- wp:yoast/faq-block --><!-- /wp:yoast/faq-block -->"
    let shown =
      "<p><!-- wp:yoast/faq-block --></p><div class=\"schema-faq-section\"><strong class=\"schema-faq-question\">"
      + "Is it safe?</strong><p class=\"schema-faq-answer\">Yes.</p></div><!-- /wp:yoast/faq-block -->"
    #expect(
      try Self.read(shown).questions.map(\.remarks) == [["It stands on the page 'FAQ' there."]])
    let unread = try Self.read("<h3>Is it safe?</h3>\nYes.\n\(block)")
    #expect(unread.questions.first?.remarks.last?.contains("cannot be read") == true)
  }

  @Test("a shortcode is told of with the question that has it, and with no other")
  func shortcodeRemarks() throws {
    let reading = try Self.read(
      "[ultimate-faqs x='1']\n<h3>Is it safe?</h3>\nYes.\n<h3>Is it new?</h3>\nSee [su_box a='1']this[/su_box]."
    )
    #expect(
      reading.questions.map(\.remarks) == [
        ["It stands on the page 'FAQ' there."],
        [
          "It stands on the page 'FAQ' there.", "A shortcode stays as it is written: [su_box]: 1.",
        ],
      ])
    #expect(reading.dropped.contains { $0.contains("[ultimate-faqs x='1']") })
  }

  @Test("what such a page leaves out or refuses is named with its item")
  func rest() throws {
    let reading = try Self.read("<p>Hello.</p><h3>Is it?</h3>Yes.<h3>Costs</h3>High.")
    #expect(reading.questions.map(\.title) == ["Is it?"])
    #expect(
      reading.refused.map { "\($0.place): \($0.cause)" } == [
        "item 1: 'Costs' stands among questions but asks nothing"
      ])
    #expect(reading.dropped.contains("item 1, 'FAQ': words outside of the questions: 'Hello.'"))
    let none = try Self.read("<p>Hello.</p>")
    #expect(
      none.refused.map(\.cause) == ["no question in 'FAQ' could be told from its other words"])
    let myth = try Self.read("<h3>Myth: it is</h3>Fact: it is not.")
    #expect(myth.refused.map(\.cause) == ["'Myth: it is' states a myth"])
  }

  @Test("a block of All in One SEO gives its question")
  func allInOne() throws {
    let reading = try Self.read(
      #"""
      <!-- wp:aioseo/faq {"question":"Is it \u0026amp; was it?","answer":"\u003cp\u003eYes\u003c/p\u003e"} -->
      <div><h3>Is it?</h3><p>Yes</p></div><!-- /wp:aioseo/faq -->
      <!-- wp:aioseo/faq {"question":"Hidden?","answer":"No","hidden":true} /-->
      """#)
    #expect(reading.questions.map(\.title) == ["Is it & was it?", "Hidden?"])
    #expect(reading.questions.map(\.body) == ["<p>Yes</p>\n", "<p>No</p>\n"])
    #expect(reading.questions.last?.remarks.contains("Its page does not show it there.") == true)
  }

  @Test("the blocks of Spectra give a question each, beside headings that ask, too")
  func spectra() throws {
    let reading = try Self.read(
      #"""
      <!-- wp:heading --><h2>What is it?</h2><!-- /wp:heading -->
      <!-- wp:paragraph --><p>A sample.</p><!-- /wp:paragraph -->
      <!-- wp:uagb/faq {"block_id":"1"} --><div class="wp-block-uagb-faq">
      <!-- wp:uagb/faq-child {"block_id":"2","question":"Can I fly?","answer":"Ask first."} -->
      <div class="wp-block-uagb-faq-child uagb-faq-item"><span class="uagb-question">Can I fly?</span>
      <div class="uagb-faq-content"><p>Ask first.</p></div></div><!-- /wp:uagb/faq-child -->
      </div><!-- /wp:uagb/faq -->
      """#)
    let answers = Dictionary(
      uniqueKeysWithValues: reading.questions.map { ($0.title, $0.body.trimmed) })
    #expect(answers == ["What is it?": "A sample.", "Can I fly?": "<p>Ask first.</p>"])
  }

  static let forums = [
    ("dwqa-question", "dwqa-answer"), ("question", "answer"), ("topic", "reply"),
  ]

  @Test("the posts of a forum are refused, whoever wrote them", arguments: forums)
  func forum(_ question: String, _ answer: String) throws {
    let items = [
      SampleExport.item(id: 1, content: "See [it](/?p=2)."),
      SampleExport.item(
        id: 2, title: "May I take more?", type: question, slug: "more", content: "I took 4."),
      SampleExport.item(
        id: 3, title: "Answer for May I take more?", type: answer, slug: "no", content: "No.",
        more: "<wp:post_parent>2</wp:post_parent>"),
    ]
    let reading = try SampleExport.read(SampleExport.file(items.joined()))
    #expect(reading.questions.map(\.title) == ["Is this a sample?"])
    #expect(reading.questions.first?.body.contains("(/?p=2)") == true)
    #expect(Set(reading.refused.map(\.place)) == ["item 2", "item 3"])
    #expect(reading.refused.allSatisfy { $0.cause.contains("is a post in a forum") })
  }

  @Test("questions without posts that answer them are those of a plug-in")
  func noForum() throws {
    let items =
      SampleExport.item(id: 1, type: "question")
      + SampleExport.item(id: 2, title: "Is there more?", type: "topic")
    #expect(try SampleExport.read(SampleExport.file(items)).questions.count == 2)
    let field =
      "<wp:postmeta><wp:meta_key>_bbp_forum_id</wp:meta_key><wp:meta_value>3</wp:meta_value></wp:postmeta>"
    let topic = SampleExport.file(SampleExport.item(type: "topic", more: field))
    #expect(try SampleExport.read(topic).refused.count == 1)
  }

  @Test("the groups of a plug-in are categories")
  func groups() throws {
    let question = try SampleExport.question(
      SampleExport.item(
        more: "<category domain=\"group\" nicename=\"g\"><![CDATA[Dosing]]></category>"))
    #expect(question?.categories == ["Dosing"])
  }

  @Test("links to a draft without a slug name its article")
  func drafts() throws {
    let file = SampleExport.file(
      SampleExport.item(id: 1, content: "[a](https://sample.example/?p=2) [b](?p=2) [c](?s=2)")
        + SampleExport.item(id: 2, title: "Is it a draft?", status: "draft", slug: ""))
    let reading = try SampleExport.read(file)
    #expect(
      reading.questions.first?.body.contains("[a](/is-it-a-draft) [b](/is-it-a-draft) [c](?s=2)")
        == true)
    #expect(reading.questions.last?.slug == nil)
  }

  @Test("lines are questions only in posts whose title says that questions follow")
  func lines() throws {
    let content =
      "<div class=c><p>Are you ill?</p>Call.</div><div class=c><p>Are you well?</p>Come.</div>"
    let faq = try WXRBlocksTests.read(content, title: "Asthma FAQ")
    #expect(faq.questions.map(\.title) == ["Are you ill?", "Are you well?"])
    let story = try WXRBlocksTests.read(content, title: "Our clinic")
    #expect(story.questions.isEmpty && !story.refused.isEmpty)
  }
}
