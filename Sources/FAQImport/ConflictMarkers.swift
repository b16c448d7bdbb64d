package import FAQModel

/// The lines that part the two sides of a conflict in a draft file, as in git.
package enum ConflictMarkers {
  /// Before what somebody else saved.
  package static func beginning(_ revision: Revision.ID, by author: Handle) -> String {
    "<<<<<<< \(revision) \(author)"
  }

  /// Between the sides. With words behind it, it is no underline of a heading.
  package static func middle(below revision: Revision.ID) -> String {
    "======= \(revision)\(middleEnd)"
  }

  private static let middleEnd = " above, yours below"

  /// After what the author wrote.
  package static let end = ">>>>>>> yours"

  /// The first line, counted from 1, that is a marker of faqcms or of git, whatever stands behind it. The
  /// middle one of git may be the underline of a heading, and does not count.
  static func firstLine(in text: String) -> Int? {
    guard "<=>".utf8.contains(where: text.has) else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { line in
      ["<<<<<<< ", ">>>>>>> "].contains { line.utf8.starts(with: $0.utf8) }
        || line.utf8.starts(with: "======= ".utf8) && line.hasSuffix(middleEnd)
    }.map { $0 + 1 }
  }

  /// The first line of a conflict as git marks it, counted from 1, where its end is marked, too: in files that were
  /// never drafts, one marker alone may be words.
  static func firstConflict(in lines: [UInt8]) -> Int? {
    let first = Array("<<<<<<< ".utf8)
    let last = Array(">>>>>>> ".utf8)
    var found: Int?
    var line = 1
    var start = 0
    while start < lines.count {
      if lines[start] == first[0], found == nil, lines[start...].starts(with: first) {
        found = line
      }
      if lines[start] == last[0], found != nil, lines[start...].starts(with: last) { return found }
      start = lines.lineEnd(from: start) + 1
      line += 1
    }
    return nil
  }

  static func refusal(line: Int) -> Refusal {
    .invalidFile(
      line: line, cause: "a conflict is marked there; keep the right lines and no marker")
  }
}
