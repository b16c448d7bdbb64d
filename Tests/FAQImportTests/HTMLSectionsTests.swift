import FAQImport
import FAQTestSupport
import Testing

@Suite("Where the answers of web pages begin and end")
struct HTMLSectionsTests {
  @Test("a section among questions that asks nothing is refused with its place")
  func askingNothing() throws {
    let reading = try HTMLSource.reading(
      """
      <main><h1>Lymphoma</h1><h2>What is lymphoma?</h2><p>A cancer.</p>
      <h2>Types of lymphoma</h2><h3>One</h3><p>Hodgkin.</p>
      <h2>Empty</h2><h2>How is it treated?</h2><p>Chemo.</p></main>
      """)
    #expect(reading.questions.map(\.title) == ["What is lymphoma?", "How is it treated?"])
    #expect(reading.questions.map(\.body) == ["A cancer.", "Chemo."])
    #expect(
      reading.refused.map { "\($0.place): \($0.cause)" } == [
        "element at line 2: 'Types of lymphoma' stands among questions but asks nothing"
      ])
  }

  @Test("headings over questions are none of them")
  func groups() throws {
    let reading = try HTMLSource.reading(
      """
      <h1>FAQ</h1><h2>General</h2><h3>Is it?</h3><p>Yes.</p><h3>Money</h3><h4>Who pays?</h4><p>We.</p>
      <h2>Contact</h2><p>Call.</p>
      """)
    #expect(reading.questions.map(\.title) == ["Is it?", "Who pays?"])
    #expect(reading.refused.isEmpty)
    #expect(reading.dropped.contains("words outside of the questions: 'Call.'"))
  }

  @Test("words that ask beside the questions are refused, but for links, known ones and asides")
  func asking() throws {
    let reading = try HTMLSource.reading(
      """
      <main><ul><li><a href='#a'>Is it?</a></li><li>Is it?</li></ul><h2 id=a>Is it?</h2><p>Yes.</p>
      <h1>More</h1><ul><li>Is it lost?<div>No.</div></li><li><a href=b>Elsewhere?</a></li></ul>
      <aside><h2>Want more?</h2>Sub.</aside></main><p>Out?</p>
      """)
    #expect(reading.questions.map(\.title) == ["Is it?"])
    #expect(
      reading.refused.map(\.cause) == [
        "'Is it lost?' looks like a question, but which words answer it could not be told"
      ])
  }

  @Test(
    "paragraphs with the labels of questions are taken where each has its answer, and else refused")
  func labelledParagraphs() throws {
    let first = "<p>Q: Can I eat?</p><p>A: No.</p><ul><li>Nothing.</li></ul>"
    let all = try HTMLSource.reading("<main>\(first)<p>Q: Can I run?</p><p>A: Yes.</p></main>")
    #expect(all.questions.map(\.title) == ["Can I eat?", "Can I run?"])
    #expect(all.questions.map(\.body) == ["No.\n\n- Nothing.", "Yes."])
    let some = try HTMLSource.reading("<main>\(first)<p>Q: Can I run?</p><p>Yes.</p></main>")
    #expect(some.questions.isEmpty && !some.refused.isEmpty)
    let table =
      "<table><tr><th>Question<th>Answer<th>Note<tr><td>Can I eat?<td>Yes.<td>Not at night.</table>"
    #expect(try HTMLSource.reading("<main>\(table)</main>").questions.isEmpty)
  }

  @Test("what follows the last answer is part of it, or is told of with it")
  func behindTheLast() throws {
    for answer in ["<br>No.", " No."] {
      for more in ["<p>Not even water.</p>", "<ul><li>Not even water.</li></ul>"] {
        let reading = try HTMLSource.reading(
          "<main><p><strong>Can I eat?</strong>\(answer)</p><p><strong>Can I drink?</strong>\(answer)</p>"
            + "\(more)</main>")
        #expect(reading.questions.map(\.title) == ["Can I eat?", "Can I drink?"])
        #expect(reading.questions.last?.body.contains("Not even water.") == true)
      }
    }
    let parts = "<div><h3>Can I eat?</h3><p>No.</p></div><div><h3>Can I drink?</h3><p>No.</p></div>"
    let reading = try HTMLSource.reading("<main>\(parts)<p>Not even water.</p></main>")
    #expect(
      reading.questions.map { $0.remarks.count { $0.contains("'Not even water.'") } } == [0, 1])
  }

  @Test("a higher heading within the part of one question is of its answer, and told of")
  func higherHeading() throws {
    let first =
      "<h4>May I eat?</h4><div><p>Yes.</p><h3>Exceptions</h3><p>Not before noon.</p></div>"
    let second = "<h4>May I drink?</h4><p>Water.</p>"
    let reading = try HTMLSource.reading(
      "<main><div>\(first)</div><div>\(second)</div></main>")
    #expect(
      reading.questions.map(\.body) == ["Yes.\n\n### Exceptions\n\nNot before noon.", "Water."])
    #expect(
      reading.questions.first?.remarks.contains {
        $0.hasPrefix("The heading 'Exceptions' is higher than its own")
      } == true)
    let others = [
      "<main><div>\(first)\(second)</div><div><h4>May I run?</h4><p>Yes.</p></div></main>",
      "<main>\(first)\(second)</main>",
    ]
    for page in others {
      #expect(try HTMLSource.reading(page).questions.first?.body == "Yes.")
    }
  }

  @Test("an answer ends with the article or the element that holds the questions")
  func ends() throws {
    let article = try HTMLSource.reading(
      """
      <main><article><h1>Can I exercise?</h1><p>Yes.</p></article>
      <div class=box><h2>Stay informed</h2><p>Subscribe.</p></div></main>
      """)
    #expect(article.questions.map(\.body) == ["Yes."])
    #expect(article.dropped.contains("words outside of the questions: 'Subscribe.'"))
    let together = try HTMLSource.reading(
      "<main><div><h2>Is it?</h2>Yes.<h2>Was it?</h2><p>No.</p></div><p>Furniture.</p></main>")
    #expect(together.questions.map(\.body) == ["Yes.", "No."])
    #expect(together.dropped == ["words outside of the questions: 'Furniture.'"])
    let apart = try HTMLSource.reading(
      """
      <main><h1>FAQ</h1><div><h2>Is it?</h2>Yes.</div><div><h2>Was it?</h2><p>No.</p></div>
      <p>Furniture.</p></main>
      """)
    #expect(apart.questions.map(\.body) == ["Yes.", "No."])
    let sections = try HTMLSource.reading(
      """
      <main><section><h2>Is it?</h2>Yes.</section><section><h2>Signs</h2>Some.</section>
      <section><h2>Was it?</h2><p>No.</p></section><p>Furniture.</p></main>
      """)
    #expect(sections.questions.map(\.body) == ["Yes.", "No."])
    #expect(sections.refused.count == 1)
    let headed = try HTMLSource.reading(
      """
      <main><div><h2>Is it?</h2><p>Soon.</p></div><p>Yes.</p><div><h2>Was it?</h2><p>Then.</p></div>
      <p>No.</p></main>
      """)
    #expect(headed.questions.map(\.body) == ["Soon.\n\nYes.", "Then.\n\nNo."])
  }

  @Test(
    "boxes of the site are no part of an answer, and are named",
    arguments: [
      ("<div class=newsletter><h2>Stay informed</h2>Subscribe.</div>", "Stay informed Subscribe."),
      ("<section class=related><h2>Related</h2><a href=b>Can I swim?</a></section>", "Can I swim?"),
      ("<div class='x cookie-banner'>We use cookies.</div>", "We use cookies."),
      ("<div id=comments><h2>2 thoughts on Can I?</h2><p>I did.</p></div>", "I did."),
      ("<div class=wp-block-comments><h2>One?</h2><p>I did.</p></div>", "I did."),
      ("<ol class=comment-list><li>I did.</li></ol>", "comments of readers 'I did.'"),
      ("<div class=author-box><h4>Anna</h4>A sample.</div>", "Anna A sample."),
      ("<aside><h2>Want more?</h2>Ask.</aside>", "Want more?"),
      ("<div><aside><ul><li><a href=b>Home</a></li></ul></aside></div>", "Home"),
    ])
  func furniture(_ box: String, _ words: String) throws {
    for page in [
      "<main><h1>Can I?</h1><p>Yes.</p>\(box)<p>And no.</p></main>",
      "<main><h2>Can I?</h2><p>Yes.</p>\(box)<p>And no.</p></main>",
    ] {
      let reading = try HTMLSource.reading(page)
      #expect(reading.questions.map(\.title) == ["Can I?"])
      #expect(reading.questions.map(\.body) == ["Yes.\n\nAnd no."])
      #expect(reading.dropped.contains { $0.contains(words) }, "\(reading.dropped)")
      #expect(reading.refused.isEmpty)
    }
  }

  @Test(
    "a heading that leads to its page is refused where only the beginning of the answer stands below it",
    arguments: [
      ("<h2><a href=b>Is it?</a></h2><p>It may […]</p>", false),
      ("<h2><a href=b>Is it?</a></h2><p>It may be…</p>", false),
      ("<h2><a href=b>Is it?</a></h2><p>It may. <a href='b#more-1'>Read on</a></p>", false),
      ("<a href=b><h2>Is it?</h2><p>It may.</p></a>", false),
      ("<h2><a href=b>Is it?</a></h2><p>It is.</p>", true),
      ("<h2><a href='#b'>Is it?</a></h2><p>It may …</p>", true),
      ("<h2>Is <a href=b>it</a>?</h2><p>It may …</p>", true),
      ("<h2><a href=b>Is it?</a></h2><p>See <a href=c>more</a></p>", true),
    ])
  func teasers(_ markup: String, _ isWhole: Bool) throws {
    let reading = try HTMLSource.reading(
      "<main><article>\(markup)</article><article><h2>Was it?</h2>No.</article></main>")
    #expect(reading.questions.map(\.title) == (isWhole ? ["Is it?", "Was it?"] : ["Was it?"]))
    #expect(
      reading.refused.map(\.cause)
        == (isWhole ? [] : ["only the beginning of the answer to 'Is it?' stands here"]))
  }

  @Test("an aside that is a note stays in its answer")
  func notes() throws {
    let reading = try HTMLSource.reading(
      "<h1>Can I?</h1><p>Yes.</p><aside>Not <a href=a>now</a>.</aside><aside class=warning><h2>Call</h2>999</aside>"
    )
    #expect(reading.questions.map(\.body) == ["Yes.\n\nNot [now](a).\n\n## Call\n\n999"])
  }

  static let markups = [
    "<div class=et_pb_toggle><h5 class=et_pb_toggle_title>Is it?</h5><div><p>Yes.</p></div></div>",
    "<div class=elementor-accordion-item><div class=elementor-tab-title><a>Is it?</a></div><div>Yes.</div></div>",
    "<h3 class=ui-accordion-header>Is it?</h3><div class=ui-accordion-content><p>Yes.</p></div>",
    "<div class=MuiAccordion-root><div class=MuiAccordionSummary-root><p>Is it?</p></div><p>Yes.</p></div>",
    "<p class=question>Is it?</p>\n<p class=answer>Yes.</p>",
    "<ul><li><span class=q>Is it?</span><div class=a>Yes.</div></li></ul>",
    "<table><tr><th>Question</th><th>Answer</th></tr><tr><td>Is it?</td><td>Yes.</td></tr></table>",
    "<p><strong>Is it?</strong></p><p>Yes.</p><p><b>Is it?</b></p><p>Yes.</p>",
    "<p><strong>Is it?</strong><br>Yes.</p><p><b>Is it?</b><br>Yes.</p>",
    "<p><strong>Is it?</strong> Yes.</p><p><b>Is it?</b> Yes.</p>",
  ]

  @Test("questions of other markup are found", arguments: markups)
  func others(_ markup: String) throws {
    let reading = try HTMLSource.reading("<main><h1>FAQ</h1>\(markup)</main>")
    #expect(reading.questions.map(\.title) == ["Is it?"])
    #expect(reading.questions.map(\.body) == ["Yes."])
    #expect(reading.refused.isEmpty)
  }

  @Test("strong words and tables in an answer stay there, and one strong question is refused")
  func answers() throws {
    let strong = "<p><b>Is that so?</b></p><p>No.</p>"
    let table =
      "<table><tr><td>When?</td><td>Now</td></tr><tr><td>Where?</td><td>Here</td></tr></table>"
    let reading = try HTMLSource.reading("<h2>Is it?</h2>\(strong)\(strong)\(table)")
    #expect(reading.questions.map(\.title) == ["Is it?"])
    let alone = try HTMLSource.reading("<h1>News</h1>\(strong)")
    #expect(alone.questions.isEmpty)
    #expect(alone.refused.contains { $0.cause.hasPrefix("'Is that so?' looks like a question") })
  }

  @Test(
    "words that the page hides within a line are kept and named; folded answers are not hidden")
  func hiddenWords() throws {
    for hidden in ["hidden", "style='Display: none;'", "style=visibility:hidden"] {
      let reading = try HTMLSource.reading(
        "<main><h2>How much?</h2><p>Up to <span \(hidden)>8</span> 4 g.</p></main>")
      #expect(reading.questions.map(\.body) == ["Up to 8 4 g."])
      #expect(reading.questions.map(\.remarks.count) == [1])
      let folded = try HTMLSource.reading(
        "<main><h2>How much?</h2><div \(hidden)><p>Up to 4 g.</p></div></main>")
      #expect(folded.questions.map(\.body) == ["Up to 4 g."])
    }
  }

  @Test("links to other pages of the site are named, where nobody looks for them later")
  func linksToPages() throws {
    let page =
      "<main><h2>How much?</h2><p>See <a href=liver.html>liver</a>, <a href='/a'>a</a>, <a href=#b>b</a>, "
      + "<a href='https://sample.example/'>c</a>, <a href='mailto:a@sample.example'>d</a>.</p></main>"
    #expect(
      try HTMLSource.reading(page).questions.map(\.remarks) == [
        [
          "2 links lead to other pages of the source and stay as they are: 'liver.html', '/a'.",
          "1 link leads to places of the page and stays as it is: '#b'.",
        ]
      ])
    #expect(
      try HTMLSource.reading(page, namesLinks: false).questions.map(\.remarks.count) == [1])
  }

  @Test("'A:' before the answer is left out where 'Q:' is before the question")
  func labels() throws {
    let reading = try HTMLSource.reading(
      """
      <h3>Q: Can I eat?</h3><p><strong>A:</strong> Yes 1.</p><h3>Q: Can I run?</h3><p>A: Yes 2.</p>
      <h3>Can I fly?</h3><p>A: is a letter.</p>
      """)
    #expect(reading.questions.map(\.body) == ["Yes 1.", "Yes 2.", "A: is a letter."])
    #expect(reading.questions[0].remarks.contains("'A:' before the answer was left out."))
  }

  @Test("what a page asks about itself, and the way to its top, are left out and told")
  func feedback() throws {
    let reading = try HTMLSource.reading(
      """
      <h3>Can I eat?</h3><p>Yes.</p><p>Was this helpful? <a href="#">Yes</a> <a href="#">No</a></p>
      <p><a href="#top">Back to top</a></p><h3>Can I run?</h3><p>No. Was this helpful? Ask us about it. <a href="#x">Return to top</a></p>
      <div class="share"><a href="#">Share on X</a></div>
      """)
    #expect(
      reading.questions.map(\.body) == ["Yes.", "No. Was this helpful? Ask us about it."])
    #expect(
      reading.dropped == [
        "a question on the page itself 'Was this helpful? Yes No'",
        "a link to the top 'Back to top'",
        "a link to the top 'Return to top'", "links to share the page 'Share on X'",
      ], "\(reading.dropped)")
  }

  @Test("Greek questions end in a semicolon")
  func greek() throws {
    let reading = try HTMLSource.reading(
      "<h1>FAQ</h1><h2>Μπορώ να φάω;</h2><p>Ναι.</p><h2>Μπορώ να πιω;</h2><p>Όχι.</p>")
    #expect(reading.questions.map(\.title) == ["Μπορώ να φάω;", "Μπορώ να πιω;"])
  }

  @Test("strong words that ask nothing in an element like those of the questions are of no answer")
  func strongElements() throws {
    let pages = [
      "<div><p><b>May I?</b></p><p>Yes.</p></div><div><p><b>At night</b></p><p>Never.</p></div>"
        + "<div><p><b>May you?</b></p><p>No.</p></div><div><p>Others: no.</p></div>",
      "<ul><li><b>May I?</b> Yes.</li><li><b>At night</b> Never.</li><li><b>May you?</b> No.</li></ul>",
    ]
    for page in pages {
      let reading = try HTMLSource.reading("<main>\(page)</main>")
      #expect(
        reading.questions.map { "\($0.title) \($0.body)" } == ["May I? Yes.", "May you? No."])
      #expect(
        reading.refused.map(\.cause) == ["'At night' stands among questions but asks nothing"])
    }
  }

  @Test("a strong line in an answer to one that asks is told of, but for labels")
  func strongLines() throws {
    let page =
      "<p><b>May I?</b></p><p>Yes.</p><p><b>At night</b></p><p>Never.</p><p><b>Note:</b></p><p>x</p>"
      + "<p><b>May you?</b></p><p>No.</p>"
    let reading = try HTMLSource.reading("<main>\(page)</main>")
    #expect(reading.questions.map(\.title) == ["May I?", "May you?"])
    #expect(
      reading.questions.map(\.remarks) == [
        [
          "Words in it are strong lines as the questions are, but do not end as these do, and stay part of the "
            + "answer: 'At night'."
        ], [],
      ])
    let text = "# FAQ\n\n**May I?**\n\nYes.\n\n**At night**\n\nNever.\n\n**May you?**\n\nNo.\n"
    let markdown = try MarkdownQuestions.read(Array(text.utf8), path: "FAQ.md")
    #expect(markdown.questions.map(\.remarks) == reading.questions.map(\.remarks))
  }

  @Test("pages of many questions are read in time that grows with their number")
  func many() throws {
    let page = (0..<16_000).map { "<h2>Is it \($0)?</h2><p>Yes.</p>" }.joined()
    let time = try ProcessorTime.measure { _ = try HTMLSource.reading(page) }
    #expect(time < .seconds(20))
  }

  @Test(
    "where marks tell the questions, each of them ends the answer above it",
    arguments: [
      ("<p>Q. ", "</p><p>A. "), ("<p>Q: ", "</p><p>A: "), ("<p><b>Q: ", "</b></p><p>A: "),
    ])
  func marks(_ question: String, _ answer: String) throws {
    func pair(_ title: String, _ words: String) -> String {
      "\(question)\(title)\(answer)\(words)</p>"
    }
    let page = pair("May I?", "Yes.") + pair("Tell me the dose.", "None.") + pair("May you?", "No.")
    let reading = try HTMLSource.reading("<main>\(page)</main>")
    #expect(reading.questions.map(\.title) == ["May I?", "Tell me the dose.", "May you?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "None.", "No."])
    let mark = answer.hasSuffix("A. ") ? "A." : "A:"
    #expect(reading.questions[0].remarks.contains("'\(mark)' before the answer was left out."))
    let open = try HTMLSource.reading(
      "<main>\(pair("May I?", "Yes."))<p>\(question.dropFirst(3))The dose\(answer.prefix { $0 != "A" })5 mg</p>"
        + pair("May you?", "Q10: 100 mg") + "</main>")
    #expect(open.questions.map(\.body) == ["Yes.", "Q10: 100 mg"])
    #expect(open.refused.count == 1 && open.refused[0].cause.contains("The dose' stands among"))
  }

  @Test("the marks of questions and answers that Markdown knows are known in HTML")
  func labelsOfMarkdown() throws {
    let reading = try HTMLSource.reading(
      """
      <main><p><strong>Question: 1.1</strong> May I?</p><p><strong>Answer:</strong> Yes.</p>
      <p>Frage 2: Darf ich?</p><p>Antwort: Nein.</p><p>Вопрос: Можно?</p><p>Ответ: Да.</p></main>
      """)
    #expect(reading.questions.map(\.title) == ["1.1 May I?", "Frage 2: Darf ich?", "Можно?"])
    #expect(reading.questions.map(\.body) == ["Yes.", "Nein.", "Да."])
    #expect(
      reading.questions[0].remarks.prefix(2) == [
        "'Question:' before the title was left out.", "'Answer:' before the answer was left out.",
      ])
  }
}
