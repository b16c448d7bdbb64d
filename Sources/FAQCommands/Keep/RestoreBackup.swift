import ArgumentParser
import FAQModel
import FAQStore
import Foundation

struct RestoreBackup: Command {
  static let manual = CommandConfiguration(
    commandName: "restore-backup",
    abstract: "Put a backup in place of the database.",
    discussion: """
      The backup is verified first, and refused when it is older than the checkpoint --since; without, what \
      was recorded after it is undone, so that withdrawn texts may be public again. The database that was \
      there is kept beside it; one of another site is not replaced. Nobody else may have it open meanwhile. \
      Without a terminal it takes --yes.

      EXAMPLES
        faqcms restore-backup faqcms-2026-12-01.db --since last-checkpoint
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("A checkpoint that was kept elsewhere.", valueName: "file"),
    completion: .file())
  var since: String?

  @OptionGroup var verifierKey: VerifierKeyOption
  @OptionGroup var confirmation: ConfirmationOption

  func run(in session: Session) throws {
    let checkpoint = try since.map {
      try Checkpoint(parsing: InputFile.read($0, in: session), as: "checkpoint")
    }
    if let checkpoint { try verifierKey.check(checkpoint, global, in: session) }
    let path = try global.databasePath(in: session, isNew: true)
    if !confirmation.yes, session.ask == nil, FileManager.default.fileExists(atPath: path) {
      throw Refusal.unconfirmed(act: "put \(file) in place of \(path)")
    }
    guard confirmation.confirms("Put \(file) in place of \(path)?", in: session) else {
      global.note("Nothing was changed.", in: session)
      throw ExitCode(1)
    }
    let progress = ProgressBar("Verifying", global, in: session)
    let (verified, kept) = try Store.restore(
      session.absolute(file), to: path, since: checkpoint?.head, now: session.clock()
    ) { progress.update($0) }
    progress.finish()
    session.output.noteDone()
    session.print(safely: "Restored \(Counted(verified.entries, "entry", "entries")) to \(path)")
    verified.noteIndex(global, in: session)
    if let kept {
      global.note(
        "What was there is kept in \(kept), with whatever was recorded after the backup",
        in: session)
    }
  }
}
