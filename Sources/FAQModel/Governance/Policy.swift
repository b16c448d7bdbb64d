/// The rules of the FAQ center that an admin may set. Every change is in the ledger.
public struct Policy: Equatable, Sendable {
  /// Whether a sign-off by somebody who helped to write the text is refused and never counts.
  public var independentReview = true
  /// Whether the last sign-off that a text needs also publishes it.
  public var publishOnApproval = false
  /// Whether a text can be signed off while comments on it are open.
  public var openComments = true
  /// The fields that a text must have filled when it is submitted.
  public var requiredFields = ["title", "body"]
  /// The largest file that may be added as an asset, in MiB.
  public var largestAsset = 10
  private var tiers: [Tier: TierRules] = [:]

  public init() {}

  /// What is asked of the texts of a tier.
  public subscript(tier: Tier) -> TierRules {
    get { tiers[tier] ?? .defaults(of: tier) }
    set { tiers[tier] = newValue }
  }

  /// What ``largestAsset`` can be.
  package static let assetSizes = 1...100

  package static let requirable = [
    "title", "body", "summary", "category", "tags", "audience", "codes", "references",
  ]

  /// The value of a rule as people write it.
  public subscript(key: Key) -> String {
    switch key {
    case .independentReview: Self.text(independentReview)
    case .publishOnApproval: Self.text(publishOnApproval)
    case .openComments: Self.text(openComments)
    case .requiredFields: requiredFields.joined(separator: " ")
    case .largestAsset: "\(largestAsset) MiB"
    case .tier(let tier, .signOffs): self[tier].signOffs.description
    case .tier(let tier, .signatures): Self.text(self[tier].signatures)
    case .tier(let tier, .reviewInterval):
      self[tier].reviewInterval.map { $0 == 1 ? "1 month" : "\($0) months" } ?? "none"
    case .tier(let tier, .onLapse): self[tier].onLapse.rawValue
    }
  }

  /// Sets a rule from the text that a person wrote.
  ///
  /// - Throws: ``Refusal/invalidPolicy(key:value:)`` where the rule cannot have the value.
  public mutating func set(_ key: Key, to value: String) throws {
    let invalid = Refusal.invalidPolicy(key: key, value: value)
    switch key {
    case .independentReview: independentReview = try Self.flag(value, or: invalid)
    case .publishOnApproval: publishOnApproval = try Self.flag(value, or: invalid)
    case .openComments: openComments = try Self.flag(value, or: invalid)
    case .requiredFields:
      let names = value.split { $0 == " " || $0 == "," }.map(String.init)
      guard names.allSatisfy(Self.requirable.contains), names.contains("title") else {
        throw invalid
      }
      requiredFields = Self.requirable.filter(names.contains)
    case .largestAsset:
      let number = value.wholeMatch(of: /([0-9]{1,3}) ?(MiB)?/).flatMap { Int($0.1) }
      guard let number, Self.assetSizes.contains(number) else { throw invalid }
      largestAsset = number
    case .tier(let tier, .signOffs):
      guard let signOffs = Requirements(value) else { throw invalid }
      self[tier].signOffs = signOffs
    case .tier(let tier, .signatures): self[tier].signatures = try Self.flag(value, or: invalid)
    case .tier(let tier, .reviewInterval):
      let months = value == "none" ? nil : Self.months(value)
      guard value == "none" || months.map((1...120).contains) ?? false else { throw invalid }
      self[tier].reviewInterval = months
    case .tier(let tier, .onLapse):
      guard let onLapse = Lapse(rawValue: value) else { throw invalid }
      self[tier].onLapse = onLapse
    }
  }

  private static func text(_ flag: Bool) -> String { flag ? "on" : "off" }

  private static func flag(_ value: String, or invalid: Refusal) throws -> Bool {
    switch value.lowercased() {
    case "on", "yes", "true": true
    case "off", "no", "false": false
    default: throw invalid
    }
  }

  private static func months(_ value: String) -> Int? {
    guard let match = value.wholeMatch(of: /([0-9]{1,3}) ?(m|months?|y|years?)?/) else {
      return nil
    }
    guard let number = Int(match.1) else { return nil }
    return match.2?.hasPrefix("y") == true ? number * 12 : number
  }
}
