/// The rules in force at one point of the ledger: the policy, the tiers of the shelves, and the
/// register of those who sign.
package struct Governance: Sendable {
  package let policy: Policy
  package let shelves: Shelves
  package let register: Register

  package init(
    policy: Policy = Policy(), shelves: Shelves = Shelves(), register: Register = Register()
  ) {
    self.policy = policy
    self.shelves = shelves
    self.register = register
  }

  /// The tier of a text that nobody raised: the higher of what its shelf chose and what the public text that
  /// it would replace has.
  ///
  /// A classification of changes would be weighed here, and nowhere else.
  package func tier(of category: Slug?, replacing shelf: Slug??) -> Tier {
    let own = shelves.tier(of: category)
    return max(own, shelf.map { shelves.tier(of: $0) } ?? own)
  }

  /// What is asked of a text of a tier that is to be published.
  package func demand(of tier: Tier) -> Demand {
    Demand(tier: tier, rules: policy[tier], isIndependent: policy.independentReview)
  }

  /// What is asked of a public text: the sign-offs that were asked for when it was published, for as
  /// long as the rules in force now let one hold. A tier above, into which anybody may raise it, takes back
  /// nothing that the tiers below ask: the shortest interval and the strictest consequence hold.
  package func demand(of tier: Tier, publishedUnder former: Governance, _ formerTier: Tier)
    -> Demand
  {
    var rules = former.policy[formerTier]
    let asked = Tier.allCases.filter { formerTier <= $0 && $0 <= tier }.map { policy[$0] }
    rules.reviewInterval = asked.compactMap(\.reviewInterval).min()
    rules.onLapse = asked.map(\.onLapse).max() ?? policy[tier].onLapse
    return Demand(
      tier: formerTier, rules: rules, isIndependent: former.policy.independentReview)
  }
}

/// What a text must have to be, or to stay, public.
package struct Demand: Equatable, Sendable {
  /// The tier whose sign-offs are asked for.
  package let tier: Tier
  package let rules: TierRules
  /// Whether sign-offs by contributors to the text do not count.
  package let isIndependent: Bool
}
