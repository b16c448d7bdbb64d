/// An author raised the tier of an article; the last raise holds.
public struct TierRaise: Equatable, Sendable {
  public let tier: Tier
  public let time: Instant
  package let entry: Int64
  /// Whether who raised it was an admin then, who sets it whatever was submitted before.
  let isByAdmin: Bool

  package init(tier: Tier, time: Instant, entry: Int64, isByAdmin: Bool) {
    self.tier = tier
    self.time = time
    self.entry = entry
    self.isByAdmin = isByAdmin
  }
}

/// The rules that an article's texts are weighed by: those in force, and those of any earlier point of
/// the ledger.
package struct Rules: Sendable {
  package let now: Governance
  /// The rules in force just before a ledger entry.
  package let before: @Sendable (Int64) -> Governance

  package init(now: Governance, before: @escaping @Sendable (Int64) -> Governance) {
    self.now = now
    self.before = before
  }
}

// MARK: Tiers

extension ArticleRecord {
  /// The tier that a text on a shelf would be published in, by what the ledger says before an entry.
  package func tier(
    of digest: Digest, onShelf shelf: Slug?, at time: Instant, under governance: Governance,
    before entry: Int64 = .max
  ) -> Tier {
    max(
      presentTier(onShelf: shelf, at: time, under: governance, before: entry),
      submittedTier(before: digest, under: governance, entry))
  }

  /// The tier of a text on a shelf, whatever it was raised to and whatever was submitted before: no raise goes
  /// below it.
  package func leastTier(
    onShelf shelf: Slug?, at time: Instant, under governance: Governance, before entry: Int64 = .max
  ) -> Tier {
    let replaced = publicSide.standingPublication(at: time, before: entry)
      .flatMap { shelves[$0.digest] }
    return governance.tier(of: shelf, replacing: replaced)
  }

  /// The highest tier of the shelves for which earlier texts of the article were submitted, so that no
  /// author takes a text out of its tier by moving it. It ends where an admin sets the tier.
  private func submittedTier(
    before digest: Digest, under governance: Governance, _ entry: Int64
  ) -> Tier {
    let number = revisions.last { $0.digest == digest && $0.entry < entry }?.number ?? .max
    let start = raises.last { $0.entry < entry && $0.isByAdmin }?.entry ?? 0
    let earlier = reviews.filter {
      $0.entry > start && $0.entry < entry && $0.revision.number < number
    }
    return earlier.map { shelves[$0.digest].map(governance.shelves.tier) ?? .clinical }.max()
      ?? .editorial
  }

  /// The tier of a text on a shelf, whatever was submitted before.
  private func presentTier(
    onShelf shelf: Slug?, at time: Instant, under governance: Governance, before entry: Int64 = .max
  ) -> Tier {
    let least = leastTier(onShelf: shelf, at: time, under: governance, before: entry)
    return max(least, raise(before: entry)?.tier ?? least)
  }

  private func raise(before entry: Int64) -> TierRaise? { raises.last { $0.entry < entry } }

  /// The tier of a text whose shelf is known: the newest, or one that was submitted or published. Any
  /// other is weighed as the strictest.
  package func tier(of digest: Digest, at time: Instant, under governance: Governance) -> Tier {
    guard let shelf = shelves[digest] else { return .clinical }
    return tier(of: digest, onShelf: shelf, at: time, under: governance)
  }
}

// MARK: What follows from the sign-offs

extension ArticleRecord {
  /// The sign-offs of a text that may be published, at a time, under the rules in force.
  package func standing(
    of digest: Digest, at time: Instant, under governance: Governance
  ) -> SignOffs {
    SignOffs(
      of: digest, in: self,
      for: governance.demand(of: tier(of: digest, at: time, under: governance)),
      register: governance.register, at: time)
  }

  /// The sign-offs that decide a review which is open: those that its text has. Where the ones from before it suffice
  /// still, the text was submitted to have them renewed, and those that were given in the review decide; but who
  /// opened it with a sign-off renews that alone.
  package func deciding(
    _ review: Review, for demand: Demand, register: Register, at time: Instant
  ) -> SignOffs {
    func weighed(_ record: ArticleRecord, before entry: Int64 = .max) -> SignOffs {
      SignOffs(
        of: review.digest, in: record, for: demand, register: register, at: time, before: entry)
    }
    let all = weighed(self)
    guard all.suffice, !signOffs.contains(where: { $0.entry == review.entry }),
      weighed(self, before: review.entry).suffice
    else { return all }
    var renewed = self
    renewed.signOffs.removeAll {
      $0.digest == review.digest && $0.decision == .approve && $0.entry < review.entry
    }
    return weighed(renewed)
  }

  /// The sign-offs that keep a publication public.
  package func standing(of publication: Publication, at time: Instant, by rules: Rules) -> SignOffs
  {
    SignOffs(
      of: publication.digest, in: self, for: demand(of: publication, at: time, by: rules),
      register: rules.now.register, at: time, question: .staying(publication))
  }

  /// What is asked of a publication that has begun.
  package func demand(of publication: Publication, at time: Instant, by rules: Rules) -> Demand {
    let present =
      shelves[publication.digest]
      .map { presentTier(onShelf: $0, at: time, under: rules.now) } ?? .clinical
    return rules.now.demand(
      of: max(publication.tier, present), publishedUnder: rules.before(publication.entry),
      publication.tier)
  }

  package func workingStatus(at time: Instant, under governance: Governance) -> WorkingStatus {
    if openReview != nil { return .inReview }
    guard let head = head(at: time) else { return .discarded }
    let last = reviews.last { $0.revision.number == head.number }
    if last?.outcome == .changesRequested { return .changesRequested }
    return standing(of: head.digest, at: time, under: governance).suffice ? .approved : .draft
  }

  package func publicStatus(at time: Instant, by rules: Rules) -> PublicStatus {
    publicState(at: time, by: rules).status
  }

  /// What the public sees, and when the sign-offs of the public text cease to suffice, nil for never.
  /// One that rests on who asked for changes to it since is overdue, but never withheld for that. With the
  /// sign-offs of the text that would be public if they sufficed.
  package func publicState(
    at time: Instant, by rules: Rules
  ) -> (status: PublicStatus, reviewDue: Instant?, standing: SignOffs?) {
    if let live = live(at: time) {
      let standing = standing(of: live, at: time, by: rules)
      guard !standing.suffice else {
        return (
          standing.doubted == nil ? .published : .overdue, standing.doubted ?? standing.due,
          standing
        )
      }
      let onLapse = demand(of: live, at: time, by: rules).rules.onLapse
      return (onLapse == .withhold ? .withheld : .overdue, standing.due, standing)
    }
    if publicSide.standingPublication(at: time) != nil { return (.expired, nil, nil) }
    if !withdrawals.isEmpty { return (.withdrawn, nil, nil) }
    return (scheduled(after: time) == nil ? .unpublished : .scheduled, nil, nil)
  }
}
