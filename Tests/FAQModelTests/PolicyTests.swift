import FAQModel
import Testing

@Suite("The policy")
struct PolicyTests {
  @Test(
    "rules take the values that they can have",
    arguments: [
      (.signOffsRequired, "2", "2 medical-review"), (.signOffsRequired, "0", nil),
      (.signOffsRequired, "11", nil),
      (.signOffsRequired, "two", nil), (.independentReview, "off", "off"),
      (.independentReview, "maybe", nil), (.publishOnApproval, "yes", "on"),
      (.reviewInterval, "24 months", "24 months"), (.reviewInterval, "1", "1 month"),
      (.reviewInterval, "2 years", "24 months"), (.reviewInterval, "none", "none"),
      (.reviewInterval, "0", nil), (.reviewInterval, "121", nil), (.reviewInterval, "soon", nil),
      (.requiredFields, "title summary", "title summary"), (.requiredFields, "body", nil),
      (.requiredFields, "title nonsense", nil),
    ] as [(Policy.Key, String, String?)])
  func values(_ key: Policy.Key, _ text: String, _ kept: String?) throws {
    var policy = Policy()
    if let kept {
      try policy.set(key, to: text)
      #expect(policy[key] == kept)
      try policy.set(key, to: policy[key])
      #expect(policy[key] == kept)
    } else {
      #expect(throws: Refusal.invalidPolicy(key: key, value: text)) {
        try policy.set(key, to: text)
      }
      #expect(policy == Policy())
    }
  }

  @Test("the defaults are one independent sign-off that holds for twelve months")
  func defaults() {
    let policy = Policy()
    #expect(policy[.signOffsRequired] == "1 medical-review")
    #expect(policy[.independentReview] == "on")
    #expect(policy[.publishOnApproval] == "off")
    #expect(policy[.reviewInterval] == "12 months")
  }
}
