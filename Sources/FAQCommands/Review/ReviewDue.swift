import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct ReviewDue: Command {
  static let manual = CommandConfiguration(
    commandName: "due",
    abstract: "List the public texts that are to be reviewed again, the soonest first.",
    discussion: """
      A text is due when the sign-offs that it rests on cease to suffice. 'review confirm' signs an \
      unchanged text off again.

      EXAMPLES
        faqcms review due
        faqcms review due --within 90d --json
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("How far to look ahead: 60d, 8w or 6m.", valueName: "period"),
    transform: Arguments.period)
  var within = Period(days: 60)

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let reviews = try global.readingRoom(in: session)
      .dueReviews(by: within.end(from: session.clock()))
    if json {
      session.print(.array(reviews.map(\.json)))
    } else {
      session.print(
        DueReview.table(reviews), global, ifEmpty: "Nothing is due within \(within.text).")
    }
  }
}

extension DueReview {
  static func table(_ reviews: [DueReview]) -> Table {
    var table = Table("TEXT", "TIER", "DUE", "THEN", "SIGNED BY", "TITLE")
    for review in reviews {
      table.add(
        review.revision.description, review.tier.rawValue,
        review.due.day, review.onLapse.rawValue,
        review.signers.map(\.text).joined(separator: " "), review.title)
    }
    return table
  }

  var json: JSONValue {
    .object([
      "article": .integer(summary.id.rawValue),
      "revision": .integer(revision.number),
      "title": .string(title), "tier": .string(tier.rawValue),
      "due": .string(due.description), "on_lapse": .string(onLapse.rawValue),
      "public": .string(summary.publicStatus.rawValue), "signers": .strings(signers.map(\.text)),
    ])
  }
}
