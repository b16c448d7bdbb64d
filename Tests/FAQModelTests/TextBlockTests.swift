import FAQModel
import FAQTestSupport
import Testing

@Suite("Blocks of a text")
struct TextBlockTests {
  /// The blocks of a body, each as its kind and its text.
  private func blocks(_ body: String) -> [String] {
    all(body).map { "\($0.kind.rawValue): \($0.text)" }
  }

  private func all(_ body: String) -> [TextBlock] {
    TextBlock.blocks(of: .sample("A?", body)).filter { $0.lines != nil }
  }

  private func paths(_ body: String) -> [String] {
    all(body).map { $0.path.joined(separator: " > ") }
  }

  @Test(
    "a body is parted into headings, paragraphs, list items, quotes, tables, code, HTML and rules",
    arguments: [
      ("One\ntwo.\n\n\nThree.", ["paragraph: One\ntwo.", "paragraph: Three."]),
      (
        "# A\nText\n## B ##\n#c",
        ["heading: # A", "paragraph: Text", "heading: ## B ##", "paragraph: #c"]
      ),
      ("A\nb\n---\nC\n===", ["heading: A\nb\n---", "heading: C\n==="]),
      ("A\n\n---\n* * *\nB", ["paragraph: A", "rule: ---", "rule: * * *", "paragraph: B"]),
      (
        "- a\n  more\nlazy\n- b\n\n  c",
        ["list item: - a\n  more\nlazy", "list item: - b", "paragraph:   c"]
      ),
      (
        "- a\n  1. b\n     - c\n- d",
        ["list item: - a", "list item:   1. b", "list item:      - c", "list item: - d"]
      ),
      ("1) a\n10) b", ["list item: 1) a", "list item: 10) b"]),
      (
        "In\n2. no item, but\n1. an item\n-\n- ",
        [
          "paragraph: In\n2. no item, but", "list item: 1. an item", "list item: -",
          "list item: - ",
        ]
      ),
      ("- - a\n  - b", ["list item: - - a", "list item:   - b"]),
      ("> a\n> \n> b\nlazy\n\n> c", ["block quote: > a\n> \n> b\nlazy", "block quote: > c"]),
      (
        "T\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |",
        ["paragraph: T", "table: | a | b |\n|---|---|\n| 1 | 2 |", "paragraph: | c |"]
      ),
      ("a | b\n- | -\nc | d\n# H", ["table: a | b\n- | -\nc | d", "heading: # H"]),
      (
        "```md\n# no\n\n- no\n```\nText",
        ["code block: ```md\n# no\n\n- no\n```", "paragraph: Text"]
      ),
      ("~~~~\n~~~\n```\n\nno end", ["code block: ~~~~\n~~~\n```\n\nno end"]),
      (
        "- ```\n  a\n\n  b\n  ```\n- c\n  ```\nout",
        [
          "list item: - ```\n  a\n\n  b\n  ```", "list item: - c", "code block:   ```",
          "paragraph: out",
        ]
      ),
      (
        "A\n    no code\n\n    code\n\tcode\nB",
        ["paragraph: A\n    no code", "code block:     code\n\tcode", "paragraph: B"]
      ),
      ("<!-- a\n\n# no\n--> b\nText", ["HTML: <!-- a\n\n# no\n--> b", "paragraph: Text"]),
      ("<div>\n*a*\n\nb\n\n</div>", ["HTML: <div>\n*a*", "paragraph: b", "HTML: </div>"]),
      (
        "<pre>\n\n# no\n</PRE>\n<https://a.example>\n<b>a</b> c",
        ["HTML: <pre>\n\n# no\n</PRE>", "paragraph: <https://a.example>\n<b>a</b> c"]
      ),
    ])
  func kinds(_ body: String, _ expected: [String]) {
    #expect(blocks(body) == expected)
  }

  @Test("a block stands under the headings above it")
  func headings() {
    #expect(
      paths("a\n# A\nb\n## B\nc\n\nC\n---\nd\n# D\ne") == [
        "", "", "# A", "# A", "# A > ## B", "# A", "# A > C\n---", "", "# D",
      ])
  }

  @Test("a list item stands under the items that it is in, and what is in it under the item")
  func nested() {
    #expect(
      paths("- a\n  - b\n\n    c\n  - d\n- e\n\nf") == [
        "", "- a", "- a >   - b", "- a", "", "",
      ])
  }

  @Test("the paragraph right before leads into lists, tables, quotes, code and HTML")
  func lead() {
    for block in ["- a\n- b", "|a|b|\n|-|-|", "> a", "```\na\n```", "<div>", "    a"] {
      let all = all("# A\n\nNever take:\n\n\(block)\n\nb")
      #expect(all[2].path == ["# A", "Never take:"], "\(block)")
      #expect(all.last?.path.contains("Never take:") == false, "\(block)")
    }
    #expect(all("Never\n- a\n- b\n- c").dropFirst().allSatisfy { $0.path == ["Never"] })
  }

  @Test("a paragraph that ends in a colon leads into the next paragraph, another does not")
  func colon() {
    #expect(paths("Never:\n\na\n\nb") == ["", "Never:", ""])
    #expect(paths("**Never:**\n\na") == ["", "**Never:**"])
    #expect(paths("Never.\n\na") == ["", ""])
    #expect(paths("A:\n\nB:\n\n- c") == ["", "A:", "A: > B:"])
    #expect(paths("A:\n\n# B") == ["", ""])
  }

  @Test("what stands in an element of HTML stands under the line that opens it")
  func elements() {
    #expect(
      paths("<div hidden>\n\na\n\n# B\n\n</div>\n\nd") == [
        "", "<div hidden>", "<div hidden>", "<div hidden> > # B", "# B",
      ])
    #expect(paths("<br>\n\na\n\n# B\n<hr/>\n\nb") == ["", "", "", "# B", "# B"])
  }

  @Test("at most 64 texts are named, but the block is another one when any of them is")
  func deep() {
    let wrapped = (0..<70).map { "<div class=\"\($0)\">\n\n" }.joined() + "a"
    let blocks = (all(wrapped), all(wrapped.replacing("\"69\"", with: "\"x\"")))
    #expect(blocks.0.last?.path.count == 64 && blocks.0.last?.path == blocks.1.last?.path)
    #expect(blocks.0.last?.identity != blocks.1.last?.identity)
    #expect(blocks.0.last?.identity == all(wrapped).last?.identity)
  }

  @Test("question, short answer and all other fields are blocks, and nothing stands outside")
  func fields() throws {
    var text = ArticleText.sample("Is this a sample?", "Yes.")
    #expect(TextBlock.blocks(of: text).map(\.kind) == [.question, .fields, .paragraph])
    text.summary = "Short."
    let blocks = TextBlock.blocks(of: text)
    #expect(blocks.map(\.kind) == [.question, .summary, .fields, .paragraph])
    #expect(
      blocks.map(\.ordinal) == [1, 2, 3, 4] && blocks.map(\.lines) == [nil, nil, nil, 1...1])
    #expect(blocks[2].text.hasPrefix("locale: \"en\"\ncategory: \"shelf\"\ntags: []\n"))
    let edits: [(inout ArticleText) -> Void] = [
      { $0.title += "!" }, { $0.summary += "!" }, { $0.locale = LanguageTag(stored: "de") },
      { $0.category = nil }, { $0.tags = ["a"] }, { $0.audience = ["a"] },
      { $0.codes = [.init(system: "MeSH", code: "D1")] }, { $0.references = [.init(title: "A")] },
      { $0.related = ["a"] }, { $0.extra = ["a": true] }, { $0.body += "!" },
    ]
    for edit in edits {
      var other = text
      edit(&other)
      #expect(TextBlock.blocks(of: other).map(\.text) != blocks.map(\.text))
    }
  }

  @Test("each line that is not empty belongs to exactly one block, whatever Markdown it is")
  func covered() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let body = RandomMarkdown.body(&random)
      let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var owners = [Int](repeating: 0, count: lines.count)
      for block in all(body) {
        guard let range = block.lines else { continue }
        for line in range { owners[line - 1] += 1 }
        #expect(
          block.text == lines[range.lowerBound - 1...range.upperBound - 1].joined(separator: "\n"))
      }
      for (line, count) in zip(lines, owners) {
        let isEmpty = line.allSatisfy { $0 == " " || $0 == "\t" }
        #expect(isEmpty ? count <= 1 : count == 1, "\(body)")
      }
    }
  }

  @Test("texts that are made to be slow to part take seconds at most, even unoptimized")
  func hostile() {
    func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let bodies = [
      many("<a ", 30_000), many("<i>\n\n", 10_000), "<div>" + many("</b>", 30_000),
      many("- ", 30_000),
      many("a:\n\n", 10_000), many("a ", 30_000) + many("\n- a", 10_000), many("|a\n|-\n", 10_000),
      (0..<300).map { many(" ", 2 * $0) + "- a\n\n" }.joined(),
      "# " + many("a", 30_000) + "\n" + many("<i>\n\n", 1_000),
    ]
    let time = ProcessorTime.measure {
      for body in bodies { #expect(!all(body).isEmpty) }
    }
    #expect(time < .seconds(60))
  }
}

/// Small random Markdown, well-formed or not.
enum RandomMarkdown {
  private static let starts = [
    "", "- ", "* ", "1. ", "12) ", "> ", "# ", "## ", "```", "~~~", "---", "===", "| a | b |",
    "|---|---|", "<!-- ", "-->", "<div>", "</div>", "<pre>", "</pre>", "    ", "\t", "text:", "-",
    "- - ",
  ]

  static func body(_ random: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &random)).map { _ -> String in
      if Int.random(in: 0..<4, using: &random) == 0 {
        return ["", "", " ", "\t"].randomElement(using: &random) ?? ""
      }
      let indent = String(repeating: " ", count: Int.random(in: 0...5, using: &random) / 2 * 2)
      let words = ["", "a", "b c", "d | e", "\u{e4}."].randomElement(using: &random) ?? ""
      return indent + (starts.randomElement(using: &random) ?? "") + words
    }.joined(separator: "\n")
  }
}
