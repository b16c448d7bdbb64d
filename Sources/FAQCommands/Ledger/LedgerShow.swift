import ArgumentParser
import FAQEditorial
import FAQModel

struct LedgerShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show", abstract: "Show who did what, when and with what note, oldest first.",
    discussion: """
      EXAMPLES
        faqcms ledger show
        faqcms ledger show 12 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Only acts on this article.", transform: Arguments.wholeArticle)
  var article: ArticleAddress?

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let entries = try global.readingRoom(in: session).ledger(of: article)
    if json {
      session.print(.array(entries.map(\.json)))
    } else {
      session.print(LedgerEntry.table(entries), global, ifEmpty: "Nothing has happened yet.")
    }
  }
}

extension LedgerEntry {
  fileprivate static func table(_ entries: [LedgerEntry]) -> Table {
    var table = Table("ENTRY", "TIME", "WHO", "ACT", "WHAT", "NOTE")
    for entry in entries {
      table.add(
        String(entry.sequence), entry.time.forPeople, entry.actor.text, entry.act.rawValue,
        entry.what, entry.note)
    }
    return table
  }

  private var what: String {
    let revision = subject.revision.map { "@\($0)" } ?? ""
    let digest = subject.digest.map { " \($0.short)" } ?? ""
    let article = subject.article.map { "\($0)\(revision)\(digest)" }
    // A reviewer's key is known by its fingerprint; that of a rule is its name.
    let key = details["fingerprint"] == nil ? "key" : "fingerprint"
    return
      ([article] + ["handle", "slug", key, "value", "from", "until"].map { details[$0]?.string })
      .compactMap { $0 }.joined(separator: " ")
  }

  /// The entry as `--json` shows it, with its hash.
  var json: JSONValue {
    .object([
      "sequence": .integer(sequence), "time": .string(time.description),
      "clock": .optional(clock?.rawValue), "actor": .string(actor.text),
      "act": .string(act.rawValue),
      "article": .optional(subject.article),
      "revision": .optional(subject.revision),
      "digest": .optional(subject.digest?.hex), "note": .string(note), "details": details,
      "previous": .string(previous.hex), "hash": .string(hash.hex),
    ])
  }
}
