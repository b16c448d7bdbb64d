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
      try writing.insertRaise(of: try article(), to: try tier(or: damaged), entry: id)
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
    guard let founder = entry.details["founder"] else { throw damaged }
    try writing.insertContributor(try contributor(founder), entry: id)
  }

  private func writeOrder() throws {
    guard let order = entry.details["order"]?.strings else { throw damaged }
    let shelves = try reading.categories()
    for (index, slug) in order.enumerated() {
      guard var shelf = shelves.first(where: { $0.slug.text == slug }) else { throw damaged }
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
    let conflicts = try json["conflicts"]?.strings?.map { text in
      guard let conflict = Conflict(text) else { throw damaged }
      return conflict
    }
    return Contributor(
      handle: handle, name: name, roles: roles.compactMap(Role.init(rawValue:)),
      credentials: credentials, specialties: specialties.map(Specialty.init(stored:)),
      registration: registration, validFrom: try optionalTime(json["valid_from"]),
      validUntil: try optionalTime(json["valid_until"]),
      conflicts: conflicts, isActive: isActive)
  }

  private func category() throws -> FAQModel.Category {
    guard let position = try number("position") else { throw damaged }
    return FAQModel.Category(
      slug: try slug("slug"), title: try text("title"), description: try text("description"),
      parent: try entry.details["parent"]?.string.map { try slug($0, or: damaged) },
      position: position,
      tier: try entry.details["tier"]?.string.map { text in
        guard let tier = Tier(rawValue: text) else { throw damaged }
        return tier
      })
  }

  private func writeAsset() throws {
    guard let name = AssetName(try text("name")), let size = try number("size"),
      let digest = Digest(hex: try text("digest"))
    else { throw damaged }
    try writing.insertAsset(name, digest, size: size, alt: try text("alt"), entry: id)
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
    guard let from = Instant(stored: try text("from")),
      let cause = Publication.Cause(rawValue: try text("cause"))
    else { throw damaged }
    let until = try entry.details["until"]?.string.map { text in
      guard let until = Instant(stored: text) else { throw damaged }
      return until
    }
    try cancelScheduled()
    try writing.insertPublication(
      of: try revision(), from: from, until: until, cause: cause, tier: try tier(or: nil),
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
    guard let isFeatured = entry.details["is_featured"]?.bool else { throw damaged }
    try writing.insertPlacement(
      of: try article(), position: try number("position"), isFeatured: isFeatured, entry: id)
  }
}

// MARK: What an entry says

extension Facts {
  var id: Int64 { entry.sequence }

  var damaged: DamagedRow { DamagedRow(column: "ledger_entry.details") }

  func article() throws -> Article.ID {
    guard let article = entry.subject.article else { throw damaged }
    return article
  }

  func record() throws -> ArticleRecord { try reading.bareRecord(of: try article()) }

  func revision() throws -> Revision {
    guard let revision = entry.subject.revision.flatMap(try record().revision),
      revision.digest == entry.subject.digest
    else { throw damaged }
    return revision
  }

  /// The tier that an entry names. Those before there were tiers name none: all was standard.
  func tier(or error: DamagedRow?) throws -> Tier {
    guard let name = entry.details["tier"]?.string else {
      if let error { throw error }
      return .standard
    }
    guard let tier = Tier(rawValue: name) else { throw damaged }
    return tier
  }

  func handle(_ name: String) throws -> Handle {
    guard let handle = Handle(try text(name)) else { throw damaged }
    return handle
  }

  func time(_ name: String) throws -> Instant {
    guard let time = try optionalTime(entry.details[name]) else { throw damaged }
    return time
  }

  func optionalTime(_ json: JSONValue?) throws -> Instant? {
    try json?.string.map { text in
      guard let time = Instant(stored: text) else { throw damaged }
      return time
    }
  }

  func entryNumber(_ name: String) throws -> Int64 {
    guard let number = entry.details[name]?.integer else { throw damaged }
    return number
  }

  func text(_ name: String) throws -> String {
    guard let text = entry.details[name]?.string else { throw damaged }
    return text
  }

  func number(_ name: String) throws -> Int? {
    entry.details[name]?.integer.flatMap(Int.init(exactly:))
  }

  func slug(_ name: String) throws -> Slug { try slug(try text(name), or: damaged) }

  func slug(_ text: String, or error: DamagedRow) throws -> Slug {
    guard let slug = Slug(text) else { throw error }
    return slug
  }
}
