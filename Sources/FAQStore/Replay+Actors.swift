import FAQModel

/// Who may have done what an entry says, as the ledger knew them before it.
extension Replay {
  /// Why an entry is not its actor's: nobody of that name could act, or had the role for it. Nil where it can be
  /// theirs, and for the first entry of a site.
  func objection(
    toActorOf entry: LedgerEntry, _ reading: Reading
  ) throws -> String? {
    guard entry.act != .siteInit else { return nil }
    guard let actor = try actor(entry.actor, reading), actor.isActive else {
      return "was done by \(entry.actor), who could not act then"
    }
    if entry.act == .reviewAssign, actor.roles.allSatisfy({ $0 == .admin }) {
      return "was done by \(entry.actor), who had no role for it then"
    }
    guard let role = Self.role(neededFor: entry), !actor.roles.contains(role) else { return nil }
    return "was done by \(entry.actor), who was no \(role.rawValue) then"
  }

  /// Why a change of the shelves is not its actor's: one that asks less of a shelf is an admin's. To be asked once its
  /// facts are written.
  func objection(
    toChangeOf former: Shelves?, by entry: LedgerEntry, _ reading: Reading
  ) throws -> String? {
    guard let former, try reading.governance().shelves.askLess(than: former),
      try !holds(.admin, entry.actor, reading)
    else { return nil }
    return "was done by \(entry.actor), who was no admin then"
  }

  /// Why a raise is not its actor's: one that lowers the tier is an admin's. To be asked before its facts are
  /// written.
  ///
  /// - Parameter original: where the texts are.
  func objection(
    toRaise entry: LedgerEntry, _ reading: Reading, _ original: Reading
  ) throws -> String? {
    guard entry.act == .raise, let article = entry.subject.article,
      let tier = entry.details["tier"]?.string.flatMap(Tier.init(rawValue:)),
      try !holds(.admin, entry.actor, reading)
    else { return nil }
    guard try holds(.writer, entry.actor, reading) else {
      return "was done by \(entry.actor), who was no writer then"
    }
    let bare = try reading.bareRecord(of: article)
    guard let newest = bare.newest, let shelves = try? original.shelves(in: bare) else {
      return nil
    }
    let present = bare.with(shelves: shelves)
      .weighingSchedules(by: try reading.governanceHistory())
      .tier(of: newest.digest, at: entry.time, under: try reading.governance())
    return tier < present ? "was done by \(entry.actor), who was no admin then" : nil
  }

  /// Why the withdrawal of a sign-off is not its actor's: it is the reviewer's or an admin's. To be asked before
  /// its facts are written.
  func objection(toRevocation entry: LedgerEntry, _ reading: Reading) throws -> String? {
    guard entry.act == .reviewRevoke, let article = entry.subject.article,
      let revoked = entry.details["sign_off"]?.integer,
      let signOff = try reading.bareRecord(of: article).signOffs.first(where: {
        $0.entry == revoked
      }),
      signOff.reviewer != entry.actor, try !holds(.admin, entry.actor, reading)
    else { return nil }
    return "was done by \(entry.actor), who was no admin then"
  }

  func holds(_ role: Role, _ handle: Handle, _ reading: Reading) throws -> Bool {
    try actor(handle, reading).map { $0.isActive && $0.roles.contains(role) } ?? false
  }

  private func actor(_ handle: Handle, _ reading: Reading) throws -> Contributor? {
    if let known = reading.memory.actor, known.handle == handle { return known }
    reading.memory.actor = try reading.contributor(handle)
    return reading.memory.actor
  }

  /// The role that an act is done in; nil where several allow it, or none is asked for.
  private static func role(neededFor entry: LedgerEntry) -> Role? {
    switch entry.act {
    case .contributorAdd, .contributorEdit, .contributorDeactivate, .policySet, .reviewerRevoke,
      .reviewerReinstate, .reviewerKeyAdd, .reviewerKeyRevoke:
      .admin
    case .publish: isOnApproval(entry) ? nil : .publisher
    case .rename: entry.claim == nil ? .publisher : .writer
    case .categoryAdd, .categoryEdit, .categoryOrder, .unschedule, .withdraw, .place: .publisher
    case .draftNew, .draftEdit, .draftSubmit, .draftTakeBack, .draftDiscard, .assetAdd, .importFile:
      .writer
    case .siteInit, .reviewApprove, .reviewConfirm, .reviewRequestChanges, .reviewComment,
      .reviewResolve, .reviewAssign, .reviewRevoke, .raise:
      nil
    }
  }
}
