import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Saving after somebody else")
struct MergeDraftTests {
  let newsroom: Newsroom
  let id: Article.ID

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft("Is this a sample?", "One.\n\nTwo.")
  }

  private var mara: Editorial { newsroom.office(.mara) }

  private func address(_ number: Int) -> ArticleAddress {
    ArticleAddress(Revision.ID(article: id, number: number))
  }

  private func body() throws -> String {
    try mara.show(ArticleAddress(id), prefersDraft: true).text.body
  }

  private func text(_ body: String) -> ArticleText { .sample("Is this a sample?", body) }

  @Test("two edits of different places are both in the merged text, which is made from the newest")
  func merge() throws {
    try newsroom.edit(id, "One!\n\nTwo.", as: .jon)
    let merged = try mara.perform(
      MergeDraft(article: ArticleAddress(id), base: 1, text: text("One.\n\nTwo!")))
    guard case .saved(let saved, let other) = merged else {
      Issue.record("a conflict")
      return
    }
    #expect(saved.revision.number == 3 && other?.number == 2 && other?.author == .jon)
    #expect(try body() == "One!\n\nTwo!")
    let entry = try #require(try mara.ledger(of: ArticleAddress(id)).last)
    #expect(entry.details["base"]?.integer == 2 && entry.details["merged"]?.integer == 1)
    #expect(try mara.show(address(3)).revision.base == 2)
  }

  @Test("a conflict saves nothing and names the places")
  func conflict() throws {
    try newsroom.edit(id, "One!\n\nTwo.", as: .jon)
    let merged = try mara.perform(
      MergeDraft(article: ArticleAddress(id), base: 1, text: text("One?\n\nTwo.")))
    guard case .conflict(let merge, let theirs) = merged else {
      Issue.record("no conflict")
      return
    }
    #expect(merge.conflicts == ["body"] && theirs.number == 2)
    #expect(try newsroom.summary(id).newest == 2)
  }

  @Test("a text that breaks a rule is refused, not shown as a conflict")
  func brokenText() throws {
    try newsroom.edit(id, "One!\n\nTwo.", as: .jon)
    let broken = ArticleText.sample(String(repeating: "a", count: 10_000), "One?\n\nTwo.")
    #expect {
      try mara.perform(MergeDraft(article: ArticleAddress(id), base: 1, text: broken))
    } throws: { error in
      guard case .invalidText("title", _)? = error as? Refusal else { return false }
      return true
    }
  }

  @Test("nobody saved since: the text is saved as it is")
  func noMerge() throws {
    let merged = try mara.perform(
      MergeDraft(article: ArticleAddress(id), base: 1, text: text("Mine.")))
    guard case .saved(let saved, nil) = merged else {
      Issue.record("merged with something")
      return
    }
    #expect(saved.revision.number == 2)
    #expect(try body() == "Mine.")
    #expect(throws: Refusal.unknownRevision("\(id)@9")) {
      try mara.perform(MergeDraft(article: ArticleAddress(id), base: 9, text: text("x")))
    }
  }

  @Test("what was made from a draft that was set aside is refused until that is restored")
  func setAside() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.publish(id)
    try newsroom.edit(id, "One.\n\nTwo!", as: .jon)
    try mara.perform(DiscardDraft(article: ArticleAddress(id)))
    let merge = MergeDraft(article: ArticleAddress(id), base: 2, text: text("One.\n\nTwo! Three."))
    let refusal = Refusal.setAsideBase(
      Revision.ID(article: id, number: 2), start: Revision.ID(article: id, number: 1))
    #expect(throws: refusal) { try mara.perform(merge) }
    #expect(throws: refusal) {
      try mara.perform(EditDraft(article: ArticleAddress(id), base: 2, text: text("Three.")))
    }
    #expect(try newsroom.summary(id).newest == 2)
    try mara.perform(RestoreRevision(revision: address(2)))
    guard case .saved(let saved, nil) = try mara.perform(merge) else {
      Issue.record("merged with something")
      return
    }
    #expect(saved.revision.number == 4)
    #expect(try body() == "One.\n\nTwo! Three.")
    try newsroom.edit(id, "Zero.\n\nTwo! Three.", as: .jon)
    let later = MergeDraft(
      article: ArticleAddress(id), base: 2, text: text("One.\n\nTwo!\n\nFour."))
    guard case .conflict = try mara.perform(later) else {
      Issue.record("no conflict")
      return
    }
  }
}
