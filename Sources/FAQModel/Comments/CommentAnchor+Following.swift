extension CommentAnchor {
  /// Where the words of a comment stand in a text, in bytes of UTF-8 from the beginning of the field.
  public enum Place: Equatable, Sendable {
    /// They stand there as they were; at most lines are wrapped anew.
    case unchanged(at: Range<Int>)
    /// They were edited; these words stand in their place.
    case changed(now: String, at: Range<Int>)
    /// They were taken out. The same words elsewhere, in another context, are not what was commented.
    case gone
  }

  /// Follows the quote from the text that was commented into another one.
  ///
  /// Its own place is followed by the words that are the same in both texts, and is left only for a
  /// place where the exact quote stands and more of its context has moved with it.
  public func place(in text: ArticleText, from original: ArticleText) -> Place {
    let (old, new) = (original[field], text[field])
    let (there, here) = (QuotableText(old, .space), QuotableText(new, .space))
    let (above, below) = (QuotableText(before, .space), QuotableText(after, .space))
    func best(_ places: [Range<Int>], _ text: QuotableText) -> (place: Range<Int>, fit: Int)? {
      places.map { ($0, text.fit($0, above, below)) }.reduce(nil) { best, next in
        best.map { $0.1 >= next.1 } ?? false ? best : next
      }
    }
    let own = best(there.places(of: quote), there)?.place
    let followed = own.flatMap { own in
      FollowedQuote(at: own, in: old, context: (before.utf8.count, after.utf8.count)).place(in: new)
    }
    let copies = here.places(of: quote)
    let leastFit = max(1, min(Self.leastFit, (above.count + below.count) / 2))
    let rival = best(copies.filter { $0 != followed }, here).flatMap {
      $0.fit < leastFit ? nil : $0
    }
    let isFollowed = followed.map { rival?.fit ?? 0 <= here.fit($0, above, below) } ?? false
    guard let place = isFollowed ? followed : rival?.place else { return .gone }
    // What came to touch the words makes others of them: 5 mg is not 1.5 mg.
    let whole = own.map { here.place(place, withRunsOtherThan: there.runs(around: $0)) } ?? place
    if copies.contains(whole) { return .unchanged(at: whole) }
    let now = here.words(at: whole)
    return .changed(now: now.words, at: now.place)
  }

  /// So much of the context, in characters, must stand around words at another place for them to be
  /// those that were commented: a quarter of what an anchor keeps.
  private static let leastFit = contextLength / 2
}
