import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Restore: Command {
  static let manual = CommandConfiguration(
    commandName: "restore", abstract: "Make an earlier text the newest draft.",
    discussion: """
      The text becomes a new revision; nothing is published, and what was saved since stays as it is. \
      Sign-offs go by the text: those that it has count as far as the policy says.

      EXAMPLES
        faqcms restore 12@2
        faqcms restore 12@2 -m "The newer dose was wrong"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The revision: 12@2.", transform: Arguments.article)
  var revision: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("note")], help: "Why.")
  var note = ""

  @Flag(help: .json) var json = false

  func validate() throws {
    if revision.version == nil {
      throw ValidationError("Name the revision, such as \(revision)@1.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let restored = try office.perform(RestoreRevision(revision: revision, note: note))
    let saved = restored.saved
    if json {
      session.print(saved.json)
    } else if saved.isNewRevision {
      session.output.print(
        "Restored \(restored.source) as \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
      if let next = try next(after: saved, office) {
        global.note("Next: \(next)", in: session)
      }
    } else {
      session.output.print("Unchanged \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
    }
  }

  /// What leads the text to the public; nil where it is public already.
  private func next(after saved: SavedDraft, _ office: Editorial) throws -> String? {
    let shown = try office.show(ArticleAddress(saved.revision))
    let live = shown.summary.live.flatMap(shown.record.revision)
    guard live?.digest != saved.digest else { return nil }
    return shown.summary.isReady
      ? global.command("publish \(saved.revision.article)", isOwn: false)
      : global.command("draft submit \(saved.revision.article)")
  }
}
