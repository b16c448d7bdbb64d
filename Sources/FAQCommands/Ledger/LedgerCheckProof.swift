import ArgumentParser
import FAQModel
import Foundation

struct LedgerCheckProof: Command {
  static let manual = CommandConfiguration(
    commandName: "check-proof",
    abstract: "Check a proof of a ledger, without any database.",
    discussion: """
      Checks a file of 'faqcms ledger prove' or 'faqcms ledger consistency' and says what it proves; a \
      file that proves nothing is refused with exit code 1. Without --verifier-key only the hashes are \
      checked, which anybody can make: nothing then says whose ledger it is. See docs/proofs.md.

      EXAMPLES
        faqcms ledger check-proof 12@3.tlog-proof --verifier-key site.vkey
        faqcms ledger check-proof since-march.proof --old checkpoint-of-march \\
          --verifier-key site.vkey
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The file, or - for the standard input.", completion: .file())
  var file: String

  @OptionGroup var verifierKey: VerifierKeyOption

  @Option(
    help: ArgumentHelp("The older checkpoint, for a proof of consistency.", valueName: "file"),
    completion: .file())
  var old: String?

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let key = try verifierKey.key(in: session)
    let proof = try LedgerProof(parsing: InputFile.read(file, in: session))
    var statement: Statement
    switch proof {
    case .inclusion(let proof):
      guard old == nil else { throw Refusal.needsNoOldCheckpoint }
      try proof.check()
      statement = Statement(proof)
    case .consistency(let proof):
      guard let old else { throw Refusal.needsOldCheckpoint }
      let checkpoint = try Checkpoint(
        parsing: InputFile.read(old, in: session), as: "old checkpoint")
      if let key { try checkpoint.check(key) }
      try proof.check(since: checkpoint)
      statement = Statement(proof)
    }
    if let key { try proof.checkpoint.check(key) }
    statement.sign(key)
    if json {
      session.print(.object(statement.members))
    } else {
      session.print(safely: statement.lines.joined(separator: "\n"))
    }
  }
}

/// What a proof that was checked says, for people and for programs.
private struct Statement {
  private(set) var lines: [String]
  private(set) var members: [JSONValue.Member]

  init(_ proof: InclusionProof) {
    let entry = proof.entry
    lines = ["entry \(entry.sequence) is in \(Self.name(proof.checkpoint))."]
    let text = entry.subject.article.map { article in
      "\(article)" + (entry.subject.revision.map { "@\($0)" } ?? "")
    }
    let details = entry.details == .object([]) ? nil : entry.details.text(.compact)
    let rows = [
      ("who", entry.actor.text), ("act", entry.act.rawValue), ("when", entry.time.description),
      ("text", text), ("digest", entry.subject.digest?.hex),
      ("note", entry.note.isEmpty ? nil : entry.note.visibleOnOneLine), ("details", details),
    ]
    for case (let name, let value?) in rows {
      lines.append("  \(name.padding(toLength: 8, withPad: " ", startingAt: 0)) \(value)")
    }
    members =
      [.init("proof", "inclusion")] + Self.members(proof.checkpoint)
      + [.init("entry", entry.json)]
  }

  init(_ proof: ConsistencyProof) {
    lines = [
      "\(Self.name(proof.checkpoint)) begins with the \(proof.oldSize) of the old "
        + "checkpoint: none of them was changed, removed or moved."
    ]
    members =
      [.init("proof", "consistency")] + Self.members(proof.checkpoint)
      + [.init("old_size", .integer(proof.oldSize))]
  }

  /// Says by whose key what is proven is signed; nil where no key was asked.
  mutating func sign(_ key: VerifierKey?) {
    let claim = key == nil ? "Proven only if the checkpoint is genuine" : "Proven"
    lines[0] = "\(claim): \(lines[0])"
    lines.append(
      key.map { "Signed with the key \($0.name)+\($0.hexID)." }
        ?? "The signature was NOT checked: anybody can make such a file. Name the site's key with "
        + "--verifier-key.")
    members.append(.init("verifier_key", .optional(key?.description)))
  }

  private static func name(_ checkpoint: Checkpoint) -> String {
    "the ledger \(checkpoint.origin.visibleOnOneLine) of \(checkpoint.head.size) entries"
  }

  private static func members(_ checkpoint: Checkpoint) -> [JSONValue.Member] {
    [
      .init("origin", .string(checkpoint.origin)),
      .init("size", .integer(checkpoint.head.size)),
      .init("root", .string(checkpoint.head.root.hex)),
    ]
  }
}
