import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Backup: Command {
  static let manual = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a verified copy of the database, while others work.",
    discussion: """
      The file appears under its name once it is complete, verified and on the disk; your account alone \
      can read it. Keep a checkpoint of 'faqcms ledger checkpoint' elsewhere: it shows later whether a \
      backup is the newest.

      EXAMPLES
        faqcms backup faqcms-2026-12-01.db
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The file to make.", completion: .file())
  var file: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let path = try global.outputPath(file, in: session)
    let progress = ProgressBar("Verifying", global, in: session)
    let verified = try global.readingRoom(in: session).backup(to: path) { progress.update($0) }
    progress.finish()
    verified.noteIndex(global, in: session)
    if json {
      session.print(
        .object(["file": .string(path), "entries": .integer(verified.entries)]))
    } else {
      session.print(safely: "Backed up \(Counted(verified.entries, "entry", "entries")) to \(path)")
    }
  }
}

extension Verified {
  /// Says that the search index of a copy, which is good else, is damaged.
  func noteIndex(_ global: GlobalOptions, in session: Session) {
    guard !damages.isEmpty else { return }
    global.note(
      "note: the search index is damaged; run 'faqcms compact' to make it again.", in: session)
  }
}
