import FAQTestSupport
import Foundation

/// Chromium, without a window, driven by `Checker/browse.py`.
enum Browser {
  /// A page to open, and what to do there.
  struct Visit: Encodable {
    let url: String
    /// Keys to press, such as `Tab`.
    var keys: [String] = []
    /// Whether the last key leads to another page.
    var leaves = false
    /// What to type after the keys.
    var text = ""
    /// An expression of JavaScript whose value is asked for.
    var script = "document.title"
    var dark = false
    var width = 1280
    /// Whether the page's own scripts are kept from running.
    var scriptless = false
  }

  struct Finding: Decodable {
    /// Errors and warnings, everything on the console, and requests to anywhere but the folder.
    let problems: [String]
    /// The value of the script, as text.
    let value: String
  }

  static let isInstalled =
    ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/chromium")
    } ?? false

  static func open(_ visits: [Visit]) throws -> [Finding] {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/browse.py").path
    let input = String(decoding: try JSONEncoder().encode(visits), as: UTF8.self)
    let result = try Program.run(
      ["timeout", "--kill-after=5", "120", "/usr/bin/python3", script], input: input)
    guard result.code == 0 else { throw Failure(errors: result.errors) }
    return try JSONDecoder().decode([Finding].self, from: Data(result.output.utf8))
  }

  struct Failure: Error {
    let errors: String
  }
}
