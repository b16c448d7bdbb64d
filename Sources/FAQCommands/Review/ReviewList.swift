import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct ReviewList: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the reviews that wait for you, the longest waiting first.",
    discussion: """
      EXAMPLES
        faqcms review list
        faqcms review list --all --json
      """)

  @OptionGroup var global: GlobalOptions

  @Flag(help: "All that wait, for whomever.")
  var all = false

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    if !all { try office.requireReviewer() }
    let reviews = try office.waitingReviews(for: all ? nil : office.actor)
    if json.json {
      session.print(.array(reviews.map(\.json)))
      return
    }
    var table = Table("TEXT", "SINCE", "BY", "SIGN-OFFS", "WAITS FOR", "TITLE")
    for review in reviews {
      table.add(
        review.review.revision.description, review.review.time.forPeople,
        review.review.submitter.text, "\(review.counting) of \(review.required)",
        review.waitsFor.map(\.text).joined(separator: " "), review.summary.title)
    }
    let hint = all ? "" : " 'faqcms review list --all' shows what waits for others."
    session.print(table, global, ifEmpty: "Nothing waits for review.\(hint)")
  }
}

extension Editorial {
  /// Refuses somebody who is no active reviewer.
  fileprivate func requireReviewer() throws {
    guard let actor else { throw Refusal.nobody(user: "") }
    guard let known = try contributors().first(where: { $0.handle == actor }) else {
      throw Refusal.nobody(user: actor.text)
    }
    guard known.roles.contains(.reviewer) else { throw Refusal.notReviewer(actor) }
  }
}

extension WaitingReview {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(review.revision.article.rawValue),
      "revision": .integer(Int64(review.revision.number)),
      "digest": .string(review.digest.hex), "title": .string(summary.title),
      "submitted": .string(review.time.description), "submitter": .string(review.submitter.text),
      "note": .string(review.note), "sign_offs": .integer(Int64(counting)),
      "sign_offs_required": .integer(Int64(required)),
      "waits_for": .strings(waitsFor.map(\.text)),
    ])
  }
}
