import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

/// How to bring an article into a state, and the state that it must then be in.
enum Situation: String, CaseIterable {
  case draft, inReview, changesRequested, approved, discarded, scheduled, published, overdue
  case withheld, expired, withdrawn, draftBesidePublished, reviewBesidePublished

  var statuses: (WorkingStatus, PublicStatus) {
    switch self {
    case .draft: (.draft, .unpublished)
    case .inReview: (.inReview, .unpublished)
    case .changesRequested: (.changesRequested, .unpublished)
    case .approved: (.approved, .unpublished)
    case .discarded: (.discarded, .unpublished)
    case .scheduled: (.approved, .scheduled)
    case .published: (.approved, .published)
    case .overdue: (.draft, .overdue)
    case .withheld: (.draft, .withheld)
    case .expired: (.approved, .expired)
    case .withdrawn: (.draft, .withdrawn)
    case .draftBesidePublished: (.draft, .published)
    case .reviewBesidePublished: (.inReview, .published)
    }
  }
}

@Suite("Which move is legal in which state")
struct WorkflowTests {
  static func article(in state: Situation, of newsroom: Newsroom) throws -> Article.ID {
    let id = try newsroom.draft()
    if state == .draft { return id }
    if state == .discarded {
      try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(id)))
      return id
    }
    try newsroom.submit(id)
    if state == .inReview { return id }
    if state == .changesRequested {
      try newsroom.office(.anna).perform(RequestChanges(article: ArticleAddress(id), note: "Why?"))
      return id
    }
    try newsroom.approve(id)
    if state == .approved { return id }
    if state == .scheduled {
      try newsroom.publish(id, at: newsroom.clock.next.adding(months: 1))
      return id
    }
    try newsroom.publish(id, until: state == .expired ? newsroom.clock.next.adding(months: 1) : nil)
    switch state {
    case .overdue: newsroom.clock.advance(months: 13)
    case .withheld:
      try newsroom.office(.pia).perform(
        SetPolicy(key: .tier(.standard, .onLapse), value: "withhold"))
      newsroom.clock.advance(months: 13)
    case .expired: newsroom.clock.advance(months: 2)
    case .withdrawn: try newsroom.withdraw(id)
    case .draftBesidePublished: try newsroom.edit(id, "Another answer.")
    case .reviewBesidePublished:
      try newsroom.edit(id, "Another answer.")
      try newsroom.submit(id)
    default: break
    }
    return id
  }

  /// All legal moves, written down a second time by hand.
  static let legal: [Situation: Set<Move>] = [
    .draft: [.edit, .submit, .discard, .comment],
    .inReview: [.edit, .takeBack, .discard, .comment, .assign, .approve, .requestChanges],
    .changesRequested: [.edit, .submit, .discard, .comment],
    .approved: [.edit, .submit, .discard, .comment, .revoke, .publish],
    .discarded: [.edit],
    .scheduled: [.edit, .submit, .comment, .requestChanges, .revoke, .publish, .unschedule],
    .published: [.edit, .submit, .comment, .confirm, .revoke, .withdraw],
    .overdue: [.edit, .submit, .comment, .confirm, .revoke, .withdraw],
    .withheld: [.edit, .submit, .comment, .confirm, .revoke, .withdraw],
    .expired: [.edit, .submit, .comment, .revoke, .publish, .withdraw, .discard],
    .withdrawn: [.edit, .submit, .comment, .revoke, .discard],
    .draftBesidePublished: [.edit, .submit, .discard, .comment, .confirm, .revoke, .withdraw],
    .reviewBesidePublished: [
      .edit, .takeBack, .discard, .comment, .assign, .approve, .requestChanges, .revoke, .withdraw,
    ],
  ]

  static let cases = Situation.allCases.flatMap { state in Move.allCases.map { (state, $0) } }

  @Test("each move is legal in just the states of the table", arguments: cases)
  func moves(_ state: Situation, _ move: Move) throws {
    let newsroom = try Newsroom()
    let id = try Self.article(in: state, of: newsroom)
    let before = try newsroom.summary(id)
    #expect((before.working, before.publicStatus) == state.statuses)
    let entries = try newsroom.office(.pia).ledger().count
    let isLegal =
      Self.legal[state]?.contains(move) == true || [.raise, .rename, .place].contains(move)
    if isLegal {
      try Self.perform(move, on: id, in: newsroom)
      #expect(try newsroom.office(.pia).ledger().count == entries + 1)
    } else {
      #expect(throws: Refusal.self) { try Self.perform(move, on: id, in: newsroom) }
      #expect(try newsroom.office(.pia).ledger().count == entries, "nothing half-done stays behind")
      #expect(try newsroom.summary(id) == before)
    }
  }

  static func perform(_ move: Move, on id: Article.ID, in newsroom: Newsroom) throws {
    let article = ArticleAddress(id)
    switch move {
    case .edit: try newsroom.edit(id, "Edited.")
    case .submit: try newsroom.submit(id)
    case .takeBack: try newsroom.office(.mara).perform(TakeBackDraft(article: article))
    case .discard: try newsroom.office(.mara).perform(DiscardDraft(article: article))
    case .comment:
      try newsroom.office(.anna).perform(CommentOnRevision(article: article, text: "Sample"))
    case .approve: try newsroom.approve(id)
    case .confirm:
      var approval = ApproveRevision(article: article)
      approval.confirms = true
      try newsroom.office(.ben).perform(approval)
    case .requestChanges:
      try newsroom.office(.anna).perform(RequestChanges(article: article, note: "Sample"))
    case .raise:
      try newsroom.office(.mara).perform(RaiseTier(article: article, tier: .clinical))
    case .assign:
      try newsroom.office(.mara).perform(AssignReview(article: article, reviewers: [.ben]))
    case .revoke:
      try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "Sample"))
    case .publish: try newsroom.publish(id)
    case .unschedule: try newsroom.office(.pia).perform(UnscheduleArticle(article: article))
    case .withdraw: try newsroom.withdraw(id)
    case .rename:
      try newsroom.office(.pia).perform(RenameArticle(article: article, slug: .shelf))
    case .place: try newsroom.office(.pia).perform(PlaceArticle(article: article, position: 1))
    }
  }

  static let roles: [(Move, Handle)] = Move.allCases.flatMap { move in
    let allowed: Set<Handle> =
      switch move {
      case .edit, .submit, .takeBack, .discard, .raise: [.mara, .jon, .pia]
      case .requestChanges: [.anna, .ben, .jon]
      case .approve, .confirm: [.anna, .ben, .jon, .pia]
      case .publish, .unschedule, .withdraw, .rename, .place: [.pia]
      case .comment, .assign, .revoke: [.mara, .jon, .anna, .ben, .pia]
      }
    return [Handle.mara, .jon, .anna, .ben, .pia].filter { !allowed.contains($0) }.map {
      (move, $0)
    }
  }

  @Test("who lacks the role is refused before anything else", arguments: roles)
  func lacksRole(_ move: Move, _ handle: Handle) throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft()
    #expect {
      try newsroom.store.write(now: newsroom.clock.now()) { writing in
        let actor = try #require(try writing.reading.contributor(handle))
        try Workflow.check(
          move, by: actor, on: try writing.reading.record(of: id),
          rules: try writing.reading.rules(), at: writing.time)
      }
    } throws: { error in
      guard case .lacksRole? = error as? Refusal else { return false }
      return true
    }
  }

  @Test("somebody who is deactivated or unknown can do nothing")
  func deactivated() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.office(.pia).perform(DeactivateContributor(handle: .anna))
    #expect(throws: Refusal.inactiveContributor(.anna)) { try newsroom.approve(id) }
    #expect(throws: Refusal.nobody(user: "zoe")) {
      try newsroom.approve(id, as: Handle(stored: "zoe"))
    }
  }
}
