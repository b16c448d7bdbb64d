package import FAQModel

/// A move that a contributor may make on an article.
package enum Move: String, CaseIterable, Sendable {
  case edit, submit, takeBack, discard, raise, comment, assign, approve, confirm,
    requestChanges
  case revoke
  case publish, unschedule, withdraw, rename, place
}

/// All legal moves, in one table.
///
/// A move is legal when a row has it, the actor has one of the row's roles (none: any), and the article's two
/// statuses are among the row's (nil: any). What a text needs to be published is no question of
/// status: ``SignOffs`` decides it. Nor is whether there is a schedule: ``UnscheduleArticle`` and
/// ``RequestChanges`` look at that. Whose sign-off it is, ``RevokeSignOff`` asks.
package enum Workflow {
  package struct Row: Sendable {
    package let move: Move
    package let roles: [Role]
    package let working: Set<WorkingStatus>?
    package let publicSide: Set<PublicStatus>?
  }

  package static let rows: [Row] = [
    row(.edit, [.writer]),
    row(.submit, [.writer], [.draft, .changesRequested, .inReview, .approved]),
    row(.takeBack, [.writer], [.inReview]),
    row(.discard, [.writer], [.draft, .changesRequested, .inReview, .approved]),
    row(.raise, [.writer, .admin]),
    row(.comment, [], [.draft, .changesRequested, .inReview, .approved]),
    row(.assign, [.writer, .publisher, .reviewer, .reader], [.inReview]),
    row(.approve, [.reviewer, .reader, .publisher], [.inReview]),
    row(.confirm, [.reviewer, .reader, .publisher], nil, [.published, .overdue, .withheld]),
    row(.requestChanges, [.reviewer, .reader]),
    row(.revoke, []),
    row(.publish, [.publisher]),
    row(.unschedule, [.publisher]),
    row(.withdraw, [.publisher], nil, [.published, .overdue, .withheld, .expired, .withdrawn]),
    row(.rename, [.publisher]),
    row(.place, [.publisher]),
  ]

  /// Checks a move against the table.
  ///
  /// - Throws: ``Refusal/lacksRole(_:_:act:has:)`` or ``Refusal/illegal(act:_:state:next:)``.
  package static func check(
    _ move: Move, by actor: Contributor, on record: ArticleRecord, rules: Rules, at time: Instant
  ) throws {
    let candidates = rows.filter { $0.move == move }
    let roles = candidates.first?.roles ?? []
    if let role = roles.first, !roles.contains(where: actor.roles.contains) {
      throw Refusal.lacksRole(
        actor.handle, role, act: "\(move.phrase) \(record.article.id)", has: actor.roles)
    }
    let working = record.workingStatus(at: time, under: rules.now)
    let publicSide = record.publicStatus(at: time, by: rules)
    guard candidates.contains(where: { allows($0, working, publicSide) }) else {
      throw illegal(move, on: record, rules: rules, at: time)
    }
  }

  /// The refusal of a move that no row allows in a state.
  package static func illegal(
    _ move: Move, on record: ArticleRecord, rules: Rules, at time: Instant
  ) -> Refusal {
    let working = record.workingStatus(at: time, under: rules.now)
    let publicSide = record.publicStatus(at: time, by: rules)
    return .illegal(
      act: move.phrase, record.article.id, state: "\(working) and \(publicSide)",
      next: next(insteadOf: move, record, working, publicSide, at: time))
  }

  private static func next(
    insteadOf move: Move, _ record: ArticleRecord, _ working: WorkingStatus,
    _ publicSide: PublicStatus, at time: Instant
  ) -> String {
    let id = record.article.id
    let isNewest = record.head(at: time)?.digest == record.live(at: time)?.digest
    switch (move, working) {
    case (.withdraw, _): return nextInsteadOfWithdrawing(working, publicSide, id)
    case (.requestChanges, _): return nextInsteadOfObjecting(working, publicSide, id)
    case (.approve, .approved) where isNewest:
      return
        "renew its sign-offs with 'faqcms review confirm \(id)', or change it with 'faqcms draft "
        + "edit \(id)'"
    case (_, .approved) where publicSide == .scheduled && record.notBegun != nil:
      return
        "have it signed off again with 'faqcms draft submit \(id)', or take it off the schedule with 'faqcms "
        + "unschedule \(id)'"
    case (_, .approved) where publicSide != .scheduled && !isNewest:
      return "publish it with 'faqcms publish \(id)'"
    default: return next(working, publicSide, id)
    }
  }

  package static func allows(
    _ row: Row, _ working: WorkingStatus, _ publicSide: PublicStatus
  ) -> Bool {
    (row.working?.contains(working) ?? true) && (row.publicSide?.contains(publicSide) ?? true)
  }

  /// What can be done with an article in a state.
  package static func next(
    _ working: WorkingStatus, _ publicSide: PublicStatus, _ id: Article.ID
  ) -> String {
    switch (working, publicSide) {
    case (.draft, _): "submit it with 'faqcms draft submit \(id)'"
    case (.inReview, _):
      "decide with 'faqcms review approve \(id)' or 'review request-changes \(id)'"
    case (.changesRequested, _): "change it with 'faqcms draft edit \(id)' and submit it again"
    case (.approved, .published), (.approved, .overdue), (.approved, .withheld):
      "change it with 'faqcms draft edit \(id)', or 'faqcms withdraw \(id) --reason …'"
    case (.approved, .scheduled): "wait, or take it off the schedule with 'faqcms unschedule \(id)'"
    case (.approved, _): "publish it with 'faqcms publish \(id)'"
    case (.discarded, _): "start again with 'faqcms draft edit \(id)'"
    }
  }

  /// What can be done with an article of which nothing is public, by who wants to take it from the public.
  private static func nextInsteadOfWithdrawing(
    _ working: WorkingStatus, _ publicSide: PublicStatus, _ id: Article.ID
  ) -> String {
    switch (working, publicSide) {
    case (_, .scheduled): "take it off the schedule with 'faqcms unschedule \(id)'"
    case (.discarded, _): "leave it as it is: nothing of it is public"
    default: "set its draft aside with 'faqcms draft discard \(id)'"
    }
  }

  /// What can be done about a text that is neither in review nor scheduled, by who found something wrong in it.
  private static func nextInsteadOfObjecting(
    _ working: WorkingStatus, _ publicSide: PublicStatus, _ id: Article.ID
  ) -> String {
    let isLive = publicSide.showsText || publicSide == .withheld
    var ways: [String] = []
    if isLive || working == .approved {
      ways.append("withdraw a sign-off of yours with 'faqcms review revoke \(id) --reason …'")
    }
    if working != .discarded { ways.append("say so with 'faqcms review comment \(id) -m …'") }
    if isLive { ways.append("have a publisher end it with 'faqcms withdraw \(id) --reason …'") }
    let last = ways.popLast() ?? "leave it as it is: nothing of it is in review or public"
    return ways.isEmpty ? last : ways.joined(separator: ", ") + ", or \(last)"
  }

  private static func row(
    _ move: Move, _ roles: [Role], _ working: Set<WorkingStatus>? = nil,
    _ publicSide: Set<PublicStatus>? = nil
  ) -> Row {
    Row(move: move, roles: roles, working: working, publicSide: publicSide)
  }
}

extension Move {
  /// The move as it stands in a sentence: "cannot …".
  package var phrase: String {
    switch self {
    case .edit: "edit"
    case .submit: "submit"
    case .takeBack: "take back"
    case .discard: "discard the draft of"
    case .raise: "raise the tier of"
    case .comment: "comment on"
    case .assign: "assign"
    case .confirm: "confirm"
    case .revoke: "withdraw somebody else's sign-off of"
    case .approve: "approve"
    case .requestChanges: "request changes to"
    case .publish: "publish"
    case .unschedule: "unschedule"
    case .withdraw: "withdraw"
    case .rename: "rename"
    case .place: "place"
    }
  }
}
