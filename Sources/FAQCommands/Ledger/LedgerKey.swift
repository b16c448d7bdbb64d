import ArgumentParser
import FAQEditorial
import FAQModel

struct LedgerKey: Command {
  static let manual = CommandConfiguration(
    commandName: "key",
    abstract: "Make the key that signs checkpoints, and print what checks them.",
    discussion: """
      The private key goes to a file that only you can read, faqcms.db.key beside faqcms.db; it is \
      never overwritten, and later calls print the verifier key again. Give the verifier key to whoever \
      is to check the ledger, by a way of its own. See docs/proofs.md.

      EXAMPLES
        faqcms ledger key > site.vkey
        faqcms ledger key --name faq.example.org/ledger --key /etc/faqcms/site.key
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: "What the ledger is called in checkpoints; faqcms. and the site's UUID if not given.")
  var name: String?

  @OptionGroup var key: KeyOption

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let path = try key.path(of: office, in: session)
    let verifierKey: VerifierKey
    if let present = try KeyFile.read(path) {
      verifierKey = present.verifierKey
      guard name == nil || name == verifierKey.name else {
        throw Refusal.keyExists(path: path, name: verifierKey.name)
      }
    } else {
      let made = try SiteKey(name: try name ?? office.defaultKeyName())
      try KeyFile.make(made, at: path)
      verifierKey = made.verifierKey
      global.note("Made \(path); keep it secret, and a copy of it safe", in: session)
    }
    if json {
      session.print(
        .object([
          "name": .string(verifierKey.name), "id": .string(verifierKey.hexID),
          "verifier_key": .string(verifierKey.description), "file": .string(path),
        ]))
    } else {
      session.output.print(verifierKey.description.visible)
    }
  }
}
