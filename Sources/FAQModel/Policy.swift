/// The rules of the FAQ center that an admin may set. Every change is in the ledger.
public struct Policy: Equatable, Sendable {
  /// How many reviewers must approve a text, 1 to 10.
  public var signOffsRequired = 1
  /// Whether a sign-off by somebody who helped to write the text is refused and never counts.
  public var independentReview = true
  /// Whether the last sign-off that a text needs also publishes it.
  public var publishOnApproval = false
  /// How many calendar months a sign-off holds, 1 to 120; nil for ever.
  public var reviewInterval: Int? = 12
  /// The fields that a text must have filled when it is submitted.
  public var requiredFields = ["title", "body"]

  public init() {}

  /// The rules by the names under which people set them.
  public enum Key: String, CaseIterable, Sendable {
    case signOffsRequired = "sign-offs-required"
    case independentReview = "independent-review"
    case publishOnApproval = "publish-on-approval"
    case reviewInterval = "review-interval"
    case requiredFields = "required-fields"

    /// What the rule does, in a clause.
    public var meaning: String {
      switch self {
      case .signOffsRequired: "reviewers who must approve a text (1 to 10)"
      case .independentReview: "nobody may sign off text that they helped to write (on, off)"
      case .publishOnApproval: "the last sign-off needed also publishes (on, off)"
      case .reviewInterval: "how long a sign-off holds (1 to 120 months, or none)"
      case .requiredFields:
        "fields a text must have filled to be submitted (\(Policy.requirable.joined(separator: " ")))"
      }
    }
  }

  package static let requirable = [
    "title", "body", "summary", "category", "tags", "audience", "codes", "references",
  ]

  /// The value of a rule as people write it.
  public subscript(key: Key) -> String {
    switch key {
    case .signOffsRequired: String(signOffsRequired)
    case .independentReview: independentReview ? "on" : "off"
    case .publishOnApproval: publishOnApproval ? "on" : "off"
    case .reviewInterval: reviewInterval.map { $0 == 1 ? "1 month" : "\($0) months" } ?? "none"
    case .requiredFields: requiredFields.joined(separator: " ")
    }
  }

  /// Sets a rule from the text that a person wrote.
  ///
  /// - Throws: ``Refusal/invalidPolicy(key:value:)`` where the rule cannot have the value.
  public mutating func set(_ key: Key, to value: String) throws {
    let invalid = Refusal.invalidPolicy(key: key, value: value)
    switch key {
    case .signOffsRequired:
      guard let count = Int(value), (1...10).contains(count) else { throw invalid }
      signOffsRequired = count
    case .independentReview:
      guard let flag = Self.flag(value) else { throw invalid }
      independentReview = flag
    case .publishOnApproval:
      guard let flag = Self.flag(value) else { throw invalid }
      publishOnApproval = flag
    case .reviewInterval:
      if value == "none" {
        reviewInterval = nil
      } else {
        guard let months = Self.months(value), (1...120).contains(months) else { throw invalid }
        reviewInterval = months
      }
    case .requiredFields:
      let names = value.split { $0 == " " || $0 == "," }.map(String.init)
      guard names.allSatisfy(Self.requirable.contains), names.contains("title") else {
        throw invalid
      }
      requiredFields = Self.requirable.filter(names.contains)
    }
  }

  private static func flag(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "on", "yes", "true": true
    case "off", "no", "false": false
    default: nil
    }
  }

  private static func months(_ value: String) -> Int? {
    guard let match = value.wholeMatch(of: /(\d{1,3}) ?(m|months?|y|years?)?/) else { return nil }
    guard let number = Int(match.1) else { return nil }
    return match.2?.hasPrefix("y") == true ? number * 12 : number
  }
}
