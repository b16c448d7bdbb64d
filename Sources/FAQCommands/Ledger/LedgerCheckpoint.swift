import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore
import Foundation

struct LedgerCheckpoint: Command {
  static let manual = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Sign what the ledger holds now, for somebody else to keep.",
    discussion: """
      A checkpoint is four lines of text: the ledger's name, its number of entries, the root of its \
      Merkle tree, and a signature. Kept away from the database, it shows later whether entries were cut \
      off or rewritten. A file that --output names is replaced only where the ledger continues the \
      checkpoint in it. See docs/proofs.md.

      EXAMPLES
        faqcms ledger checkpoint
        faqcms ledger checkpoint --output /mnt/audit/checkpoint
      """)

  @OptionGroup var global: GlobalOptions

  @OptionGroup var key: KeyOption

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var output: String?

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let siteKey = try key.siteKey(of: office, in: session)
    guard let output, output != "-" else {
      session.output.write(try office.checkpoint(signedBy: siteKey).note.bytes)
      return
    }
    let path = try global.outputPath(output, in: session)
    let name = (path as NSString).lastPathComponent
    let folder = try Folder(of: path)
    defer { folder.close() }
    try folder.checkPlain(name)
    guard let present = try folder.read(name), !present.isEmpty else {
      let checkpoint = try office.checkpoint(signedBy: siteKey)
      try folder.replace(name, with: checkpoint.note.bytes)
      global.note("Wrote \(output): \(checkpoint.head.size) entries", in: session)
      return
    }
    guard let old = try? Checkpoint(parsing: present) else { throw Refusal.notACheckpoint(path) }
    let checkpoint = try office.checkpoint(signedBy: siteKey, since: old)
    // One of the same entries may bear the signatures of others: it stays.
    guard checkpoint.head != old.head else {
      return global.note("Unchanged \(output): \(old.head.size) entries", in: session)
    }
    try folder.replace(name, with: checkpoint.note.bytes)
    global.note(
      "Wrote \(output): \(checkpoint.head.size) entries, which continue the \(old.head.size) before",
      in: session)
  }
}
