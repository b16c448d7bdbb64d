import FAQHTML
import FAQTestSupport
import Testing

@testable import FAQImport

@Suite("Plain text as Markdown")
struct PlainTextTests {
  /// The words that a page shows for Markdown.
  static func shown(_ markdown: String) -> String {
    var text = ""
    var isTag = false
    for character in MarkdownHTML.fragment(of: markdown) {
      if character == "<" { isTag = true }
      if !isTag { text.append(character) }
      if character == ">" {
        isTag = false
        text.append(" ")
      }
    }
    return words(
      text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    )
  }

  static func words(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  static let tricky = [
    "# 1 cause", "#1 cause", "2019. A year", "2019\\. A year", "> 5 mg", "- 5 - 6", "a * b * c*d*e",
    "snake_case and _x_ y_", "`code`", "[a](b) [x]: y ![z]", "<b>bold</b> <5 mg p < 0.05 <!-- -->",
    "&amp; &lt; AT&T &#65;", "~5 mg ~~no~~ ~5~", "a | b", "| a |\n| - |\n| b |", "a\n:-:", "a\n---",
    "a\n===", "***", "___", "a\\", "a \\* b\\\\c \\d", "http://a.example/b_c_d?x=1&copy;=2",
    "http://a.example/x_y", "www.a.example/*x*", "see https://a.example/a_(b)_c.",
    "x@a_b.example", "    four spaces", "\tcode", "```\nfence", "~~~", "[^1]: note\n[^1]",
    "C #", "1) one", "+ plus", "line one\nline two", "a\u{2028}b\u{0B}c", "- [ ] task",
    "HTTP://*x* ftp://_x_ https://", "http://x.example/_y_", "*http://a.example*", "a  \nb",
    "<https://a.example>", "<x@y.example>", "https://a.example/[b](c)", "(www.a.example)_x_",
    "![](x)", "\\", "\\\\", "!", "![", "^sup^", "a:-: b", "=> so", ": def",
  ]

  static let starred = [
    (
      "* Ibuprofen*\n* Aspirin\n\n* only with food",
      "- Ibuprofen\\*\n- Aspirin\n\n\\* only with food"
    ),
    ("5 mg*\n\n* with food\n\nAlso:\n* a\n* b", "5 mg\\*\n\n\\* with food\n\nAlso:\n\n- a\n- b"),
    ("5 mg*\n* with food\n\n* a\n* b", "5 mg\\*\\\n\\* with food\n\n- a\n- b"),
  ]

  @Test(
    "a note with a star that stands apart is no item, whatever lists there are", arguments: starred)
  func notes(_ text: String, _ markdown: String) {
    #expect(PlainText.markdown(text) == markdown)
    #expect(AnswerReader.read(text, .plain).remarks == [])
  }

  @Test("items that may be the note of a word with a star are named")
  func itemsAsNotes() {
    let items = AnswerReader.read("One of these*:\n* a\n* b", .plain)
    #expect(items.body.hasSuffix("- a\n- b"))
    #expect(items.remarks.count == 1)
    #expect(AnswerReader.read("One of these:\n* a\n* b", .plain).remarks == [])
  }

  @Test("every character that Markdown would act on shows as itself", arguments: tricky)
  func literal(_ text: String) {
    let plain = Self.words(text.replacing("- [ ]", with: "[ ]"))
    #expect(Self.shown(PlainText.markdown(text)) == plain)
  }

  @Test("random characters show as the same words")
  func random() {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      "a", "b ", " ", "\n", "*", "_", "`", "[", "]", "(", ")", "<", ">", "&", "amp;", "#", "1", ".",
      "|", "~", "\\", "!", ":", "=", "http://a.example/", "www.a.example", "@", "é", "/", "\"", "^",
      "x.example", "\t", "{", "$", "'",
    ]
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
      }.joined()
      let markdown = PlainText.markdown(text)
      // A mark of a list is shown by the list.
      let lines = text.split(whereSeparator: \.isNewline).map {
        $0.drop { $0 == " " || $0 == "\t" }
      }
      let items = lines.filter {
        ($0.hasPrefix("* ") || $0.hasPrefix("*\t")) && !$0.dropFirst().allSatisfy(\.isWhitespace)
      }
      let isSign =
        items.count == 1 && "1=|~<>".contains(Self.words(String(items[0])).dropFirst().first ?? " ")
      let expected = Self.words(
        lines.map { !isSign && items.contains($0) ? $0.dropFirst() : $0 }.joined())
      if markdown.contains("\n- ") || markdown.hasPrefix("- ") || markdown.hasPrefix("1. ") {
        continue
      }
      #expect(
        Self.shown(markdown) == expected, "\(text.debugDescription) \(markdown.debugDescription)")
    }
  }

  @Test("marked lines become one list, with empty lines between them or not")
  func bullets() {
    #expect(
      PlainText.markdown("Key Points\n\n• One\n\n•Two\n  ◦ Deeper\n– Three\n\nEnd")
        == "Key Points\n\n- One\n- Two\n  - Deeper\n- Three\n\nEnd")
    #expect(PlainText.markdown("•\nOne\n•\n\nTwo") == "- One\n- Two")
    #expect(PlainText.markdown("–5 °C") == "–5 °C")
    #expect(PlainText.markdown("●●●○ good\n• item") == "●●●○ good\n\n- item")
  }

  @Test("a mark that says whether an item holds stays before its words")
  func ticks() throws {
    let text = "✓ cooked fish\n✗ raw fish\n✔hard cheese\n☐\nsoft cheese\n□ open\n■ done"
    let list =
      "- ✓ cooked fish\n- ✗ raw fish\n- ✔hard cheese\n- ☐ soft cheese\n- □ open\n- ■ done"
    #expect(PlainText.markdown(text) == list)
    let lined = LinedHTML.marked("✓ <b>cooked</b>\n✗ raw")
    #expect(try HTMLMarkdown.markdown(html: lined).body == "- ✓ **cooked**\n- ✗ raw")
  }

  static let guessed = [
    ("> 38 °C: call us\n< 36 °C: call us", "\\> 38 °C: call us\n< 36 °C: call us", 1),
    (">38 °C\n>= 40 °C\n\n- > 5 days", "\\>38 °C\n\\>= 40 °C\n\n- \\> 5 days", 3),
    ("+ 5 mg in the evening", "\\+ 5 mg in the evening", 1),
    ("> 38 °C is a fever,\n> says the guide", "> 38 °C is a fever,\n> says the guide", 0),
    ("> Take\n> 5 mg", "> Take\n> 5 mg", 0), ("+ 5 mg\n+ 10 mg", "+ 5 mg\n+ 10 mg", 0),
    ("- 5 mg", "- 5 mg", 0), ("```\n> 5\n```", "```\n> 5\n```", 0),
  ]

  @Test(
    "a sign before a number stays one in what only looks like Markdown, and that is said",
    arguments: guessed)
  func guessedSigns(_ text: String, _ body: String, _ remarks: Int) {
    let answer = AnswerReader.read("**Fever**\n" + text)
    #expect(answer.body == "**Fever**\n" + body)
    #expect(answer.remarks.count == remarks)
    #expect(AnswerReader.read("**Fever**\n" + text, .markdown).body == "**Fever**\n" + text)
  }

  @Test("a sign before a number, and the star of a note, is no mark of a list")
  func signs() {
    for text in [
      "+ 5 mg in the evening", "- 2 °C to + 8 °C", "– 3 °C", "* = with food", "* 1 tablet",
    ] {
      #expect(Self.shown(PlainText.markdown("Words.\n\n" + text)) == "Words." + Self.words(text))
    }
    #expect(PlainText.markdown("- 5 mg\n- 10 mg") == "- 5 mg\n- 10 mg", "the control")
    #expect(PlainText.markdown("- With food") == "- With food", "the control")
  }

  @Test("the star of a note keeps its place where a word has it")
  func notes() throws {
    let words = "38 °C or more*\n\n* measured in the ear"
    let shown = "38 °C or more\\*\n\n\\* measured in the ear"
    #expect(PlainText.markdown(words) == shown)
    let lined = LinedHTML.marked(words.replacing("more", with: "<b>more</b>"))
    #expect(
      try HTMLMarkdown.markdown(html: lined).body
        == shown.replacing("more", with: "**more**"))
    for others in ["Take:\n\n* one\n* two*", "2*5 mg\n\n* one", "**Take**\n\n* one", "* one*"] {
      #expect(PlainText.markdown(others).contains("- one"), "the control: \(others)")
    }
  }

  @Test("lines numbered from 1 on become a list, other numbers stay words")
  func numbers() {
    #expect(PlainText.markdown("1. One\n2. Two") == "1. One\n2. Two")
    #expect(PlainText.markdown("1. One") == "1\\. One")
    #expect(PlainText.markdown("2) Two\n3) Three") == "2\\) Two\n\n3\\) Three")
    #expect(PlainText.markdown("1. A\n2. B\n1. C\n2. D") == "1. A\n2. B\n\n1\\. C\n\n2\\. D")
    #expect(PlainText.markdown("* A\n* B\n\n1) C\n2) D") == "- A\n- B\n\n1. C\n2. D")
  }

  @Test("a number alone on a line that numbers no list stays behind the words that it is of")
  func loneNumbers() {
    for text in [
      "Adults at most\n2.\nChildren at most\n1.", "Adults at most\n1.\nChildren at most\n2.",
      "Adults\n2.\nChildren\n1.\nNobody more.", "Adults\n1.\nChildren\n2.\nNobody more.",
      "Adults\n✓\nChildren\n✗", "1.\n2.\n3.", "In\n2019.\nwe began.",
    ] {
      let lines = text.split(separator: "\n").map { MarkdownEscaping.line(String($0)) }
      #expect(PlainText.markdown(text) == lines.joined(separator: "\\\n"), "\(text)")
    }
    #expect(PlainText.markdown("Steps:\n1.\nWash\n2.\nDry") == "Steps:\n\n1. Wash\n2. Dry")
    #expect(PlainText.markdown("1.\nWash\n\n2.\n\nDry") == "1. Wash\n2. Dry", "the control")
  }

  @Test("what stands between two numbered steps belongs to the first of them")
  func steps() {
    #expect(
      PlainText.markdown("1. Wash\n\nUse soap.\n\n2. Dry\na. hands\nb. arms\n3. Wait\n\nEnd.")
        == "1. Wash\n\n   Use soap.\n\n2. Dry\n\n   a. hands\\\n   b. arms\n\n3. Wait\n\nEnd.")
    #expect(
      PlainText.markdown("1. Wash\n• hands\n  ◦ left\n2. Dry")
        == "1. Wash\n\n   - hands\n     - left\n\n2. Dry")
    #expect(
      PlainText.markdown("1. Wash\n\nA\n\nB\n\nC\n\nD\n\n2. Dry")
        == "1\\. Wash\n\nA\n\nB\n\nC\n\nD\n\n2\\. Dry")
    let many = (1...999).map { "\($0). A\n\nB\n\n" }.joined()
    #expect(PlainText.markdown(many).hasSuffix("\n\n     B\n\n999. A\n\nB"))
  }

  @Test("a line break is kept, unless the line was broken to fit a page")
  func lineBreaks() {
    #expect(PlainText.markdown("One.\nTwo.") == "One.\\\nTwo.")
    let long = "This line of a sample answer goes on to the end of the page and"
    #expect(PlainText.markdown(long + "\nends here.") == long + "\nends here.")
    #expect(PlainText.markdown(long + "\n2 more.") == long + "\\\n2 more.")
  }

  @Test("long lines that all begin with capitals stay lines, as those of a list without marks")
  func linesOfLists() {
    let lines = [
      "Adults and children over 12 years take 1 or 2 tablets",
      "Children of 6 to 11 years of age take only half a tablet",
      "Never give it to anybody with a disease of the liver",
    ]
    #expect(
      PlainText.markdown(lines.joined(separator: "\n")) == lines.joined(separator: "\\\n"))
    let wrapped = lines + ["or of the kidney."]
    #expect(
      PlainText.markdown(wrapped.joined(separator: "\n")) == wrapped.joined(separator: "\n"))
  }

  @Test(
    "long texts are read in time that grows with their length",
    arguments: [
      "[", "*a ", "• a\n", "http://", "\\", "<a", "1. a\n", "•\n", "a\n", "1.\n", "1.\na\n",
    ])
  func large(_ piece: String) {
    let start = ProcessorTime.now
    _ = PlainText.markdown(String(repeating: piece, count: 200_000))
    _ = AnswerFormat.of(String(repeating: piece, count: 200_000))
    #expect(ProcessorTime.now - start < .seconds(10))
  }

  @Test("many notes are read in time that grows with their number")
  func manyNotes() {
    let text = String(repeating: "word*\n* note\n", count: 40_000)
    #expect(ProcessorTime.measure { _ = PlainText.markdown(text) } < .seconds(10))
  }

  static let formats: [(String, AnswerFormat)] = [
    ("Just words, 2 < 3 and a*b**c** d.", .plain), ("p<0.01** and p<0.05*", .plain),
    ("<p>x</p>", .html), ("a<br/>b", .html), ("a</LI>", .html), ("<5 mg", .plain),
    ("<pain>", .plain),
    ("**Strong** words", .markdown), ("a [link](https://a.example/)", .markdown),
    ("x\n## Heading", .markdown), ("# 1 cause", .plain), ("```\nx", .markdown),
    ("see [1](2)", .plain), ("Patient\\*innen", .markdown), ("C:\\\\*", .plain),
    ("\\[x\\]", .plain),
    ("a __strong__ word", .markdown), ("a__b__c", .plain), ("a *word* here.", .plain),
    ("5 * 3 *", .plain), ("See C:\\_data\\_files or \\\\server\\_x.", .plain),
    ("Dear __NAME__,", .plain),
    ("CYP2C19 *1/*17", .plain), ("400 mg* and *not", .plain), ("*Note", .plain),
  ]

  @Test("an answer is Markdown or HTML only where it says so plainly", arguments: formats)
  func tellsFormats(_ text: String, _ format: AnswerFormat) {
    #expect(AnswerFormat.of(text) == format)
  }

  @Test("HTML that cannot be turned into Markdown is shown as it is written, with a remark")
  func html() {
    let text = "<p>One & two</p>" + String(repeating: "<div>", count: 300)
    let answer = AnswerReader.read(text)
    #expect(Self.shown(answer.body) == text.filter { $0 != " " })
    #expect(answer.remarks.count == 1)
    #expect(AnswerReader.read("<p>One</p>").body == "One")
    #expect(AnswerReader.read("\n**A**\n• b\n").body == "**A**\n- b")
    #expect(
      AnswerReader.read("~~~\n```\n• b\n~~~\n• c", .markdown).body == "~~~\n```\n• b\n~~~\n- c")
  }

  @Test("a mark that combines with a space before it is not lost with that space")
  func combiningMarks() {
    #expect(PlainText.markdown("a \u{903}") == "a \u{903}")
    #expect(PlainText.markdown("\u{A0}\u{301}a\n\n \u{903}") == "\u{301}a\n\n\u{903}")
    #expect(PlainText.markdown("\u{A0} \u{3000}a") == "a")
  }
}
