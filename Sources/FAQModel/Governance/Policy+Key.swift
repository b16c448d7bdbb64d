extension Policy {
  /// The rules by the names under which people set them: `review-interval` is the standard tier's,
  /// `clinical.review-interval` the clinical tier's.
  public enum Key: Hashable, Sendable {
    case tier(Tier, TierRule)
    case independentReview
    case publishOnApproval
    case openComments
    case requiredFields
    case largestAsset

    public static let signOffsRequired = tier(.standard, .signOffs)
    public static let reviewInterval = tier(.standard, .reviewInterval)
  }

  /// The rules that each tier has.
  public enum TierRule: String, CaseIterable, Sendable {
    case signOffs = "sign-offs-required"
    case signatures
    case reviewInterval = "review-interval"
    case onLapse = "on-lapse"
  }
}

extension Policy.Key: CaseIterable, RawRepresentable {
  public static let allCases: [Policy.Key] =
    [Tier.standard, .clinical, .editorial].flatMap { tier in
      Policy.TierRule.allCases.map { .tier(tier, $0) }
    } + site

  private static let site: [Policy.Key] = [
    .independentReview, .publishOnApproval, .openComments, .requiredFields, .largestAsset,
  ]

  /// Reads a name; `standard.review-interval` is `review-interval`.
  public init?(rawValue name: String) {
    if let site = Self.site.first(where: { $0.rawValue == name }) {
      self = site
      return
    }
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let tier = parts.count == 2 ? Tier(rawValue: parts[0]) : .standard,
      let rule = parts.last.flatMap(Policy.TierRule.init)
    else { return nil }
    self = .tier(tier, rule)
  }

  public var rawValue: String {
    switch self {
    case .tier(.standard, let rule): rule.rawValue
    case .tier(let tier, let rule): "\(tier.rawValue).\(rule.rawValue)"
    case .independentReview: "independent-review"
    case .publishOnApproval: "publish-on-approval"
    case .openComments: "open-comments"
    case .requiredFields: "required-fields"
    case .largestAsset: "largest-asset"
    }
  }

  /// What the rule does, in a clause.
  public var meaning: String {
    switch self {
    case .tier(_, .signOffs):
      "who must approve, such as '2 medical-review, 1 medical-review of haematology'"
    case .tier(_, .signatures): "only sign-offs signed with a key count (on, off)"
    case .tier(_, .reviewInterval): "how long a sign-off holds (1 to 120 months, or none)"
    case .tier(_, .onLapse): "what happens to a public text past that (flag, banner, withhold)"
    case .independentReview: "nobody may sign off text that they helped to write (on, off)"
    case .publishOnApproval: "the last sign-off needed also publishes (on, off)"
    case .openComments: "a text may be signed off while comments on it are open (on, off)"
    case .requiredFields:
      "fields a text must have filled to be submitted (\(Policy.requirable.joined(separator: " ")))"
    case .largestAsset: "the largest file that may be added as an asset (1 to 100 MiB)"
    }
  }
}
