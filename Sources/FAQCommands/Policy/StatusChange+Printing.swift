import FAQEditorial
import FAQModel
import FAQStore

extension Session {
  /// Prints of what the public sees something else now, or will, if of anything.
  func printPublic(_ changes: [StatusChange], _ global: GlobalOptions) {
    var table = Table("TEXT", "PUBLIC", "SLUG")
    for change in changes where change.isPublic {
      for (text, status) in change.publicTexts {
        table.add(text.description, status, change.after.slug.text)
      }
    }
    for line in table.isEmpty ? [] : table.lines(global.style(in: self)) { output.print(line) }
  }
}

extension StatusChange {
  /// The texts that are concerned, and what is said of each.
  fileprivate var publicTexts: [(text: Revision.ID, status: String)] {
    let (was, now) = (before.publicSide, after.publicSide)
    let live = (after.live ?? before.live).map { ($0, was == now ? now : "\(was) → \(now)") }
    let begins = before.notBegun.map { ($0, "to begin at \(before.notBegunFrom?.forPeople ?? "")") }
    let halts = after.notBegun.map {
      ($0, "not to begin at \(after.notBegunFrom?.forPeople ?? "")")
    }
    let schedule = before.notBegun == after.notBegun ? nil : halts ?? begins
    return [was == now && before.live == after.live ? nil : live, schedule].compactMap(\.self)
      .map { (Revision.ID(article: after.id, number: $0.0), $0.1) }
  }
}

extension ArticleSummary {
  /// What the public sees of it.
  var publicSide: String {
    publicStatus.description + (tellsLapse ? ", as its page says" : "")
  }
}
