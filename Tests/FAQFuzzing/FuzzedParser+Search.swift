import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation

extension FuzzedParser {
  static let checkSearch: @Sendable ([UInt8]) throws -> Void = { bytes in
    let words = String(decoding: bytes, as: UTF8.self)
    let office = try library.get().office(.pia)
    for scope in SearchQuery.Scope.allCases {
      let result: SearchResult
      do {
        result = try office.search(SearchQuery(words: words, scope: scope)).result
      } catch {
        throw BrokenRule(description: "any words can be looked for: \(error)")
      }
      try require(
        Set(result.hits.map(\.revision.article)).count == result.hits.count,
        "each article is found once")
      try require(!result.isRelaxed || !result.hits.isEmpty, "a relaxed search finds something")
    }
  }

  /// An office with a few texts, made once; its files have no names any more and go with the process.
  private static let library = Result<Newsroom, any Error> {
    let newsroom = try Newsroom()
    _ = try newsroom.published("What is a CAR T-cell sample?", "A \"sample\" of *cells*, 5 mg.")
    _ = try newsroom.published("Was ist Fieber?", "Ein Beispiel: Fièvre, über 38 °C.")
    _ = try newsroom.draft("Is this a draft?", "NEAR and OR, AND or NOT: a sample title.")
    try FileManager.default.removeItem(atPath: newsroom.folder.path)
    return newsroom
  }
}
