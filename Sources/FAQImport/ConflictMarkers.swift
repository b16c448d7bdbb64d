package import FAQModel

/// The lines that part the two sides of a conflict in a draft file, as in git.
package enum ConflictMarkers {
  /// Before what somebody else saved.
  package static func beginning(_ revision: Revision.ID, by author: Handle) -> String {
    "<<<<<<< \(revision) \(author)"
  }

  /// Between the sides.
  package static let middle = "======="

  /// After what the author wrote.
  package static let end = ">>>>>>> yours"

  /// The first line, counted from 1, that is a marker. The middle one may be the underline of a
  /// heading, and does not count.
  static func firstLine(in text: String) -> Int? {
    guard text.has(UInt8(ascii: "<")) || text.has(UInt8(ascii: ">")) else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { line in
      line.utf8.first == UInt8(ascii: "<") && line.wholeMatch(of: /<<<<<<< \d+@\d+ \S+/) != nil
        || line.utf8.first == UInt8(ascii: ">") && line == end
    }.map { $0 + 1 }
  }
}
