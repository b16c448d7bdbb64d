/// A time in which a text was public.
public struct PublicInterval: Equatable, Sendable {
  public let publication: Publication
  public let from: Instant
  /// When it stopped being public; nil where it had not by the moment asked about.
  public let until: Instant?
}

extension ArticleRecord {
  /// When which text was public up to a moment, in the order of the ledger; no two overlap.
  ///
  /// A publication begins at its time and ends at its own end, at the next withdrawal, or when one
  /// that was recorded later begins, whichever is first. One that was cancelled never begins.
  public func publicIntervals(until moment: Instant) -> [PublicInterval] {
    var intervals: [PublicInterval] = []
    var nextBeginning = Instant.distantFuture
    for publication in publications.reversed() where !publication.isCancelled {
      let withdrawal = withdrawals.first { $0.entry > publication.entry }?.time
      let end = min(
        publication.until ?? .distantFuture, withdrawal ?? .distantFuture, nextBeginning)
      if publication.from < end, publication.from <= moment {
        intervals.append(
          PublicInterval(
            publication: publication, from: publication.from, until: end <= moment ? end : nil))
      }
      nextBeginning = min(nextBeginning, publication.from)
    }
    return intervals.reversed()
  }
}
