import FAQImport
import FAQModel
import Foundation
import Testing

@Suite("Questions in real Markdown files")
struct MarkdownRealFilesTests {
  static let folder = "../shared/data/"

  static func files(_ folder: String) throws -> [(path: String, bytes: [UInt8])] {
    let root = URL(fileURLWithPath: folder).standardizedFileURL
    let names =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.sorted().filter(SourceName.isMarkdown).map {
      ($0, [UInt8](try Data(contentsOf: root.appendingPathComponent($0))))
    }
  }

  /// The words of the text after the front matter.
  static func words(_ bytes: [UInt8]) -> [Substring] {
    let text = String(decoding: bytes, as: UTF8.self)
    let parts = text.split(separator: "\n---", maxSplits: 1)
    return parts.last?.split(whereSeparator: \.isWhitespace) ?? []
  }

  @Test(
    "the 248 files of a public FAQ are read with all words of their answers",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared"))
  func publicFAQ() throws {
    let files = try Self.files(Self.folder + "cv-faq")
    #expect(files.count == 248)
    var refused: [String] = []
    for (path, bytes) in files {
      let reading = try MarkdownQuestions.read(bytes, path: path)
      refused += reading.refused.map { "\($0.place): \($0.cause)" }
      #expect(reading.questions.count + reading.refused.count == 1 && reading.dropped.isEmpty)
      guard let question = reading.questions.first else { continue }
      #expect(question.body.split(whereSeparator: \.isWhitespace) == Self.words(bytes), "\(path)")
      #expect(question.date != nil && !question.summary.isEmpty, "\(path)")
      #expect(question.fields.contains { $0.name == "sources" || $0.name == "layout" })
      #expect(question.categories == ["_content"] && question.identity == path)
    }
    #expect(refused == [])
  }

  @Test(
    "the 200 files of a corpus are read as a faithful import has them",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "there is no ../shared"))
  func corpus() throws {
    let lines = try String(contentsOfFile: Self.folder + "medquad/expect.ndjson", encoding: .utf8)
    var expected: [String: JSONValue] = [:]
    for line in lines.split(separator: "\n") {
      let value = try JSONValue(reading: String(line))
      expected[try #require(value["path"]?.string)] = value
    }
    let files = try Self.files(Self.folder + "medquad/md")
    #expect(files.count == 200 && expected.count == 200)
    for (path, bytes) in files {
      let reading = try MarkdownQuestions.read(bytes, path: path)
      let name = try #require(path.split(separator: "/").last).dropLast(3)
      let value = try #require(expected[String(name)])
      let question = try #require(reading.questions.first, "\(path) \(reading.refused)")
      #expect(question.title == value["title"]?.string && question.slug == value["slug"]?.string)
      #expect(question.tags == value["tags"]?.strings)
      #expect(question.date == Instant(rfc3339: value["date"]?.string ?? ""))
      #expect(question.body.split(whereSeparator: \.isWhitespace) == Self.words(bytes))
      for words in value["contains"]?.strings ?? [] { #expect(question.body.contains(words)) }
      #expect(question.categories.count == 1 && reading.dropped.isEmpty)
      #expect(question.fields.map(\.name) == ["focus", "synonyms", "source_url"])
    }
  }
}
