import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerKeyRevoke: Command {
  static let manual = CommandConfiguration(
    commandName: "revoke", abstract: "End the use of a key, such as a lost one.",
    discussion: """
      Sign-offs that were recorded with it from a moment on do not count; what their tiers say happens \
      at once, and each text of which the public sees something else now is listed. Nothing is deleted, \
      and a second revocation only reaches further back.

      EXAMPLES
        faqcms reviewer key revoke SHA256:qWfJx3 \\
          --reason "Laptop stolen" --from 2026-11-20
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The fingerprint, or at least 6 characters of it beside SHA256:.")
  var fingerprint: String

  @Option(
    help: ArgumentHelp(
      "From when on signatures do not count; now if not given.", valueName: "time"),
    transform: Arguments.writtenTime)
  var from: String?

  @Option(help: "Why; for the record.")
  var reason: String

  func run(in session: Session) throws {
    let (key, changes) = try global.office(in: session).performTellingChanges(
      RevokeReviewerKey(
        fingerprint: fingerprint, from: try Arguments.time(from, in: session), reason: reason))
    session.print(safely: "Revoked \(key.fingerprint) of \(key.handle)")
    session.printPublic(changes, global)
  }
}
