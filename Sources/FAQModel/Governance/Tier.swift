/// How much harm a wrong text could do, and so how strictly it is reviewed.
public enum Tier: String, CaseIterable, Comparable, Sendable {
  /// Nothing medical: typing, links, opening hours.
  case editorial
  /// What patients read to understand; the tier of every shelf that names none.
  case standard
  /// What patients may act on: doses, warnings, when to call a doctor.
  case clinical

  public static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What happens to a public text whose sign-offs no longer suffice.
public enum Lapse: String, CaseIterable, Comparable, Sendable {
  /// It stays as it is; faqcms lists it as overdue.
  case flag
  /// It stays, and every export says beside it that its review has lapsed.
  case banner
  /// It is no longer public until its sign-offs suffice again.
  case withhold

  /// Whether it is the less strict.
  public static func < (left: Lapse, right: Lapse) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What is asked of the texts of a tier.
public struct TierRules: Equatable, Sendable {
  public var signOffs: Requirements
  /// Whether only sign-offs with a cryptographic signature count.
  public var signatures: Bool
  /// How many calendar months a sign-off holds, 1 to 120; nil for ever.
  public var reviewInterval: Int?
  public var onLapse: Lapse

  /// The rules of a tier where nobody set any.
  package static func defaults(of tier: Tier) -> TierRules {
    switch tier {
    case .editorial:
      TierRules(
        signOffs: Requirements([Requirement(1)]), signatures: false, reviewInterval: 24,
        onLapse: .flag)
    case .standard:
      TierRules(
        signOffs: Requirements([Requirement(1, .medicalReview)]), signatures: false,
        reviewInterval: 12, onLapse: .flag)
    case .clinical:
      TierRules(
        signOffs: Requirements([
          Requirement(2, .medicalReview), Requirement(1, .plainLanguageReview),
        ]), signatures: true, reviewInterval: 12, onLapse: .banner)
    }
  }
}
