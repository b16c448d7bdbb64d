import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Verify: Command {
  static let manual = CommandConfiguration(
    commandName: "verify",
    abstract: "Check that nothing in the database was changed behind faqcms's back.",
    discussion: """
      Checks the schema, every ledger entry and the root of its tree, every table against what follows \
      from the ledger, every text against its digest, and the file itself; --deep also checks every \
      index, that of the search too, and that every text is in canonical form. What is found is named, and the \
      exit code is 1. Nothing is changed, but that a database of an older faqcms is brought up to date, as by every \
      command, after a copy is kept beside it.

      A cut-off tail, a history written anew and an old copy put back show only with --since: a \
      checkpoint of 'faqcms ledger checkpoint' that was kept elsewhere. See docs/proofs.md.

      EXAMPLES
        faqcms verify
        faqcms verify --deep --since checkpoint-of-march --verifier-key site.vkey
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"),
    completion: .file())
  var since: String?

  @OptionGroup var verifierKey: VerifierKeyOption

  @Flag(help: "Check every index and every canonical form, too.")
  var deep = false

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let checkpoint = try since.map {
      try Checkpoint(parsing: InputFile.read($0, in: session), as: "checkpoint")
    }
    if let checkpoint { try verifierKey.check(checkpoint, global, in: session) }
    let office = try global.readingRoom(in: session)
    let progress = ProgressBar("Verifying", global, in: session)
    let verified = try office.verify(since: checkpoint?.head, isDeep: deep) { progress.update($0) }
    progress.finish()
    if json {
      session.print(verified.json)
    } else {
      for damage in verified.damages {
        session.print(safely: "\(damage.place): \(damage.cause)")
      }
      session.output.print(verified.sentence)
    }
    if !verified.damages.isEmpty { throw ExitCode(1) }
    if checkpoint == nil {
      global.note(
        "note: without --since CHECKPOINT, a cut-off tail or an old copy put back does not show.",
        in: session)
    }
  }
}

extension Verified {
  fileprivate var sentence: String {
    let size =
      "\(Counted(entries, "entry", "entries")), \(Counted(revisions, "revision")), "
      + "\(Counted(texts, "text"))"
    guard !damages.isEmpty else {
      return "Verified \(size): all as it was written. Root \(root.hex)"
    }
    let advice =
      damages.allSatisfy(\.isDerived)
      ? "No fact is damaged: run 'faqcms compact', which makes the rest again."
      : "Put back a good backup; see docs/storage.md."
    return "Found \(Counted(damages.count, "damage")) in \(size). \(advice)"
  }

  fileprivate var json: JSONValue {
    .object([
      "ok": .bool(damages.isEmpty), "entries": .integer(entries),
      "revisions": .integer(revisions), "texts": .integer(texts),
      "root": .string(root.hex),
      "damages": .array(
        damages.map { .object(["place": .string($0.place), "cause": .string($0.cause)]) }),
    ])
  }
}
