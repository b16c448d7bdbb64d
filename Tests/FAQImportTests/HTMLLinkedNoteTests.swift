import Testing

@testable import FAQImport

@Suite("Notes and comments of word processors in web pages")
struct HTMLLinkedNoteTests {
  /// What a program makes of a call, and of the note "Source of one.".
  struct Shape: CustomTestStringConvertible, Sendable {
    let program: String
    let call: String
    let note: String

    var testDescription: String { program }
  }

  static let notes = [
    Shape(
      program: "Google Docs",
      call: "<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup>",
      note: """
        <hr class="c4"><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span
        class="c1">&nbsp;Source of one.</span></p></div>
        """),
    Shape(
      program: "Word",
      call: """
        <a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
        class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if
        !supportFootnotes]>[1]<![endif]></span></span></a>
        """,
      note: """
        <div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>
        <hr align=left size=1 width="33%"><![endif]>
        <div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
        href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a>
        Source of one.</p></div></div>
        """),
    Shape(
      program: "Word, a page with its name in the links",
      call: "<a href=\"faq.htm#_ftn1\" name=\"_ftnref1\"><sup>[1]</sup></a>",
      note: """
        <div><hr><div id=ftn1><p><a href="faq.htm#_ftnref1" name="_ftn1"><sup>[1]</sup></a>
        Source of one.</p></div></div>
        """),
    Shape(
      program: "Word, an endnote",
      call: "<a href=\"#_edn1\" name=\"_ednref1\"><span class=MsoEndnoteReference>[i]</span></a>",
      note: """
        <div style='mso-element:endnote-list'><hr><div style='mso-element:endnote' id=edn1>
        <p class=MsoEndnoteText><a href="#_ednref1" name="_edn1">[i]</a> Source of one.</p>
        </div></div>
        """),
    Shape(
      program: "LibreOffice",
      call: """
        <a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
        """,
      note: """
        <div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym"
        name="sdfootnote1sym" href="#sdfootnote1anc">1</a> Source of one.</p></div>
        """),
  ]

  @Test("a note belongs to the answer that calls it", arguments: notes)
  func note(_ shape: Shape) throws {
    for (start, end) in [("", ""), ("<div class=WordSection1>", "</div>")] {
      let page = """
        <body>\(start)<h2>First?</h2><p>One.\(shape.call)</p><h2>Second?</h2><p>Two.</p>\(end)
        \(shape.note)</body>
        """
      let reading = try HTMLSource.reading(page)
      let bodies = reading.questions.map { $0.body.replacing("\u{A0}", with: "") }
      #expect(bodies == ["One.[^1]\n\n[^1]: Source of one.", "Two."])
      #expect(reading.questions.flatMap(\.remarks) == [])
      #expect(reading.dropped == [])
      #expect(reading.refused.map(\.cause) == [])
    }
  }

  @Test("each of several notes is told from the next, with all of its paragraphs")
  func several() throws {
    func call(_ number: Int) -> String {
      "<sup><a href='#ftnt\(number)' id='ftnt_ref\(number)'>[\(number)]</a></sup>"
    }
    func note(_ number: Int, _ words: String) -> String {
      "<div><p><a href='#ftnt_ref\(number)' id='ftnt\(number)'>[\(number)]</a> \(words)</p></div>"
    }
    let reading = try HTMLSource.reading(
      """
      <h2>First?</h2><p>One\(call(1)) and\(call(3)).</p><h2>Second?</h2><p>Two.</p><hr>
      \(note(1, "First.</p><p>More.") + note(2, "Second.") + note(3, "Third."))
      """)
    #expect(
      reading.questions.map(\.body) == [
        "One[^1] and[^2].\n\n[^1]: First.\n\n    More.\n\n[^2]: Third.", "Two.",
      ])
    #expect(reading.dropped == ["a footnote to which no answer refers: 'Second.'"])
  }

  static let worded = [
    "<a href='#_ftnref1' name='_ftn1'>[1]</a> For the dose <a href='#_ftnref1'>of 5 mg only</a>.":
      "For the dose of 5 mg only.",
    "<a href='#_ftnref1' name='_ftn1'><span>[1]</span> Not in children.</a>": "Not in children.",
    "<a href='#_ftnref1' name='_ftn1'>[1] Not in <b>children</b>.</a>": "Not in **children**.",
    "<a href='#_ftnref1' name='_ftn1'>Not in children.</a>": "Not in children.",
    "<a href='#_ftnref1' name='_ftn1'>1</a> Not in children. <a href='#_ftnref1'>↩</a>":
      "Not in children.",
  ]

  @Test("a link from a note back to its mark keeps its words", arguments: worded)
  func words(_ note: String, _ text: String) throws {
    let reading = try HTMLSource.reading(
      """
      <h2>First?</h2><p>One.<a href="#_ftn1" name="_ftnref1">[1]</a></p><h2>Second?</h2><p>Two.</p>
      <div id=ftn1><p>\(note)</p></div>
      """)
    #expect(reading.questions.map(\.body) == ["One.[^1]\n\n[^1]: \(text)", "Two."])
  }

  static let comments = [
    Shape(
      program: "Google Docs",
      call: "<sup><a href=\"#cmnt1\" id=\"cmnt_ref1\">[a]</a></sup>",
      note: """
        <div class="c8"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c1">Mara:
        delete this?</span></p><p>Yes.</p></div>
        """),
    Shape(
      program: "Word",
      call: """
        <span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1"
        name="_msoanchor_1">[M1]</a></span>
        """,
      note: """
        <div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'>
        <div id="_com_1" class=msocomtxt><span><a name="_msocom_1"></a></span><p
        class=MsoCommentText><span class=MsoCommentReference><a href="#_msoanchor_1"
        class=msocomoff>[M1]</a></span>Mara: delete this?</p><p>Yes.</p></div></div></div>
        """),
  ]

  @Test(
    "a comment and its mark are part of no answer, and the comment is named", arguments: comments)
  func comment(_ shape: Shape) throws {
    let reading = try HTMLSource.reading(
      """
      <body><h2>First\(shape.call)?</h2><p>One\(shape.call) dose.</p><h2>Second?</h2><p>Two.</p>
      \(shape.note)</body>
      """)
    #expect(reading.questions.map(\.title) == ["First?", "Second?"])
    #expect(reading.questions.map { $0.body.prefix(9) } == ["One dose.", "Two."])
    #expect(reading.questions.flatMap(\.remarks) == [])
    #expect(reading.dropped == ["a comment 'Mara: delete this? Yes.'"])
    #expect(reading.refused.map(\.cause) == [])
  }

  @Test("links that only look like those of a note are links")
  func others() throws {
    let reading = try HTMLSource.reading(
      """
      <h2>First?</h2><p>See <a href="#ftnt">it</a>, <a href="#cmnt_x">that</a> and <a
      href="#_ftn1">[1]</a>.</p><h2>Second?</h2><p>Words <a name="_ftn1">[1]</a> here.</p>
      """)
    #expect(
      reading.questions.map(\.body) == [
        "See [it](#ftnt), [that](#cmnt_x) and [\\[1\\]](/second).", "Words \\[1\\] here.",
      ])
  }
}
