extension Refusal {
  /// What a text lacks to be published.
  public struct Shortfall: Equatable, Sendable {
    /// How many sign-offs count, and how many people must sign at least.
    public let have: Int
    public let required: Int
    public let missing: [Requirement]
    public let tier: Tier
    /// Whose approvals do not count, and why.
    public let own: [Handle]
    public let lapsed: [Handle]
    /// Who signed changes to a text that is signed off no longer.
    public let unfounded: [Handle]
    public let revoked: [Handle]
    public let unsigned: [Handle]
    /// The revision of the article that is in review.
    public let waiting: Revision.ID?
    /// The text that a submission is of.
    public let newest: Revision.ID?
    /// An earlier text that may be published.
    public let other: Revision.ID?

    package init(
      _ standing: SignOffs, tier: Tier, waiting: Revision.ID?, newest: Revision.ID?,
      other: Revision.ID?
    ) {
      have = standing.counting.count
      required = standing.required
      missing = standing.missing
      self.tier = tier
      own = standing.own.map(\.reviewer)
      lapsed = standing.lapsed.filter { $0.base == nil }.map(\.reviewer)
      unfounded = standing.lapsed.filter { $0.base != nil }.map(\.reviewer)
      revoked = standing.revoked.map(\.reviewer)
      unsigned = standing.unsigned.map(\.reviewer)
      self.waiting = waiting
      self.newest = newest
      self.other = other
    }

    func sentence(_ revision: Revision.ID) -> String {
      var text = "\(revision) is not signed off: \(have) of \(required) sign-offs count."
      if !missing.isEmpty, missing != [Requirement(required, .medicalReview)] || tier != .standard {
        let missing = missing.map(\.description).joined(separator: ", ")
        text += " Its tier, \(tier.rawValue), still asks for \(missing)."
      }
      let reasons = [
        (own, "Not counted, because they helped to write it"),
        (lapsed, "Lapsed, because the review interval has passed"),
        (unfounded, "Lapsed, because they signed changes to a text that is signed off no longer"),
        (revoked, "Revoked"), (unsigned, "Not counted, because the tier asks for signatures"),
      ]
      for (handles, reason) in reasons where !handles.isEmpty {
        text += " \(reason): \(handles.map(\.text).joined(separator: ", "))."
      }
      if let waiting {
        text +=
          " \(waiting == revision ? "It" : "\(waiting)") waits for review: "
          + "'faqcms review show \(revision.article)'."
      } else if newest != revision {
        text +=
          " It is not the newest text: make it so with 'faqcms restore \(revision)', and then ask for "
          + "review with 'faqcms draft submit \(revision.article)'."
      } else {
        text += " Ask for review with 'faqcms draft submit \(revision.article)'."
      }
      if let other {
        text += " An earlier text is signed off: 'faqcms publish \(other)' publishes that one."
      }
      return text
    }
  }
}
