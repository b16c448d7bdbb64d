import FAQImport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("A file of whole histories")
struct RevisionsFileTests {
  static let english = LanguageTag(stored: "en")

  static func event(_ line: String, number: Int = 1) throws -> HistoryEvent {
    try HistoryEvent(line: Array(line.utf8)[...], number: number, locale: english)
  }

  @Test("a line says what happened, to what, and who claims it")
  func save() throws {
    let event = try Self.event(
      #"""
      {"key": "k1", "path": "faq/A-sample_page.md", "event": "create", "author": "author-001",
      "date": "2020-03-17T09:54:49-04:00", "message": "Add\nit", "n": 1, "commit": "x",
      "text": "---\ntitle: A sample?\ntags: [one]\n---\n\nThis is a sample.\n"}
      """#)
    #expect(event.key == "k1")
    #expect(event.slug?.text == "a-sample-page")
    #expect(event.kind == .save)
    #expect(event.claim.author == "author-001")
    #expect(event.claim.message == "Add\nit")
    #expect(event.claim.time?.description == "2020-03-17T13:54:49.000Z")
    #expect(event.words?.text.title == "A sample?")
    #expect(event.words?.text.tags == ["one"])
    #expect(event.words?.canonical?.digest == (try event.words?.text.canonical().digest))
    #expect(event.remarks.isEmpty)
    #expect(event.unread == ["commit", "n"])
  }

  @Test(
    "front matter names the title and is written as in folders",
    arguments: [
      ("---\\nquestion: May I swim?\\n---\\n\\nYes.\\n", "May I swim?"),
      ("+++\\ntitle = \\\"May I drive?\\\"\\ndraft = true\\n+++\\n\\nYes.\\n", "May I drive?"),
      ("{\\n\\\"frage\\\": \\\"Darf ich?\\\"\\n}\\n\\nYes.\\n", "Darf ich?"),
      ("---\\ntitle: Own?\\nquestion: Other?\\n---\\n\\nYes.\\n", "Own?"),
    ])
  func titled(_ file: String, _ title: String) throws {
    let text = try #require(try Self.event(#"{"key": "swim", "text": "\#(file)"}"#).words?.text)
    #expect(
      text.title == title && text.body.trimmingCharacters(in: .whitespacesAndNewlines) == "Yes.")
    #expect(text.extra["draft"] == (title == "May I drive?" ? .bool(true) : nil))
    #expect(text.extra["question"] == (title == "Own?" ? "Other?" : nil))
  }

  @Test("a field 'question' is the title where there is no other")
  func question() throws {
    let event = try Self.event(#"{"key": "k", "fields": {"question": "Is it?"}, "body": "Yes."}"#)
    #expect(event.words?.text.title == "Is it?" && event.words?.text.extra.isEmpty == true)
  }

  @Test("the key is the member, or else the slug, or else the path")
  func keys() throws {
    let text = #""text": "---\ntitle: A\n---\n""#
    #expect(try Self.event(#"{"slug": "a-b", "path": "x/c.md", \#(text)}"#).key == "a-b")
    #expect(try Self.event(#"{"path": "x/c.md", \#(text)}"#).key == "x/c.md")
    #expect(try Self.event(#"{"path": "x/C d.MD", \#(text)}"#).slug?.text == "c-d")
    let named = try Self.event(#"{"path": "x.md", "text": "---\ntitle: A\nslug: own\n---\n"}"#)
    #expect(named.slug?.text == "own")
    let odd = try Self.event(#"{"key": "1", "slug": "No Slug", \#(text)}"#, number: 7)
    #expect(odd.slug?.text == "no-slug")
    #expect(odd.remarks == ["Line 7: 'No Slug' is no slug; one was made of it."])
  }

  @Test("renaming keeps the identity, with words or without, and deleting ends it")
  func identity() throws {
    var keys = HistoryKeys()
    let text = #""text": "---\ntitle: A\n---\n""#
    let lines = [
      #"{"path": "a.md", \#(text)}"#,
      #"{"path": "b.md", "old_path": "a.md", "event": "rename", \#(text)}"#,
      #"{"path": "c.md", "old_path": "b.md", "event": "rename"}"#,
      #"{"path": "c.md", \#(text)}"#, #"{"path": "c.md", "event": "delete"}"#,
      #"{"path": "c.md", \#(text)}"#,
    ]
    let events = try lines.map { try Self.event($0) }
    #expect(events.map { keys.origin(of: $0) } == ["a.md", "a.md", "a.md", "a.md", "a.md", "c.md"])
    #expect(events[1].kind == .rename(Slug("b")))
    #expect(events[1].words?.text.title == "A")
    #expect(events[2].words == nil)
    #expect(events[4].kind == .delete)
  }

  @Test(
    "words that cannot be read as a file are kept as they stand, with a remark",
    arguments: [
      ("---\ntitle: a: b\n---\n\nBody.", "line 2"), ("---\ntitle: [x\n---\n\nBody.", "no YAML"),
      ("---\ntitle: A\nBody.", "does not end"),
      ("---\ntitle: A\ncategory: No Slug\n---\n", "category"),
      ("---\ntitle: A\nslug: No Slug\n---\n", "is no slug"),
      ("---\ntitle: A\nslug: 1984\n---\n", "'1984' is no slug"),
      ("---\ntitle: \"a\\u0007b\"\n---\n", "U+0007"),
      ("---\ntitle: A\nsummary: \(String(repeating: "x", count: 2001))\n---\nB", "summary"),
    ])
  func carried(_ text: String, _ cause: String) throws {
    let line = JSONValue.object(["path": "x/my-file_name.md", "text": .string(text)]).text(.compact)
    let event = try Self.event(line, number: 3)
    let remark = try #require(event.remarks.first)
    #expect(
      remark.hasPrefix("Line 3: ") && remark.contains(cause) && remark.contains("as it stands"))
    let words = try #require(event.words)
    #expect(words.canonical == nil)
    #expect(words.text(fallbackTitle: "Before").title == "Before")
    let kept = words.text(fallbackTitle: nil)
    #expect(kept.title == "my file name")
    #expect(kept.body == text)
    #expect(throws: Never.self) { try kept.canonical() }
  }

  @Test("a text without a title keeps its fields and takes a title")
  func untitled() throws {
    let event = try Self.event(#"{"path": "a-b.md", "text": "---\ntags: [x]\n---\n\nBody.\n"}"#)
    let text = try #require(event.words).text(fallbackTitle: "\u{7}\n ")
    #expect(text.title == "a b")
    #expect(text.tags == ["x"])
    #expect(event.remarks.count == 1)
  }

  @Test("bytes that are not UTF-8 are replaced, with a remark")
  func notUTF8() throws {
    let bytes = Array("---\ntitle: A sample\n---\n\nCaf".utf8) + [0xE9, 0x0A]
    let line =
      #"{"key": "a", "encoding": "base64", "text": "\#(Data(bytes).base64EncodedString())"}"#
    let event = try Self.event(line)
    #expect(event.words?.text.title == "A sample")
    #expect(event.words?.canonical?.bytes.suffix(7) == Array("Caf\u{fffd}\n".utf8).suffix(7))
    #expect(event.remarks == ["Line 1: bytes that are not UTF-8 were replaced with U+FFFD."])
    let nul = try Self.event(#"{"key": "a", "text": "a\u0000b"}"#)
    #expect(nul.words?.text.body == "a\u{fffd}b")
  }

  @Test("fields and a body stand for a text")
  func fields() throws {
    let event = try Self.event(
      #"{"key": "a", "fields": {"title": "A", "slug": "b", "note": {"z": 1}}, "body": "B"}"#)
    #expect(event.slug?.text == "b")
    #expect(event.words?.text.extra == ["note": .object(["z": .integer(1)])])
    let odd = try Self.event(#"{"key": "a", "fields": {"title": ["A"]}, "body": "B"}"#)
    #expect(odd.words?.text.body == "---\ntitle: [\"A\"]\n---\n\nB")
    let list = try Self.event(
      #"{"key": "a", "fields": {"title": "A", "slug": ["b"]}, "body": "B"}"#)
    #expect(list.remarks.first?.contains("is no slug") == true && list.words?.canonical == nil)
  }

  @Test(
    "a line that is no event is refused by its number",
    arguments: [
      "", "[]", "{", "{}", #"{"key": ""}"#, #"{"key": 1, "text": "a"}"#, #"{"key": "a"}"#,
      #"{"key": "a", "text": 1}"#, #"{"key": "a", "event": "move", "text": "a"}"#,
      #"{"key": "a", "text": "a", "encoding": "latin-1"}"#,
      #"{"key": "a", "fields": {"title": "A"}, "encoding": "latin-1"}"#,
      #"{"key": "a", "key": "b", "text": ""}"#,
      #"{"key": "a", "text": "%", "encoding": "base64"}"#, #"{"key": "a", "text": "a", "n": 1.5}"#,
      #"{"key": "a", "text": "a", "fields": {}}"#, #"{"key": "a", "fields": []}"#,
    ])
  func refused(_ line: String) {
    #expect {
      try Self.event(line, number: 9)
    } throws: { error in
      if case .invalidFile(9, _)? = error as? Refusal { true } else { false }
    }
  }

  @Test("a text beyond 5 MiB is refused by its line")
  func tooLarge() {
    let text = String(repeating: "x", count: ArticleText.largestBody + 1)
    #expect(throws: Refusal.self) { try Self.event(#"{"key": "a", "text": "\#(text)"}"#) }
  }

  @Test("lines are the same however the file is cut, and one beyond 16 MiB is refused")
  func lines() throws {
    func lines(_ text: String, _ size: Int) throws -> [String] {
      var rest = Array(text.utf8)[...]
      var lines = RevisionsFile {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      var found: [String] = []
      while let line = try lines.nextLine() {
        found.append("\(line.number) " + String(decoding: line.bytes, as: UTF8.self))
      }
      return found
    }
    for size in [1, 2, 3, 4, 7, 100] {
      let file = "{\"a\":1}\r\n\n  \nsecond\n\nlast"
      #expect(try lines(file, size) == ["1 {\"a\":1}\r", "4 second", "6 last"])
      #expect(try lines("\u{FEFF}" + file, size) == lines(file, size))
      #expect(try lines("\u{FEFF}\na\n\u{FEFF}b", size) == ["2 a", "3 \u{FEFF}b"])
    }
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    var endless = RevisionsFile { piece }
    #expect(throws: Refusal.invalidFile(line: 1, cause: "the line is longer than 16 MiB")) {
      try endless.nextLine()
    }
  }

  @Test(
    "RFC 3339 times are read as the general reading reads them",
    arguments: [
      "2020-03-17T09:54:49-04:00", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59.999+14:00",
      "2020-03-17 09:54:49.5Z", "9999-12-31T23:59:59Z", "2023-02-29T00:00:00Z",
      "2020-13-01T00:00:00Z",
      "2020-00-01T00:00:00Z", "2020-04-31T00:00:00Z", "2020-01-01T24:00:00Z",
      "2020-01-01T00:60:00Z",
      "1969-12-31T23:59:59Z", "2020-01-01T00:00:00.Z", "2020-01-01T00:00:00+0100", "x", "",
    ])
  func times(_ text: String) {
    let general = Instant(parsing: text, now: Instant(milliseconds: 0))
    #expect(Instant(rfc3339: text) == general, "\(text)")
  }

  @Test("a time without seconds or offset is no RFC 3339 time, and more digits are cut off")
  func otherTimes() {
    for text in ["2020-01-01", "2020-01-01T00:00Z", "2020-01-01T00:00:00", "March 16, 2020"] {
      #expect(Instant(rfc3339: text) == nil)
    }
    #expect(Instant(rfc3339: "2020-01-01T00:00:00.123456z")?.milliseconds == 1_577_836_800_123)
  }

  @Test(
    "words that a line has beside others, or with what takes none, are members that are not read",
    arguments: [
      (#""text": "a", "body": "b""#, ["body"]), (#""event": "rename", "body": "b""#, ["body"]),
      (#""event": "delete", "text": "a", "body": "b", "fields": {}"#, ["body", "fields", "text"]),
      (#""text": "a", "body": null, "fields": null"#, []),
      (#""fields": {"title": "A"}, "body": "b""#, []),
      (#""event": "rename", "text": "a", "encoding": "utf-8""#, []),
    ])
  func unreadWords(_ members: String, _ unread: [String]) throws {
    #expect(try Self.event(#"{"key": "k", \#(members)}"#).unread == unread)
  }

  @Test("an encoding is that of a text, and not read beside fields")
  func unreadEncoding() throws {
    let line = #""fields": {"title": "A"}, "body": "aGVsbG8=", "encoding": "base64""#
    #expect(try Self.event(#"{"key": "k", \#(line)}"#).unread == ["encoding"])
    let renaming = #"{"key": "k", "event": "rename", "encoding": "base64"}"#
    #expect(try Self.event(renaming).unread == ["encoding"])
  }

  @Test("paths are told apart by their bytes, however they look")
  func paths() throws {
    var keys = HistoryKeys()
    let text = #""text": "---\ntitle: A\n---\n""#
    let events = try [
      #"{"path": "caf\u00e9.md", \#(text)}"#,
      #"{"path": "b.md", "old_path": "caf\u00e9.md", "event": "rename"}"#,
      #"{"path": "cafe\u0301.md", \#(text)}"#,
    ].map { try Self.event($0) }
    let origins = events.map { Array(keys.origin(of: $0).utf8) }
    #expect(origins[1] == Array("caf\u{e9}.md".utf8))
    #expect(origins[2] == Array("cafe\u{301}.md".utf8))
  }
}
