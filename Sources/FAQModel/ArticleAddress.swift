/// How people name a text: `12`, `12@3`, `12@live`, `12@review`, `12@9f3a…` (the start of a digest,
/// at least 4 characters), with a slug in place of the number if they like. Digits alone are a number where a
/// revision has it, else the start of a digest.
public struct ArticleAddress: Hashable, Sendable, CustomStringConvertible {
  public enum Name: Hashable, Sendable {
    case number(Article.ID)
    case slug(Slug)
  }

  public enum Version: Hashable, Sendable {
    case revision(Int)
    /// The start of a digest in lower-case hexadecimal characters.
    case digest(String)
    /// The text that is public.
    case live
    /// The text that waits for a decision.
    case review
  }

  public let name: Name
  /// Nil where the command decides which text is meant.
  public let version: Version?

  public init(name: Name, version: Version? = nil) {
    self.name = name
    self.version = version
  }

  public init(_ id: Article.ID, version: Version? = nil) {
    self.init(name: .number(id), version: version)
  }

  public init(_ revision: Revision.ID) {
    self.init(revision.article, version: .revision(revision.number))
  }

  /// An address as written; nil where the text is none or a number is beyond 64 bits.
  public init?(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let name = Self.name(String(first)) else { return nil }
    guard parts.count == 2 else {
      self.init(name: name)
      return
    }
    guard let version = Self.version(String(parts[1])) else { return nil }
    self.init(name: name, version: version)
  }

  /// The version with digits that are no revision's number as the start of a digest, where they are long enough.
  package func version(withRevision exists: (Int) -> Bool) -> Version? {
    guard case .revision(let number)? = version, number >= 1_000, !exists(number) else {
      return version
    }
    return .digest("\(number)")
  }

  public var description: String {
    let article =
      switch name {
      case .number(let id): id.description
      case .slug(let slug): slug.text
      }
    return switch version {
    case nil: article
    case .revision(let number): "\(article)@\(number)"
    case .digest(let prefix): "\(article)@\(prefix)"
    case .live: "\(article)@live"
    case .review: "\(article)@review"
    }
  }

  private static func name(_ text: String) -> Name? {
    if let number = positive(text) { return .number(Article.ID(number)) }
    return Slug(text).map(Name.slug)
  }

  private static func version(_ text: String) -> Version? {
    if text == "live" { return .live }
    if text == "review" { return .review }
    let isPadded = text.utf8.count >= 4 && text.hasPrefix("0")
    if text.utf8.count < 10, !isPadded, let number = positive(text) {
      return .revision(Int(number))
    }
    let prefix = text.lowercased()
    guard (4...64).contains(prefix.utf8.count), prefix.utf8.allSatisfy(Digest.isDigit) else {
      return nil
    }
    return .digest(prefix)
  }

  private static func positive(_ text: String) -> Int64? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(text), number > 0
    else { return nil }
    return number
  }
}
