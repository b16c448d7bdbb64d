public import FAQModel

/// What is looked for, and where.
public struct SearchQuery: Sendable {
  public enum Scope: String, CaseIterable, Sendable {
    /// Texts that are public.
    case live
    /// The newest drafts.
    case drafts
    /// Every text that ever was saved; of each article the one that fits best.
    case history
  }

  /// The most different words that are looked for; of more, the first.
  public static let mostWords = 32

  /// Words that must all be there, or an FTS5 query.
  public var words: String
  public var scope: Scope
  /// Only texts in this language, or in one of its kinds, as `de-AT` is one of `de`.
  public var locale: LanguageTag?
  public var category: Slug?
  public var tag: String?
  /// A working or a public status as people write it.
  public var status: String?
  /// The most hits.
  public var limit: Int

  public init(words: String, scope: Scope = .live, limit: Int = 20) {
    self.words = words
    self.scope = scope
    self.limit = limit
  }
}

/// A text that was found.
public struct SearchHit: Equatable, Sendable {
  public let revision: Revision.ID
  public let slug: Slug
  public let digest: Digest
  public let title: String
  public let locale: LanguageTag
  /// The place in the text that fits best. Hits stand between U+0002 and U+0003.
  public internal(set) var snippet: String
}

/// What was found, the best first.
public struct SearchResult: Equatable, Sendable {
  public let hits: [SearchHit]
  /// Whether no text had all the words and these have some of them.
  public let isRelaxed: Bool
  /// Whether there were more than ``SearchQuery/mostWords`` words, so that the last were left out.
  public let isCut: Bool
}
