package import FAQModel

/// A move that a contributor may make on an article.
package enum Move: String, CaseIterable, Sendable {
  case edit, submit, takeBack, discard, comment, approve, requestChanges
  case publish, unschedule, withdraw, rename, place
}

/// All legal moves, in one table.
///
/// A move is legal when a row has it, the actor has the row's role (nil: any), and the article's two
/// statuses are among the row's (nil: any). What a text needs to be published is no question of
/// status: ``SignOffs`` decides it.
package enum Workflow {
  package struct Row: Sendable {
    package let move: Move
    package let role: Role?
    package let working: Set<WorkingStatus>?
    package let publicSide: Set<PublicStatus>?
  }

  package static let rows: [Row] = [
    row(.edit, .writer),
    row(.submit, .writer, [.draft, .changesRequested, .inReview]),
    row(.submit, .writer, [.approved], [.published, .overdue, .expired]),
    row(.takeBack, .writer, [.inReview]),
    row(.discard, .writer, [.draft, .changesRequested, .inReview, .approved]),
    row(.comment, nil, [.draft, .changesRequested, .inReview, .approved]),
    row(.approve, .reviewer, [.inReview]),
    row(.requestChanges, .reviewer, [.inReview]),
    row(.publish, .publisher),
    row(.unschedule, .publisher),
    row(.withdraw, .publisher, nil, [.published, .overdue, .expired]),
    row(.rename, .publisher),
    row(.place, .publisher),
  ]

  /// Checks a move against the table.
  ///
  /// - Throws: ``Refusal/lacksRole(_:_:act:)`` or ``Refusal/illegal(act:_:state:next:)``.
  package static func check(
    _ move: Move, by actor: Contributor, on record: ArticleRecord, policy: Policy, at time: Instant
  ) throws {
    let candidates = rows.filter { $0.move == move }
    if let role = candidates.first?.role, !actor.roles.contains(role) {
      throw Refusal.lacksRole(actor.handle, role, act: move.phrase)
    }
    let working = record.workingStatus(at: time, policy: policy)
    let publicSide = record.publicStatus(at: time, policy: policy)
    guard candidates.contains(where: { allows($0, working, publicSide) }) else {
      throw Refusal.illegal(
        act: move.phrase, record.article.id, state: "\(working) and \(publicSide)",
        next: next(working, publicSide, record.article.id))
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
    case (.approved, .published), (.approved, .overdue):
      "change it with 'faqcms draft edit \(id)', or 'faqcms withdraw \(id) --reason …'"
    case (.approved, .scheduled): "wait, or take it off the schedule with 'faqcms unschedule \(id)'"
    case (.approved, _): "publish it with 'faqcms publish \(id)'"
    case (.discarded, _): "start again from its last text with 'faqcms draft edit \(id)'"
    }
  }

  private static func row(
    _ move: Move, _ role: Role?, _ working: Set<WorkingStatus>? = nil,
    _ publicSide: Set<PublicStatus>? = nil
  ) -> Row {
    Row(move: move, role: role, working: working, publicSide: publicSide)
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
    case .comment: "comment on"
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
