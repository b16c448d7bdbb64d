public import FAQModel
import FAQStore

/// Sets a rule of the FAQ center. Past acts keep the rules that they were done under.
public struct SetPolicy: Act {
  public var key: Policy.Key
  /// The value as people write it: see ``Policy/Key/meaning``.
  public var value: String

  public init(key: Policy.Key, value: String) {
    self.key = key
    self.value = value
  }

  public func perform(at desk: Desk) throws -> Policy {
    try desk.require(.admin, to: "set the policy")
    let before = try desk.reading.policy()
    var policy = before
    try policy.set(key, to: value)
    guard policy[key] != before[key] else {
      throw Refusal.nothingToChange("\(key.rawValue) is \(policy[key]) already")
    }
    try desk.record(
      .policySet,
      details: .object([
        "key": .string(key.rawValue), "value": .string(policy[key]), "before": .string(before[key]),
      ]))
    return policy
  }
}
