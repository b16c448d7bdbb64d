import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Compact: Command {
  static let manual = CommandConfiguration(
    commandName: "compact",
    abstract: "Store all history in the least room.",
    discussion: """
      Keeps the newest text of each article whole and the older ones as differences, and gives the room \
      back. No text changes: each is read back and its digest checked. A search index that is damaged \
      or lacks texts is made again, and so is what lists show of a text and it does not say. It may be \
      interrupted at any time, and others may work meanwhile; at the end the file is written anew once. See \
      docs/storage.md.

      EXAMPLES
        faqcms compact
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let progress = ProgressBar("Compacting", global, in: session)
    let compacted = try global.readingRoom(in: session).compact { progress.update($0) }
    progress.finish()
    session.output.noteDone()
    if !compacted.isLogEmpty {
      global.note(
        "note: Somebody reads the database, so that its room is given back later, by any command that finds it free.",
        in: session)
    }
    if json {
      session.print(
        .object([
          "rewritten": .integer(compacted.rewritten),
          "bytes_before": .integer(compacted.before), "bytes_after": .integer(compacted.after),
          "search_index_remade": .bool(compacted.isIndexRemade),
          "headings_remade": .integer(compacted.headingsRemade),
        ]))
    } else {
      if compacted.isIndexRemade {
        session.output.print("The search index was damaged or incomplete; it was made again.")
      }
      if compacted.headingsRemade > 0 {
        session.output.print(
          "What lists show of \(Counted(compacted.headingsRemade, "text")) was damaged; it was made again."
        )
      }
      session.output.print(
        "Compacted \(Counted(compacted.rewritten, "text")): \(ByteCount(compacted.before)) to "
          + "\(ByteCount(compacted.after))")
    }
  }
}
