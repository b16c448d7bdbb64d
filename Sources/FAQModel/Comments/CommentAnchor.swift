import Foundation

/// The words of a text that a comment is about, with what stands around them, so that the comment
/// finds its place again when the text is edited.
///
/// A quote and its context stand here as they do in the text, in Markdown where that is Markdown.
public struct CommentAnchor: Equatable, Sendable {
  /// A part of a text that can be quoted.
  public enum Field: String, CaseIterable, Sendable {
    case title, summary, body
  }

  public let field: Field
  public let quote: String
  /// What stands right before the quote, at most 40 characters.
  public let before: String
  /// What stands right after the quote, at most 40 characters.
  public let after: String

  /// How many characters of context are kept on each side.
  public static let contextLength = 40
  /// The longest quote, in characters: what is longer is a comment on the text as a whole.
  public static let longestQuote = 1_000

  /// An anchor that was checked when it was stored.
  package init(stored field: Field, quote: String, before: String, after: String) {
    self.field = field
    self.quote = quote
    self.before = before
    self.after = after
  }

  /// Finds the quote in a text; the amount of white space, line ends, the shape of quotation marks and
  /// dashes, and invisible characters make no difference.
  ///
  /// - Parameter field: where to look; nil for everywhere.
  /// - Throws: ``Refusal/invalidQuote(cause:)`` where it is empty or too long,
  ///   ``Refusal/quoteNotFound(_:)`` where it does not stand in the text, and
  ///   ``Refusal/quoteFoundOften(_:count:)`` where it stands there several times.
  public init(quoting quote: String, in text: ArticleText, field: Field? = nil) throws {
    guard quote.utf8.count <= Self.longestQuote || quote.count <= Self.longestQuote else {
      throw Refusal.invalidQuote(
        cause: "it has \(quote.count) characters; at most \(Self.longestQuote) are allowed")
    }
    guard !QuotableText(quote, .typography).isEmpty else {
      throw Refusal.invalidQuote(cause: "it has no words")
    }
    let found = Field.allCases.filter { field == nil || $0 == field }.flatMap { field in
      QuotableText(text[field], .typography).places(of: quote).map { (field: field, place: $0) }
    }
    guard let first = found.first else { throw Refusal.quoteNotFound(quote) }
    guard found.count == 1 else { throw Refusal.quoteFoundOften(quote, count: found.count) }
    self.init(at: first.place, of: text[first.field], field: first.field)
  }

  /// Finds the quote in a text, or else in the body as readers see it; what is kept is the Markdown of
  /// those words.
  ///
  /// - Parameter pages: the words of the body as readers see them, in each way to read it.
  /// - Throws: as ``init(quoting:in:field:)``.
  package init(
    quoting quote: String, in text: ArticleText, shownAs pages: @autoclosure () -> [String]
  ) throws {
    do {
      try self.init(quoting: quote, in: text)
      // What is found once as it is written may be read in other places, too, with marks within.
      let most = pages().map { QuotableText($0, .typography).places(of: quote).count }.max() ?? 0
      let count = field == .body ? most : most + 1
      guard count <= 1 else { throw Refusal.quoteFoundOften(quote, count: count) }
    } catch Refusal.quoteNotFound {
      let place = try Self.place(of: quote, on: pages(), in: text.body)
      self.init(at: place, of: text.body, field: .body)
      guard self.quote.count <= Self.longestQuote else { throw Refusal.quoteNotFound(quote) }
    }
  }

  private static func place(
    of quote: String, on pages: [String], in markdown: String
  ) throws -> Range<Int> {
    for page in pages {
      let places = QuotableText(page, .typography).places(of: quote)
      guard let first = places.first else { continue }
      guard places.count == 1 else {
        throw Refusal.quoteFoundOften(quote, count: places.count)
      }
      if let place = FollowedQuote.origin(of: first, on: page, in: markdown) { return place }
    }
    throw Refusal.quoteNotFound(quote)
  }

  private init(at place: Range<Int>, of text: String, field: Field) {
    let start = text.utf8.index(text.startIndex, offsetBy: place.lowerBound)
    let end = text.utf8.index(text.startIndex, offsetBy: place.upperBound)
    self.init(
      stored: field, quote: String(text[start..<end]),
      before: String(text[..<start].suffix(Self.contextLength)),
      after: String(text[end...].prefix(Self.contextLength)))
  }
}

extension ArticleText {
  /// The words of a part that can be quoted.
  package subscript(field: CommentAnchor.Field) -> String {
    switch field {
    case .title: title
    case .summary: summary
    case .body: body
    }
  }
}
