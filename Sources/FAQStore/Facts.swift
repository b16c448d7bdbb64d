import FAQModel

/// The facts that follow from a ledger entry: the one way in which rows come into the tables.
///
/// An act checks its rules and records its entry; what the entry means for the tables stands here
/// alone. So the tables can be made again from the ledger and compared, which `verify` does.
struct Facts {
  let entry: LedgerEntry
  let writing: Writing
  var reading: Reading { writing.reading }

  init(_ entry: LedgerEntry, _ writing: Writing) {
    self.entry = entry
    self.writing = writing
  }

  func write() throws {
    switch entry.act {
    case .siteInit: try writeSite()
    case .contributorAdd: try writing.insertContributor(try contributor(entry.details), entry: id)
    case .contributorEdit, .contributorDeactivate:
      try writing.insertProfile(try contributor(entry.details), entry: id)
    case .categoryAdd: try writing.insertCategory(try category(), entry: id)
    case .categoryEdit: try writing.insertProfile(try category(), entry: id)
    case .categoryOrder: try writeOrder()
    case .policySet:
      try writing.insertRule(try text("key"), try text("value"), entry: id)
    case .draftNew: try writeArticle()
    case .draftEdit: try writeRevision(base: try number("base"))
    case .draftSubmit: try writeReview()
    case .draftTakeBack: try endReview(.takenBack)
    case .draftDiscard:
      try endReview(.discarded)
      try writing.insertDiscard(upTo: try revision().id, entry: id)
    case .reviewApprove: try writeApproval()
    case .reviewConfirm:
      try openReview()
      try writeApproval()
    case .reviewRequestChanges:
      if try record().openReview == nil { try openReview() }
      try writeSignOff(.requestChanges)
      try endReview(.changesRequested)
    case .reviewRevoke:
      try writing.insertRevocation(
        ofSignOff: try entryNumber("sign_off"), actor: entry.actor, reason: entry.note, entry: id)
    case .reviewAssign: try writeAssignment()
    case .reviewerRevoke, .reviewerReinstate: try writeReviewerRevocation()
    case .reviewerKeyAdd: try writeKey()
    case .reviewerKeyRevoke:
      try writing.insertRevocation(
        ofKey: try text("fingerprint"), from: try time("from"), reason: entry.note, entry: id)
    case .raise:
      try writing.insertRaise(of: try article(), to: try known(try optionalTier()), entry: id)
    case .reviewComment:
      try writing.insertComment(
        on: try revision().id, by: try author(), text: entry.note, anchor: try anchor(), entry: id)
    case .reviewResolve:
      try writing.insertResolution(
        ofComment: try entryNumber("comment"), actor: entry.actor, entry: id)
    case .publish: try writePublication()
    case .unschedule: try cancelScheduled()
    case .withdraw: try writeWithdrawal()
    case .place: try writePlacement()
    case .assetAdd: try writeAsset()
    case .importFile: break
    case .rename: try writing.insertSlug(try slug("slug"), of: try article(), entry: id)
    }
    reading.memory.forgetFacts(of: entry.act)
  }
}

// MARK: The office

extension Facts {
  private func writeSite() throws {
    let site = Site(
      uuid: try text("uuid"), title: try text("title"),
      locale: LanguageTag(stored: try text("locale")))
    try writing.insertSite(site, entry: id)
    try writing.insertContributor(try contributor(try known(entry.details["founder"])), entry: id)
  }

  private func writeOrder() throws {
    let order = try known(entry.details["order"]?.strings)
    let shelves = try reading.categories()
    for (index, slug) in order.enumerated() {
      var shelf = try known(shelves.first { $0.slug.text == slug })
      guard shelf.position != index + 1 else { continue }
      shelf.position = index + 1
      try writing.insertProfile(shelf, entry: id)
    }
  }

  private func contributor(_ json: JSONValue) throws -> Contributor {
    guard let handle = json["handle"]?.string.flatMap(Handle.init), let name = json["name"]?.string,
      let roles = json["roles"]?.strings, let credentials = json["credentials"]?.string,
      let specialties = json["specialties"]?.strings,
      let registration = json["registration"]?.string, let isActive = json["is_active"]?.bool
    else { throw damaged }
    let conflicts = try json["conflicts"]?.strings?.map { try known(Conflict($0)) }
    return Contributor(
      handle: handle, name: name, roles: roles.compactMap(Role.init(rawValue:)),
      credentials: credentials, specialties: specialties.map(Specialty.init(stored:)),
      registration: registration, validFrom: try optionalTime(json["valid_from"]),
      validUntil: try optionalTime(json["valid_until"]),
      conflicts: conflicts, isActive: isActive)
  }

  private func category() throws -> FAQModel.Category {
    FAQModel.Category(
      slug: try slug("slug"), title: try text("title"), description: try text("description"),
      parent: try entry.details["parent"]?.string.map { try known(Slug($0)) },
      position: try known(try number("position")), tier: try optionalTier())
  }

  private func writeAsset() throws {
    try writing.insertAsset(
      try known(AssetName(try text("name"))), try known(Digest(hex: try text("digest"))),
      size: try known(try number("size")), alt: try text("alt"), entry: id)
  }

  private func writeReviewerRevocation() throws {
    try writing.insertRevocation(
      of: try handle("handle"), from: try optionalTime(entry.details["from"]), reason: entry.note,
      actor: entry.actor, entry: id)
  }

  private func writeKey() throws {
    try writing.insertKey(
      try text("key"), fingerprint: try text("fingerprint"), of: try handle("handle"),
      validFrom: try optionalTime(entry.details["valid_from"]),
      validUntil: try optionalTime(entry.details["valid_until"]), entry: id)
  }
}

// MARK: The public side

extension Facts {
  private func writePublication() throws {
    let from = try time("from")
    let until = try optionalTime(entry.details["until"])
    let cause = try known(Publication.Cause(rawValue: try text("cause")))
    try cancelScheduled()
    try writing.insertPublication(
      of: try revision(), from: from, until: until, cause: cause, tier: try tier(),
      publisher: entry.actor, entry: id)
  }

  private func cancelScheduled() throws {
    guard let scheduled = try record().scheduled(after: entry.time) else { return }
    try writing.insertCancellation(of: scheduled, entry: id)
  }

  private func writeWithdrawal() throws {
    try cancelScheduled()
    try writing.insertWithdrawal(
      of: try article(), reason: entry.note,
      replacement: entry.details["replacement"]?.integer.map(Article.ID.init),
      actor: entry.actor, entry: id)
  }

  private func writePlacement() throws {
    try writing.insertPlacement(
      of: try article(), position: try number("position"),
      isFeatured: try known(entry.details["is_featured"]?.bool), entry: id)
  }
}

// MARK: What an entry says

extension Facts {
  var id: Int64 { entry.sequence }

  var damaged: DamagedRow { DamagedRow(column: "ledger_entry.details") }

  /// What an entry has to say.
  func known<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw damaged }
    return value
  }

  func article() throws -> Article.ID { try known(entry.subject.article) }

  func record() throws -> ArticleRecord { try reading.bareRecord(of: try article()) }

  func revision() throws -> Revision {
    guard let revision = entry.subject.revision.flatMap(try record().revision),
      revision.digest == entry.subject.digest
    else { throw damaged }
    return revision
  }

  /// The tier that an entry names. Those before there were tiers name none: all was standard.
  func tier() throws -> Tier { try optionalTier() ?? .standard }

  func optionalTier() throws -> Tier? {
    try entry.details["tier"]?.string.map { try known(Tier(rawValue: $0)) }
  }

  func handle(_ name: String) throws -> Handle { try known(Handle(try text(name))) }

  func time(_ name: String) throws -> Instant { try known(try optionalTime(entry.details[name])) }

  func optionalTime(_ json: JSONValue?) throws -> Instant? {
    try json?.string.map { try known(Instant(stored: $0)) }
  }

  func entryNumber(_ name: String) throws -> Int64 { try known(entry.details[name]?.integer) }

  func text(_ name: String) throws -> String { try known(entry.details[name]?.string) }

  func number(_ name: String) throws -> Int? {
    entry.details[name]?.integer.flatMap(Int.init(exactly:))
  }

  func slug(_ name: String) throws -> Slug { try known(Slug(try text(name))) }
}
