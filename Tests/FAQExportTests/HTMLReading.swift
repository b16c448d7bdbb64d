import FAQExport
import FAQTestSupport
import Foundation

/// What html5lib, which implements the parser of the HTML standard, finds in the pages of a site.
struct HTMLReading: Decodable {
  /// Parse errors; elements, attributes and addresses that no page may have; links that lead
  /// nowhere; headings out of order; landmarks that are missing.
  let problems: [String]
  /// The words of each page, by path.
  let words: [String: String]

  static func of(_ files: [ExportedFile]) throws -> HTMLReading {
    try of(sites: [files])[0]
  }

  static func of(sites: [[ExportedFile]]) throws -> [HTMLReading] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read-site.py").path
    let texts = sites.map { files in
      Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.text) })
    }
    let input = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
    let result = try Program.run(["/usr/bin/python3", script], input: input)
    return try JSONDecoder().decode([HTMLReading].self, from: Data(result.output.utf8))
  }
}

extension ExportedFile {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
