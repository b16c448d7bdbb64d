import FAQTestSupport
import Foundation

/// Reads HTML as a browser does: html5lib, which implements the parser of the HTML standard.
enum HTMLReader {
  struct Reading: Decodable {
    /// Elements, attributes and addresses that no published answer may have.
    let problems: [String]
    /// The words that a reader gets: the text, and descriptions of images.
    let words: String
  }

  static func read(_ fragments: [String]) throws -> [Reading] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read-html.py").path
    let input = String(decoding: try JSONEncoder().encode(fragments), as: UTF8.self)
    let result = try Program.run(["/usr/bin/python3", script], input: input)
    return try JSONDecoder().decode([Reading].self, from: Data(result.output.utf8))
  }
}
