import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct PolicyPlan: Command {
  static let manual = CommandConfiguration(
    commandName: "plan", abstract: "Show what a change of the rules would do, and change nothing.",
    discussion: """
      The rule is one of 'policy show', or category.SLUG with a tier as its value.

      EXAMPLES
        faqcms policy plan review-interval "6 months"
        faqcms policy plan clinical.on-lapse withhold
        faqcms policy plan category.treatment clinical --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The rule.")
  var key: String

  @Argument(help: "The value that it would have.")
  var value: String

  @Flag(help: .json) var json = false

  func validate() throws { _ = try change() }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let changes = try plan(at: office)
    if json {
      session.print(.array(changes.map(\.json)))
      return
    }
    var table = Table("ARTICLE", "WORKING", "PUBLIC", "DUE", "TIER", "TITLE")
    for change in changes {
      let (before, after) = (change.before, change.after)
      table.add(
        before.id.description, arrow(before.working.description, after.working.description),
        arrow(Self.publicSide(before), Self.publicSide(after)),
        arrow(before.reviewDue?.day ?? "never", after.reviewDue?.day ?? "never"),
        arrow(before.tier.rawValue, after.tier.rawValue), before.title)
    }
    session.print(table, global, ifEmpty: "No article's status would change.")
  }

  /// What would be done.
  private enum Change {
    case policy(SetPolicy)
    case category(EditCategory)
  }

  private func change() throws -> Change {
    guard key.hasPrefix("category.") else {
      return .policy(SetPolicy(key: try Arguments.policyKey(key), value: value))
    }
    var edit = EditCategory(slug: try Arguments.slug(String(key.dropFirst(9))))
    edit.tier = .some(value == "parent" ? nil : try Arguments.tier(value))
    return .category(edit)
  }

  private func plan(at office: Editorial) throws -> [StatusChange] {
    switch try change() {
    case .policy(let act): try office.plan(act)
    case .category(let act): try office.plan(act)
    }
  }

  /// What the public sees, or will not see at the time that was set for that.
  private static func publicSide(_ summary: ArticleSummary) -> String {
    summary.publicSide + (summary.notBegun == nil ? "" : ", not to begin")
  }

  private func arrow(_ before: String, _ after: String) -> String {
    before == after ? before : "\(before) → \(after)"
  }
}

extension StatusChange {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(before.id.rawValue), "before": Self.state(before),
      "after": Self.state(after),
    ])
  }

  private static func state(_ summary: ArticleSummary) -> JSONValue {
    .object([
      "working": .string(summary.working.rawValue),
      "public": .string(summary.publicStatus.rawValue),
      "not_to_begin": .optional(summary.notBegun),
      "tells_lapse": .bool(summary.tellsLapse), "review_due": .optional(summary.reviewDue),
      "tier": .string(summary.tier.rawValue),
    ])
  }
}
