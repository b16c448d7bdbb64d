/// The lines at the end of a commit's message that name the article that the commit is about, by its UUID, and say
/// where its author's date is none that was claimed; and the message before them.
package enum GitTrailer {
  private static let name = "Faqcms-Article: "
  /// Stands above the name where the source of an import claimed no date; git has no commit without one.
  private static let undated = "Faqcms-Date: none\n"

  /// What stands for the note of an act that has none.
  package static func message(of act: LedgerEntry.Act, on article: Article.ID) -> String {
    "\(act.rawValue) \(article)"
  }

  private static func standsForNoNote(_ message: ArraySlice<UInt8>) -> Bool {
    let words = message.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    return words.count == 2 && LedgerEntry.Act(rawValue: words[0]) != nil && Int64(words[1]) != nil
  }

  /// A message with the lines behind it.
  package static func added(to message: String, article: String, isDated: Bool = true) -> String {
    "\(message)\n\n\(isDated ? "" : undated)\(name)\(article)"
  }

  /// A message without the lines, and the UUID in them; nil for a message that has none. Of an act without a note
  /// nothing is left.
  package static func read(_ message: ArraySlice<UInt8>) -> (
    message: ArraySlice<UInt8>, article: String?, isDated: Bool
  ) {
    let line = message.suffix(while: { $0 != UInt8(ascii: "\n") })
    var rest = message[..<line.startIndex]
    let isDated = !rest.suffix(undated.utf8.count).elementsEqual(undated.utf8)
    if !isDated { rest = rest.dropLast(undated.utf8.count) }
    guard line.starts(with: name.utf8), rest.suffix(2).elementsEqual("\n\n".utf8) else {
      return (message, nil, true)
    }
    let article = String(decoding: line.dropFirst(name.utf8.count), as: UTF8.self)
    let message = rest.dropLast(2)
    return (standsForNoNote(message) ? [] : message, article, isDated)
  }
}

extension ArraySlice<UInt8> {
  /// The longest end of which every byte satisfies the condition.
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    self[(lastIndex { !condition($0) } ?? startIndex - 1) + 1..<endIndex]
  }
}
