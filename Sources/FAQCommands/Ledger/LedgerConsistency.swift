import ArgumentParser
import FAQEditorial
import FAQModel

struct LedgerConsistency: Command {
  static let manual = CommandConfiguration(
    commandName: "consistency",
    abstract: "Prove that the ledger still holds all that an older checkpoint did.",
    discussion: """
      Prints a file (as for add-checkpoint of C2SP tlog-witness) with hashes that lead from the old \
      checkpoint's tree to the one of now, and a new checkpoint. Refuses where the ledger does not \
      continue the old checkpoint. Who kept that can check the file without the database: 'faqcms ledger \
      check-proof FILE --old OLD'. See docs/proofs.md.

      EXAMPLES
        faqcms ledger consistency checkpoint-of-march > since-march.proof
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The file of the older checkpoint.", completion: .file())
  var oldCheckpoint: String

  @OptionGroup var key: KeyOption

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let siteKey = try key.siteKey(of: office, in: session)
    let old = try Checkpoint(
      parsing: InputFile.read(oldCheckpoint, in: session), as: "old checkpoint")
    let proof = try office.consistencyProof(since: old, signedBy: siteKey)
    session.output.write(LedgerProof.consistency(proof).bytes)
  }
}
