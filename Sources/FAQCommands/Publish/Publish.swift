import ArgumentParser
import FAQEditorial
import FAQModel

struct Publish: Command {
  static let manual = CommandConfiguration(
    commandName: "publish",
    abstract: "Make a signed-off text public, now or later.",
    discussion: """
      12 means its newest text; 12@3 a revision. Times are local unless they name an offset; a day means \
      its beginning. Whatever was scheduled for the article before is replaced, and so is the end that was set \
      for what is public.

      EXAMPLES
        faqcms publish 12
        faqcms publish 12 --at "2026-12-01 09:00" --until 2027-12-01
        faqcms publish --all-approved
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress?

  @Option(
    name: .customLong("at"), help: ArgumentHelp("When it becomes public.", valueName: "time"),
    transform: Arguments.writtenTime)
  var from: String?

  @Option(
    help: ArgumentHelp("When it stops being public.", valueName: "time"),
    transform: Arguments.writtenTime)
  var until: String?

  @Flag(help: "Publish every approved text that is not public, not scheduled and has not expired.")
  var allApproved = false

  @Flag(help: .json) var json = false

  func validate() throws {
    if article == nil, !allApproved {
      throw ValidationError("Name an article, or use --all-approved.")
    }
    if article != nil, allApproved {
      throw ValidationError("--all-approved goes without an article; leave one of the two out.")
    }
    if allApproved, from != nil || until != nil {
      throw ValidationError("--at and --until go with one article.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let published: [PublishRevision.Published]
    if let article {
      let act = PublishRevision(
        article: article, from: try Arguments.time(from == "now" ? nil : from, in: session),
        until: try Arguments.time(until, in: session))
      published = [try office.perform(act)]
    } else {
      published = try office.perform(PublishAllApproved())
      if published.isEmpty { global.note("Nothing approved waits to be published.", in: session) }
    }
    if json {
      session.print(.array(published.map(\.json)))
    } else {
      for publication in published { publication.print(global, in: session) }
    }
  }
}

extension PublishRevision.Published {
  func print(_ global: GlobalOptions, in session: Session) {
    let end = until.map { " until \($0.forPeople)" } ?? ""
    session.output.print(
      isPublic
        ? "Published \(revision)\(end)  \(slug)  \(digest.hex)"
        : "Scheduled \(revision) for \(from.forPeople)\(end)  \(slug)  \(digest.hex)")
    if let replaced { global.note("This replaces the schedule of \(replaced).", in: session) }
    if let formerUntil {
      let advice =
        isPublic
        ? ": '\(global.command("publish \(revision) --until TIME"))'."
        : ", schedule it again with --until."
      global.note(
        "It has no end; what was public before was to stop at \(formerUntil.forPeople). To set one"
          + advice, in: session)
    }
  }

  fileprivate var json: JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "slug": .string(slug.text), "digest": .string(digest.hex),
      "from": .string(from.description), "until": .optional(until),
      "former_until": .optional(formerUntil),
      "replaced_revision": .optional(replaced?.number),
      "is_public": .bool(isPublic),
    ])
  }
}
