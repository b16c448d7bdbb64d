import Foundation

/// Titles that ask the same in almost the same words.
///
/// Two are alike where they have the same words in any order, whatever their case, accents, hyphens
/// and marks, without those that carry no meaning in a question ("what is", "the"). Signs count, as
/// ``SignedWords`` has them: `CD19+` is not `CD19-`. It is quick for any number of titles, and misses
/// what is said in other words.
package struct SimilarTitles: Sendable {
  private var titles: [Key: (id: Article.ID, title: String)] = [:]

  package init() {}

  /// Notes the title of an article; the first of those that are alike stays.
  package mutating func add(_ title: String, of id: Article.ID, as key: Key) {
    if titles[key] == nil { titles[key] = (id, title) }
  }

  /// Forgets the title of an article that has another one now.
  package mutating func remove(_ id: Article.ID, as key: Key) {
    if titles[key]?.id == id { titles[key] = nil }
  }

  /// An article with a title like this in the same language.
  package func article(like key: Key) -> (id: Article.ID, title: String)? { titles[key] }

  /// What titles that are alike have in common.
  package struct Key: Hashable, Sendable {
    private let words: String

    package init(_ title: String, _ locale: LanguageTag) {
      words = SimilarTitles.words(title, locale)
    }
  }

  private static func words(_ title: String, _ locale: LanguageTag) -> String {
    let plain =
      title.utf8.allSatisfy { $0 < 0x80 }
      ? title.lowercased()
      : title.folding(
        options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    let words = SignedWords.words(of: plain)
    let meaningful = words.filter { !empty.contains($0) }
    return locale.text + " "
      + Set(meaningful.isEmpty ? words : meaningful).sorted().joined(separator: " ")
  }

  private static let empty: Set<String> = [
    "a", "an", "the", "is", "are", "was", "do", "does", "did", "what", "which", "of", "for", "in",
    "on", "to", "and", "or", "my", "your", "i", "you", "it", "be", "can", "may", "there", "how",
    "will",
  ]
}
