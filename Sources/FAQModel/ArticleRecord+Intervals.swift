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
  /// that was recorded later begins, whichever is first. One that was cancelled never begins, nor one
  /// whose sign-offs did not suffice at its time.
  public func publicIntervals(until moment: Instant) -> [PublicInterval] {
    var intervals: [PublicInterval] = []
    var nextBeginning = Instant.distantFuture
    for publication in publications.reversed() where publication.begins {
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

extension [PublicInterval] {
  /// The times in which what is the same in publications was public without a gap, each once: to publish it
  /// again with another end begins nothing.
  package func joined(by same: KeyPath<Publication, some Equatable>) -> [PublicInterval] {
    reduce(into: []) { joined, next in
      guard let last = joined.last, last.until == next.from,
        last.publication[keyPath: same] == next.publication[keyPath: same]
      else { return joined.append(next) }
      joined[joined.count - 1] = PublicInterval(
        publication: next.publication, from: last.from, until: next.until)
    }
  }
}

extension ArticleRecord {
  /// Since when the text of a publication is public without a gap.
  package func beginning(of publication: Publication) -> Instant {
    guard publications.count > 1 else { return publication.from }
    let joined = publicIntervals(until: publication.from).joined(by: \.digest)
    return joined.first { $0.publication.entry == publication.entry }?.from ?? publication.from
  }

  /// The same without the times in which a text was withheld because its sign-offs did not suffice.
  package func publicIntervals(
    until moment: Instant, under history: GovernanceHistory
  ) -> [PublicInterval] {
    let intervals = publicIntervals(until: moment)
    guard history.mayWithhold else { return intervals }
    return intervals.flatMap { shown($0, until: moment, under: history) }
  }

  private func shown(
    _ interval: PublicInterval, until moment: Instant, under history: GovernanceHistory
  ) -> [PublicInterval] {
    let end = interval.until ?? moment
    let changes = changes(under: history)
      .filter { $0 > interval.from && $0 < end }
    var shown: [PublicInterval] = []
    let starts = [interval.from] + Set(changes).sorted()
    for (index, start) in starts.enumerated() {
      let isLast = index + 1 == starts.count
      guard isShown(interval.publication, at: start, under: history) else { continue }
      let until = isLast ? interval.until : starts[index + 1]
      let from = shown.last?.until == start ? shown.removeLast().from : start
      shown.append(PublicInterval(publication: interval.publication, from: from, until: until))
    }
    return shown
  }

  /// The times at which it may change whether a publication is withheld.
  private func changes(under history: GovernanceHistory) -> [Instant] {
    let signed = signOffs.filter { $0.decision == .approve }
    return signed.map(\.time) + history.versions.map(\.time) + raises.map(\.time)
      + signed.compactMap(history.governance().register.end) + history.registerTimes
      + lapses(history.reviewIntervals)
  }

  private func isShown(
    _ publication: Publication, at time: Instant, under history: GovernanceHistory
  ) -> Bool {
    let known = decided(by: time)
    let rules = history.rules(at: time)
    return known.standing(of: publication, at: time, by: rules).suffice
      || known.demand(of: publication, at: time, by: rules).rules.onLapse != .withhold
  }
}

// MARK: - What is yet to come

extension ArticleRecord {
  /// The next moment after one that is not before any act, from which on something else may follow from the record
  /// though nobody does anything: a publication begins or ends, or a sign-off lapses under rules that were ever
  /// in force; nil for never.
  ///
  /// - Parameter intervals: in months, ``GovernanceHistory/reviewIntervals``.
  package func nextChange(after moment: Instant, _ intervals: Set<Int>) -> Instant? {
    let changes = publications.map(\.from) + publications.compactMap(\.until) + lapses(intervals)
    return changes.filter { $0 > moment }.min()
  }

  /// When sign-offs may lapse.
  private func lapses(_ intervals: Set<Int>) -> [Instant] {
    signOffs.filter { $0.decision == .approve }.flatMap { signOff in
      intervals.map { signOff.time.adding(months: $0) }
    }
  }
}
