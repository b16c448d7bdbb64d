// FAQModel says what the editorial words mean: values, states, canonical text, digests and the
// rules of policy. It does no I/O, knows no database, and never asks for the time.

/// One question and its answer, kept for ever under one number.
public struct Article: Equatable, Sendable {
  /// The number that people use, counted from 1.
  public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let rawValue: Int64

    public init(_ rawValue: Int64) { self.rawValue = rawValue }

    public var description: String { String(rawValue) }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  public let id: ID
  /// The UUID (RFC 9562, lower case) that names the article outside this database.
  public let uuid: String
  /// The slug in force.
  public let slug: Slug
  /// Earlier slugs, in bytewise order; each still leads to this article.
  public let aliases: [Slug]

  package init(id: ID, uuid: String, slug: Slug, aliases: [Slug]) {
    self.id = id
    self.uuid = uuid
    self.slug = slug
    self.aliases = aliases
  }
}

/// One immutable text of an article.
public struct Revision: Equatable, Sendable {
  /// A revision's name: the article and the revision's number within it, counted from 1.
  public struct ID: Hashable, Sendable, CustomStringConvertible {
    public let article: Article.ID
    public let number: Int

    public init(article: Article.ID, number: Int) {
      self.article = article
      self.number = number
    }

    /// The revision after this one.
    ///
    /// NB: only in a damaged file is there none; the database refuses what follows then.
    package var next: Self { Self(article: article, number: number &+ 1) }

    /// The address that people write, such as `12@3`.
    public var description: String { "\(article)@\(number)" }
  }

  public let id: ID
  public let digest: Digest
  /// The revision that its author started from; nil for the first of an article.
  public let base: Int?
  public let author: Handle
  public let time: Instant
  /// The ledger entry that recorded it.
  public let entry: Int64

  package init(
    id: ID, digest: Digest, base: Int?, author: Handle, time: Instant, entry: Int64
  ) {
    self.id = id
    self.digest = digest
    self.base = base
    self.author = author
    self.time = time
    self.entry = entry
  }
}
