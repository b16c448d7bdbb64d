import FAQImport
import Testing

@Suite("Finding out what a source is")
struct SourceFormatTests {
  static let samples: [(String, SourceFormat)] = [
    ("<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\">", .wordpress),
    ("<!DOCTYPE html><title>Sample</title>", .html), ("\n  <div>Sample</div>", .html),
    ("question,answer\nA?,B", .csv), ("\u{FEFF}Frage;Antwort\nA?;B", .csv),
    ("question\tanswer\nA?\tB", .csv), ("sep=;\nx;y\n1;2", .csv),
    ("x,y\n1,2\n3,4", .csv), ("First, words.\n\nThen, more, words.\n\nEnd.", .text),
    ("{\"faqs\": []}", .json), ("[{\"question\": \"A?\", \"answer\": \"B\"}]", .json),
    ("{\"question\": \"A?\", \"answer\": \"B\"}\n{\"question\": \"C?\", \"answer\": \"D\"}", .json),
    ("{\"key\": \"a\", \"text\": \"---\\n\"}\n", .revisions),
    ("{\"path\": \"a.md\", \"event\": \"delete\"}\n", .revisions),
    ("- question: A?\n  answer: B\n", .yaml), ("# Sample\nfaqs:\n  - q: A?\n    a: B\n", .yaml),
    ("[[faq]]\nquestion = \"A?\"\n", .toml), ("[a.b]\n\n[[a.b.faq]]\n", .toml),
    ("[true]\n= 5\n", .json), ("[[1]\n]\n", .json),
    ("---\ntitle: A?\n---\nB", .markdown), ("+++\ntitle = \"A?\"\n+++\nB", .markdown),
    ("# A?\n\nB", .markdown), ("Words\n\n## A?\n\nB", .markdown),
    ("A?\n\nA?\n\nB\n", .text), ("- one\n- two\n", .text),
    (archive("word/document.xml"), .docx), (archive("[Content_Types].xml..xl/a"), .xlsx),
    (archive("faq/password/a.md..xl/b"), .zip), ("{\n\"title\": \"A?\"\n}\n", .json),
    ("sep=|\r\nQuestion|Answer\r\nA?|x\r\n", .csv),
    (archive("pages/a.html"), .zip), ("PK\u{5}\u{6}" + String(repeating: "\0", count: 18), .zip),
    ("Sample FAQ\n\nQ: A?\nA: B\n\nQ: C?\nA: D\n", .markdown),
    ("Frage 1: A?\nAntwort: B\n\nFrage 2: C?\nAntwort: D\n", .markdown),
    ("Values\nP: 80\nR: 20\nP: 85\nR: 18\n", .text), ("Page\nQ: A?\nA: B\n", .text),
  ]

  /// Lists in YAML that begin otherwise than with a question.
  static let lists = [
    "title: FAQ\nfaqs:\n  - question: Is it?\n    answer: Yes\n",
    "faq:\n  general:\n    - question: Is it?\n      answer: Yes\n",
    "-\n  question: Is it?\n  answer: Yes\n", "key:\n  question: Is it?\n  answer: Yes\n",
    "Is it?: Yes\nIs that?: No\n",
    "---\nquestion: Is it?\nanswer: Yes\n---\nquestion: Is that?\nanswer: No\n",
  ]

  @Test("a list in YAML is one in any shape that its questions may have", arguments: lists)
  func yaml(_ text: String) throws {
    let bytes = Array(text.utf8)
    #expect(SourceFormat.found(in: bytes, path: "sample.bin") == .yaml)
    let reading = try SourceReader().read(bytes, as: .yaml, path: "sample.bin")
    #expect(reading.questions.first?.title == "Is it?" && reading.refused.isEmpty)
  }

  @Test("what may be YAML and Markdown is what it is called")
  func yamlNames() {
    func found(_ text: String, _ path: String) -> SourceFormat {
      SourceFormat.found(in: Array(text.utf8), path: path)
    }
    let head = "---\ntitle: FAQ\nquestions:\n  - question: M?\n    answer: Em\n---\n"
    #expect(found(head, "a.yml") == .yaml && found(head, "a.md") == .markdown)
    #expect(found(head + "\nWords are here.\n", "a.yml") == .markdown)
    let pair = "---\ntitle: FAQ\n---\nQ: Is it?\nA: Yes.\n"
    #expect(found(pair, "a.yaml") == .yaml && found(pair, "a.md") == .markdown)
    #expect(found(Self.lists[5], "a.md") == .yaml, "two documents with questions")
    #expect(found("note: a, b\nlist: c, d\nmore: e, f\n", "a.yml") == .yaml)
    #expect(found("Q: Is it?\nA: Yes.\n\nQ: Is that?\nA: No.\n", "a.txt") == .markdown)
  }

  /// The beginning of a ZIP whose first file has that name.
  private static func archive(_ name: String) -> String {
    "PK\u{3}\u{4}\(String(repeating: ".", count: 26))\(name)"
  }

  @Test("a first brace is front matter in a file of Markdown")
  func frontMatter() {
    #expect(
      SourceFormat.found(in: Array("{\"title\": \"A?\"}\n\nB".utf8), path: "a.md") == .markdown)
  }

  @Test("the content tells, whatever the file is called", arguments: samples)
  func content(_ text: String, _ format: SourceFormat) {
    #expect(SourceFormat.found(in: Array(text.utf8), path: "sample.bin") == format)
  }

  @Test("UTF-16 and other encodings are looked through")
  func encodings() {
    let units = Array("Frage;Antwort\nWas?;Das".utf16)
    let utf16: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(SourceFormat.found(in: utf16, path: "a") == .csv)
    #expect(SourceFormat.found(in: utf16 + [0x20], path: "a") == .csv, "cut within a character")
    let latin: [UInt8] = Array("Frage;Antwort\nWas hei".utf8) + [0xDF] + Array("t das?;Das".utf8)
    #expect(SourceFormat.found(in: latin, path: "a") == .csv)
  }

  @Test("the name decides only where the content does not")
  func names() {
    #expect(SourceFormat.found(in: Array("Words.".utf8), path: "a.md") == .markdown)
    #expect(SourceFormat.found(in: Array("Words.".utf8), path: "a.txt") == .text)
    #expect(SourceFormat.found(in: Array("# FAQ\na = 1\n".utf8), path: "a.toml") == .toml)
    #expect(SourceFormat.found(in: Array("a,b\n".utf8), path: "a.csv") == .csv)
    #expect(SourceFormat.found(in: Array("Question\nIs it?\n".utf8), path: "a.csv") == .csv)
    #expect(SourceFormat.found(in: Array("<p>Words</p>".utf8), path: "a.md") == .html)
    for start in ["[TOC]", "[Home](/a)", "[[Home]]", "[Note]\ndose = 1"] {
      #expect(SourceFormat.found(in: Array("\(start)\n\n# FAQ\n".utf8), path: "a.md") == .markdown)
    }
    #expect(SourceFormat.found(in: Array("[ {\"q\": 1}]".utf8), path: "a.md") == .json)
  }

  @Test(
    "Markdown may begin with tags",
    arguments: [
      ("<details>\n<summary>Is it?</summary>\n\nYes **5**.\n\n</details>\n", "a.md", .markdown),
      ("<!-- lint off -->\n\n# Is it?\n\nYes.\n", "a.md", .markdown),
      ("<a id=\"top\"></a>\n\n# FAQ\n\n## Is it?\n\nYes.\n", "a.md", .markdown),
      ("<!doctype html>\n<h1>Is it?</h1>\n## no", "a.md", .html),
      ("<h2>Is it?</h2>\n## no", "a.html", .html),
    ] as [(String, String, SourceFormat)])
  func tagged(_ text: String, _ path: String, _ format: SourceFormat) {
    #expect(SourceFormat.found(in: Array(text.utf8), path: path) == format)
  }

  @Test(
    "a line of JSON with a title beside its text is a question, unless a history says more of it")
  func titledLines() {
    let line = #"{"slug": "may-i", "title": "May I take it?", "text": "Never."}"#
    #expect(SourceFormat.found(in: Array("\(line)\n\(line)\n".utf8), path: "a") == .json)
    for more in ["key", "path", "event", "date", "author"] {
      let event = "{\"\(more)\": \"a\", " + line.dropFirst()
      #expect(SourceFormat.found(in: Array(event.utf8), path: "a") == .revisions)
    }
    #expect(
      SourceFormat.found(in: Array(#"{"slug": "may-i", "text": "Never."}"#.utf8), path: "a")
        == .revisions)
  }

  @Test("below a question, a line with a number sign is one of words in a text")
  func numberSign() {
    let text = "May I take it?\n\nYes.\n\n# 8 tablets are too many\n\nCall us.\n"
    #expect(SourceFormat.found(in: Array(text.utf8), path: "a.txt") == .text)
    #expect(SourceFormat.found(in: Array(text.utf8), path: "a.md") == .markdown)
    let asking = text.replacing("tablets are too many", with: "tablets?")
    #expect(SourceFormat.found(in: Array(asking.utf8), path: "a.txt") == .markdown)
  }

  @Test("XML of questions is said to be no page and no export of WordPress")
  func otherXML() {
    for text in [
      "<?xml version=\"1.0\"?>\n<data-set><qa><Question>q</Question></qa></data-set>",
      "<faq><q>Is it?</q></faq>",
    ] {
      #expect {
        try SourceReader().read(Array(text.utf8), as: .html, path: "a.xml")
      } throws: {
        "\($0)".contains("it is XML, but neither a page nor an export of WordPress")
      }
    }
    let page = "<?xml version=\"1.0\"?><html><p>Words.</p></html>"
    #expect(throws: Never.self) {
      try SourceReader().read(Array(page.utf8), as: .html, path: "a.xml")
    }
  }
}
