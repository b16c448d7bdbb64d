import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct ReviewList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List the reviews that wait for you, the longest waiting first.",
    discussion: """
      EXAMPLES
        faqcms review list
        faqcms review list --mine
        faqcms review list --overdue
        faqcms review list --all --json
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "Only those that are assigned to you.")
  var mine = false

  @Flag(help: "All whose date has passed, for whomever.")
  var overdue = false

  @Flag(help: "All that wait, for whomever.")
  var all = false

  @Flag(help: .json) var json = false

  func validate() throws {
    if [mine, overdue, all].count(where: { $0 }) > 1 {
      throw ValidationError("--mine, --overdue and --all exclude each other.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let reviews = try office.waitingReviews(try filter(office))
    if json {
      session.print(.array(reviews.map(\.json)))
      return
    }
    var table = Table("TEXT", "TIER", "SINCE", "BY", "SIGN-OFFS", "DUE", "WAITS FOR", "TITLE")
    for review in reviews {
      table.add(
        review.review.revision.description, review.tier.rawValue, review.review.time.forPeople,
        review.review.submitter.text, "\(review.counting) of \(review.required)",
        review.assignment.due?.dayOrTime ?? "", review.asked.map(\.text).joined(separator: " "),
        review.summary.title)
    }
    let hint = all ? "" : " 'faqcms review list --all' shows what waits for others."
    session.print(table, global, ifEmpty: "Nothing waits for review.\(hint)")
  }
}

extension ReviewList {
  private func filter(_ office: Editorial) throws -> QueueFilter {
    if all { return .all }
    if overdue { return .overdue }
    let actor = try office.requireSigner()
    return mine ? .assignedTo(actor) : .waitingFor(actor)
  }
}

extension Editorial {
  /// The actor; refuses somebody who signs nothing.
  fileprivate func requireSigner() throws -> Handle {
    guard let actor else { throw Refusal.nobody(user: "") }
    guard let known = try contributors().first(where: { $0.handle == actor }) else {
      throw Refusal.nobody(user: actor.text)
    }
    guard known.isSigner else { throw Refusal.notReviewer(actor) }
    return actor
  }
}

extension WaitingReview {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(review.revision.article.rawValue),
      "revision": .integer(review.revision.number),
      "digest": .string(review.digest.hex), "title": .string(summary.title),
      "submitted": .string(review.time.description), "submitter": .string(review.submitter.text),
      "note": .string(review.note), "sign_offs": .integer(counting),
      "sign_offs_required": .integer(required), "tier": .string(tier.rawValue),
      "missing": .strings(missing.map(\.description)),
      "assigned_to": .strings(assignment.reviewers.map(\.text)), "due": .optional(assignment.due),
      "waits_for": .strings(asked.map(\.text)), "may_sign": .strings(waitsFor.map(\.text)),
    ])
  }
}
