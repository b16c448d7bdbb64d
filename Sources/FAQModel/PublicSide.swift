/// What decides what is public of an article: its publications and withdrawals, in the order of the
/// ledger.
package struct PublicSide: Sendable {
  package let publications: [Publication]
  package let withdrawals: [Withdrawal]

  package init(publications: [Publication], withdrawals: [Withdrawal]) {
    self.publications = publications
    self.withdrawals = withdrawals
  }

  /// The publication that decides what is public at a time: the last one recorded among those that
  /// have begun, unless the article was withdrawn after it was recorded. It may have expired.
  ///
  /// - Parameter entry: the entry of the ledger before which it was recorded, as were the withdrawals.
  package func standingPublication(at time: Instant, before entry: Int64 = .max) -> Publication? {
    let last = publications.last { $0.begins && $0.from <= time && $0.entry < entry }
    let withdrawal = withdrawals.last { $0.entry < entry }
    guard let last, last.entry > withdrawal?.entry ?? 0 else { return nil }
    return last
  }

  /// The publication whose text is public at a time.
  package func live(at time: Instant) -> Publication? {
    standingPublication(at: time).flatMap { ($0.until ?? .distantFuture) > time ? $0 : nil }
  }
}
