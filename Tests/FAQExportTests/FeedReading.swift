import FAQExport
import FAQTestSupport
import Foundation

/// What feedparser, Python's XML parser and its JSON parser find in the feeds of a site.
struct FeedReading: Decodable {
  struct Feed: Decodable {
    let whole: Whole
    let entries: [Entry]
  }

  struct Whole: Decodable, Equatable {
    let id, title, updated, language, link, home: String?
  }

  struct Entry: Decodable, Equatable {
    let id, title, link, language, updated: String
    let published, summary: String?
    let authors: [String]
    let content: String
  }

  /// Nil where a feed cannot be read.
  let feed: Feed?
  /// What the standards ask for and is not there, and where the two feeds differ.
  let problems: [String]

  static func of(_ files: [ExportedFile]) throws -> FeedReading { try of(sites: [files])[0] }

  static func of(sites: [[ExportedFile]]) throws -> [FeedReading] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read-feeds.py").path
    let texts = sites.map { files in
      Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
    }
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    let result = try Program.run(["/usr/bin/python3", script], input: input)
    return try JSONDecoder().decode([FeedReading].self, from: Data(result.output.utf8))
  }
}
