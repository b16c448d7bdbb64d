/// All that a statement about a sign-off is made from.
package struct StatementMatter: Sendable {
  package let site: Site
  package let article: Article
  package let revision: Revision
  package let locale: LanguageTag
  package let decision: SignOff.Decision
  package let scope: SignOff.Scope
  package let base: Digest?
  /// The blocks that changed since the base, a line each.
  package let blocks: [String]
  package let meaning: SignOff.Meaning
  package let signer: Contributor
  package let contributors: Set<Handle>
  package let tier: Tier
  package let rules: TierRules
  /// The last ledger entry that changed the policy or a shelf's tier; 0 for none.
  package let policyEntry: Int64

  package init(
    site: Site, article: Article, revision: Revision, locale: LanguageTag,
    decision: SignOff.Decision, scope: SignOff.Scope, base: Digest?, blocks: [String],
    meaning: SignOff.Meaning, signer: Contributor, contributors: Set<Handle>, tier: Tier,
    rules: TierRules, policyEntry: Int64
  ) {
    self.site = site
    self.article = article
    self.revision = revision
    self.locale = locale
    self.decision = decision
    self.scope = scope
    self.base = base
    self.blocks = blocks
    self.meaning = meaning
    self.signer = signer
    self.contributors = contributors
    self.tier = tier
    self.rules = rules
    self.policyEntry = policyEntry
  }

  /// The statement, as made at a time on a head of the ledger.
  package func statement(
    at time: Instant, on head: (sequence: Int64, hash: Digest)
  ) throws -> SignOffStatement {
    let interval = rules.reviewInterval.map { "\($0) months" } ?? "no end"
    return try SignOffStatement([
      .site: site.uuid, .article: article.uuid, .number: article.id.description,
      .slug: article.slug.text, .locale: locale.text, .revision: String(revision.number),
      .digest: revision.digest.named, .decision: decision.description,
      .scope: scope.description, .base: base?.named ?? "",
      .blocks: blocks.isEmpty ? "" : "v1 " + blocks.joined(separator: "; "),
      .meaning: meaning.description, .signer: signer.handle.text, .name: signer.name,
      .credentials: signer.credentials, .registration: signer.registration,
      .role: meaning.role.rawValue, .conflicts: signer.conflictStatement,
      .contributors: contributors.sorted().map(\.text).joined(separator: ", "),
      .time: time.description, .ledger: "\(head.sequence) \(head.hash.named)",
      .policy: "entry \(policyEntry)", .tier: tier.rawValue,
      .rules: "\(rules.signOffs); signatures \(rules.signatures ? "on" : "off"); "
        + "\(interval); \(rules.onLapse.rawValue)",
    ])
  }
}

extension SignOff.Decision: CustomStringConvertible {
  /// The decision as people write it: `request-changes`.
  public var description: String { rawValue.replacing("_", with: "-") }
}
