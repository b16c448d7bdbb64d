import Foundation
import Testing

/// Databases as earlier versions of faqcms made them.
package enum OldDatabase {
  /// Makes the one of a schema version at a path.
  package static func make(version: Int, at path: String) throws {
    let dump = try String(
      contentsOfFile: "Tests/FAQStoreTests/Fixtures/version-\(version).sql", encoding: .utf8)
    let made = try Program.run(["sqlite3", path], input: "PRAGMA journal_mode = WAL;\n" + dump)
    #expect(made.errors == "")
  }
}
