public import FAQModel
import FAQStore

/// Makes the packet that asks an expert to review a text: what they read, and the statement that they
/// would sign. Records no act; it is remembered that the text was shown to them.
public struct PackReview: Act {
  public var article: ArticleAddress
  public var reviewer: Handle

  public init(article: ArticleAddress, reviewer: Handle) {
    self.article = article
    self.reviewer = reviewer
  }

  /// What goes into the packet, beside what is made of the text for reading.
  public struct Packed: Sendable {
    public let site: Site
    public let reviewer: Contributor
    public let statement: String
  }

  public func perform(at desk: Desk) throws -> Packed {
    try desk.requireSender()
    let expert = try desk.acting(as: reviewer)
    let address = ArticleAddress(name: article.name, version: .review)
    let record = try desk.reading.record(named: article.name)
    let digest = record.openReview?.digest
    if let waiting = record.openReview.flatMap({ record.revision($0.revision.number) }) {
      try record.check(article, names: waiting, to: "pack", at: desk.time)
    }
    let prepared = try Refusal.calling("pack") {
      try PrepareSignOff(ApproveRevision(article: address, digest: digest?.hex)).perform(at: expert)
    }
    try desk.writing.remember(prepared.digest, of: record.article.id, shownTo: reviewer)
    return Packed(
      site: try desk.reading.site(), reviewer: expert.actor, statement: prepared.statement)
  }
}

/// Takes a packet back: the expert's remarks, and their sign-off where they signed, all or nothing.
public struct ImportPacket: Act {
  package let packet: ReviewPacket

  /// - Parameter files: every file of the folder, by name.
  /// - Throws: ``Refusal/invalidPacket(cause:)``.
  public init(files: [String: [UInt8]]) throws { packet = try ReviewPacket(files: files) }

  /// What came back.
  public struct Imported: Equatable, Sendable {
    public let revision: Revision.ID
    public let reviewer: Handle
    public let remarks: [Comment]
    public let approval: ApproveRevision.Approval?
  }

  public func perform(at desk: Desk) throws -> Imported {
    try desk.requireSender()
    let record = try desk.reading.record(of: packet.revision.article)
    guard try desk.reading.site().uuid == packet.site, record.article.uuid == packet.article,
      record.revision(packet.revision.number)?.digest == packet.digest
    else { throw Refusal.foreignPacket(expected: packet.revision.description) }
    let remarks = try bringRemarks(record, at: desk)
    let approval = try bringApproval(at: desk)
    guard approval != nil || !remarks.isEmpty else {
      throw Refusal.nothingToChange(
        packet.remarks.isEmpty
          ? "the packet about \(packet.revision) brings neither a remark nor a signature"
          : "what the packet about \(packet.revision) brings is recorded already")
    }
    return Imported(
      revision: packet.revision, reviewer: packet.reviewer, remarks: remarks, approval: approval)
  }

  private func bringApproval(at desk: Desk) throws -> ApproveRevision.Approval? {
    guard let signature = packet.signature else { return nil }
    let approval = ApproveRevision(
      article: ArticleAddress(packet.revision), digest: packet.digest.hex
    ).signed(packet.statement, with: signature)
    do {
      return try approval.perform(
        broughtBy: desk.actor.handle, at: try desk.acting(as: packet.reviewer))
    } catch Refusal.invalidSignature(let cause) where packet.isStatementRestored {
      throw Refusal.invalidSignature(
        cause:
          "\(cause). Mail changed the line ends of statement.txt, maybe before it was signed; send it as "
          + "a ZIP")
    }
  }

  /// Records the remarks that are not there yet.
  private func bringRemarks(_ record: ArticleRecord, at desk: Desk) throws -> [Comment] {
    guard try desk.reading.contributor(packet.reviewer) != nil else {
      throw Refusal.unknownContributor(packet.reviewer.text)
    }
    guard !packet.remarks.isEmpty else { return [] }
    let known = try desk.reading.comments(on: record.article.id).filter {
      $0.author == packet.reviewer
        && record.revision($0.revision.number)?.digest == packet.digest
    }
    let text = try desk.reading.text(packet.digest)
    let remarks = try packet.remarks.map { try $0.quotingWhole(text) }
    let added = try remarks.filter { remark in
      let anchor = try remark.anchor(in: text)
      return !known.contains { $0.text == remark.text && $0.anchor == anchor }
    }
    if !added.isEmpty { try checkText(record, at: desk) }
    return try added.map { remark in
      try CommentOnRevision(
        article: ArticleAddress(record.article.id), text: remark.text, quote: remark.quote
      ).perform(for: packet.reviewer, at: desk)
    }
  }

  /// Refuses remarks on another text than the one that comments are on now.
  private func checkText(_ record: ArticleRecord, at desk: Desk) throws {
    let meant =
      record.openReview?.revision ?? record.head(at: desk.time)?.id ?? packet.revision
    guard record.revision(meant.number)?.digest != packet.digest else { return }
    throw Refusal.outdatedRemarks(
      packet.revision, by: packet.reviewer, meant: meant, isInReview: record.openReview != nil)
  }
}

extension ReviewPacket.Remark {
  /// The remark with the lines right below its quote as a part of it, which they are in Markdown.
  ///
  /// - Throws: ``Refusal/invalidRemark(line:cause:)`` where the text does not have them so, or nothing is said.
  fileprivate func quotingWhole(_ article: ArticleText) throws -> Self {
    guard let quote, let below else { return self }
    let whole = quote + "\n" + below
    guard (try? article.anchor(quoting: whole)) != nil else {
      throw Refusal.invalidRemark(
        line: line,
        cause:
          "What stands right below a quote is a part of it, and '\(whole.wordsOnOneLine)' does not "
          + "stand in the text once; put an empty line behind what you quote.")
    }
    guard !text.isEmpty else {
      throw Refusal.invalidRemark(line: line, cause: "It is a quote that no remark follows.")
    }
    return quoting(whole)
  }

  /// - Throws: ``Refusal/invalidRemark(line:cause:)`` where it is not clear which words are quoted.
  fileprivate func anchor(in text: ArticleText) throws -> CommentAnchor? {
    do {
      return try quote.map { try text.anchor(quoting: $0) }
    } catch let refusal as Refusal {
      throw Refusal.invalidRemark(line: line, cause: refusal.description)
    }
  }
}

extension Desk {
  /// Only those who bring texts to review send and take packets.
  fileprivate func requireSender() throws {
    guard actor.roles.contains(.writer) || actor.roles.contains(.publisher) else {
      throw Refusal.lacksRole(
        actor.handle, .publisher, act: "send or take review packets", has: actor.roles)
    }
  }
}
