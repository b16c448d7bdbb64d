import FAQModel

/// The words that a search looks for, each once and no more than an index can be asked for at once.
///
/// NB: the time that FTS5 takes grows with the square of the number of words, and so does that of
/// showing where they are: of a page that somebody pasted, the first words have to do.
struct SearchWords {
  /// As FTS5 strings; a word of several parts (`T-Cell`) is a phrase.
  private(set) var quoted: [String] = []
  /// Whether there were more words than are looked for.
  private(set) var isCut = false
  /// Whether what was written is short enough to be tried as an FTS5 query.
  let mayBeQuery: Bool

  /// Whether what was written has operators, phrases, columns or the like of an FTS5 query.
  let hasOperators: Bool

  private static let operators: Set<String> = ["AND", "OR", "NOT"]
  /// How often words may come again in an FTS5 query, and how many bytes it may have.
  private static let mostRepeated = 8
  private static let largestQuery = 4 * 1024

  init(_ written: String) {
    hasOperators =
      written.contains { "\"():*^+{".contains($0) }
      || written.split(separator: " ").contains { Self.operators.contains(String($0)) }
    var seen: Set<String> = []
    var (different, repeated) = (0, 0)
    for part in written.split(whereSeparator: { $0.isWhitespace || $0 == "\0" }) {
      let word = String(part)
      let parts = word.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      guard !parts.isEmpty else { continue }
      guard seen.insert(parts.joined(separator: " ").lowercased()).inserted else {
        if !Self.operators.contains(word) { repeated += parts.count }
        continue
      }
      let room = SearchQuery.mostWords - different
      different += parts.count
      if different <= SearchQuery.mostWords {
        quoted.append(Self.quoted(word))
      } else {
        if quoted.isEmpty { quoted = [Self.quoted(parts.prefix(room).joined(separator: " "))] }
        isCut = true
        break
      }
    }
    mayBeQuery =
      !isCut && repeated <= Self.mostRepeated && written.utf8.count <= Self.largestQuery
  }

  private static func quoted(_ word: String) -> String {
    "\"" + word.replacing(ascii: "\"", with: "\"\"") + "\""
  }
}
