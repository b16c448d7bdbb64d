import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerRevoke: Command {
  static let manual = CommandConfiguration(
    commandName: "revoke",
    abstract: "Declare a reviewer's sign-offs void from a date on.",
    discussion: """
      The sign-offs stay on record and no longer count. Each public text that rested on them is listed \
      with what it is now: published where others suffice, else overdue or withheld as its tier says; and each \
      scheduled text that will not become public now. 'reviewer reinstate' takes this back; a second \
      revocation only reaches further back.

      EXAMPLES
        faqcms reviewer revoke anna --from 2026-03-01 \\
          --reason "Registration suspended"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Option(
    help: ArgumentHelp("From when on sign-offs do not count.", valueName: "time"),
    transform: Arguments.writtenTime)
  var from: String

  @Option(help: "Why; for the record.")
  var reason: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    guard let from = try Arguments.time(from, in: session) else { return }
    let affected = try global.office(in: session)
      .perform(RevokeReviewer(handle: handle, from: from, reason: reason))
    if json {
      session.print(.array(affected.map(\.json)))
      return
    }
    session.print(safely: "Revoked \(handle) from \(from.forPeople) on")
    var table = Table("TEXT", "PUBLIC", "SLUG")
    for text in affected {
      let status =
        text.haltedFrom.map { "not to begin at \($0.forPeople)" } ?? text.publicStatus.description
      table.add(text.revision.description, status, text.slug.text)
    }
    session.print(
      table, global, ifEmpty: "No public or scheduled text rested on these sign-offs.")
  }
}

extension RevokeReviewer.Affected {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "slug": .string(slug.text), "public": .string(publicStatus.rawValue),
      "halted_from": .optional(haltedFrom),
    ])
  }
}
