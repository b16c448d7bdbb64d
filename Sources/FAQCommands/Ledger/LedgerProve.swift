import ArgumentParser
import FAQEditorial
import FAQModel

struct LedgerProve: Command {
  static let manual = CommandConfiguration(
    commandName: "prove",
    abstract: "Prove to others that the ledger holds an entry.",
    discussion: """
      Prints a file (C2SP tlog-proof) with the entry, its way to the root of the ledger's tree, and a \
      signed checkpoint. 'faqcms ledger check-proof' checks it without the database, and so can others \
      with stock tools: see docs/proofs.md. For a text, the entry is the one that recorded its revision; \
      'faqcms ledger show' numbers the others, such as its approval.

      EXAMPLES
        faqcms ledger prove 12@3 > 12@3.tlog-proof
        faqcms ledger prove --entry 57 > approval.tlog-proof
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The text: 12@3, 12@live or 12.", transform: Arguments.article)
  var text: ArticleAddress?

  @Option(help: ArgumentHelp("The number of the entry, in place of a text.", valueName: "number"))
  var entry: Int64?

  @OptionGroup var key: KeyOption

  func validate() throws {
    if (text == nil) == (entry == nil) {
      throw ValidationError("Name a text such as 12@3, or an entry with --entry.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let siteKey = try key.siteKey(of: office, in: session)
    guard let number = try entry ?? text.map(office.entry(recording:)) else { return }
    let proof = try office.inclusionProof(of: number, signedBy: siteKey)
    session.output.write(LedgerProof.inclusion(proof).bytes)
  }
}
