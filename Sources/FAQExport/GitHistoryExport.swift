package import FAQModel

/// The whole history of a site as commits: one a saved revision on `drafts`, one a change of what is
/// public on `published`.
package struct GitHistoryExport {
  private var export: GitExport
  private let names: [Handle: String]
  private let text: (Digest) throws -> [UInt8]
  /// The file of each article that is on the branch now.
  private var drafts: [Article.ID: Slug] = [:]
  private var published: [Article.ID: Slug] = [:]
  private var slugs: [Article.ID: Slug] = [:]
  private var uuids: [Article.ID: String] = [:]
  /// Who is said to have written imported revisions, and when.
  private var claims: [Revision.ID: (author: GitCommit.Person, time: Instant?)] = [:]
  private var withdrawals: [Article.ID: [LedgerEntry]] = [:]

  /// - Parameters:
  ///   - names: what contributors are called.
  ///   - text: gives the canonical bytes of a digest; asked once for each.
  ///   - write: takes the stream for `git fast-import`, piece by piece.
  package init(
    site: Site, names: [Handle: String], text: @escaping (Digest) throws -> [UInt8],
    write: @escaping ([UInt8]) throws -> Void
  ) throws {
    export = try GitExport(site: site.uuid, write: write)
    self.names = names
    self.text = text
  }

  /// Adds what an entry did to the drafts. Entries come in their order.
  ///
  /// - Parameter live: the digest of the text that was public then, to which a discard goes back.
  package mutating func add(_ entry: LedgerEntry, live: Digest?) throws {
    guard let article = entry.subject.article else { return }
    switch entry.act {
    case .draftNew, .draftEdit:
      guard let digest = entry.subject.digest else { return }
      if let uuid = entry.details["uuid"]?.string { uuids[article] = uuid }
      if let slug = entry.details["slug"]?.string.flatMap(Slug.init(_:)) { slugs[article] = slug }
      guard let slug = slugs[article] else { return }
      drafts[article] = slug
      try commit(entry, [write(slug, digest)])
    case .rename:
      guard let slug = entry.details["slug"]?.string.flatMap(Slug.init(_:)) else { return }
      slugs[article] = slug
      guard let old = drafts[article] else { return }
      drafts[article] = slug
      try commit(entry, [.rename(from: old, to: slug)])
    case .draftDiscard:
      guard let slug = drafts[article] else { return }
      if live == nil { drafts[article] = nil }
      try commit(entry, [live.map { write(slug, $0) } ?? .delete(slug)])
    case .withdraw: withdrawals[article, default: []].append(entry)
    default: return
    }
  }

  /// Adds a change of what is public. Changes come in the order of their times.
  package mutating func add(_ change: PublicChange) throws {
    let old = published[change.article]
    switch change.kind {
    case .published(let publication, let revision):
      published[change.article] = change.slug
      var changes: [GitCommit.Change] = []
      if let old, old != change.slug { changes.append(.delete(old)) }
      changes.append(write(change.slug, revision.digest))
      let claim = claims[revision.id]
      try export.add(
        GitCommit(
          branch: .published, author: claim?.author ?? person(revision.author),
          authorTime: claim?.time ?? revision.time,
          committer: person(publication.publisher), committerTime: change.time,
          message: message(
            "Publish \(revision.id) \(change.slug)", about: change.article,
            isDated: claim.map { $0.time != nil } ?? true),
          changes: changes))
    case .ended:
      guard let old else { return }
      published[change.article] = nil
      // What ends by itself, at the end of its time, is ended by nobody.
      let withdrawal = withdrawals[change.article]?.first { $0.time == change.time }
      let actor =
        withdrawal.map { person($0.actor) } ?? GitCommit.Person(name: "faqcms", handle: nil)
      let what = "\(withdrawal == nil ? "End" : "Withdraw") \(change.article) \(old)"
      try export.add(
        GitCommit(
          branch: .published, author: actor, authorTime: change.time, committer: actor,
          committerTime: change.time,
          message: message(
            withdrawal.map { "\(what)\n\n\($0.note)" } ?? what, about: change.article),
          changes: [.delete(old)]))
    }
  }

  /// Ends the stream.
  package mutating func finish() throws { try export.finish() }

  private mutating func commit(_ entry: LedgerEntry, _ changes: [GitCommit.Change]) throws {
    guard let article = entry.subject.article else { return }
    let claim = entry.claim
    let author =
      claim.map { $0.author.isEmpty ? LedgerEntry.Claim.nobody : $0.author }
      .map { GitCommit.Person(name: $0, handle: nil) } ?? person(entry.actor)
    if let claim, let number = entry.subject.revision {
      claims[Revision.ID(article: article, number: number)] = (author, claim.time)
    }
    let what = GitTrailer.message(of: entry.act, on: article)
    try export.add(
      GitCommit(
        branch: .drafts,
        author: author, authorTime: claim?.time ?? entry.time, committer: person(entry.actor),
        committerTime: entry.time,
        message: message(
          entry.note.isEmpty ? what : entry.note, about: article,
          isDated: claim.map { $0.time != nil } ?? true),
        changes: changes))
  }

  /// - Parameter isDated: whether its author's date is one that was claimed, or that of an act here.
  private func message(
    _ message: String, about article: Article.ID, isDated: Bool = true
  ) -> String {
    uuids[article].map { GitTrailer.added(to: message, article: $0, isDated: isDated) } ?? message
  }

  private func write(_ slug: Slug, _ digest: Digest) -> GitCommit.Change {
    let text = text
    return .write(slug, digest, bytes: { try text(digest) })
  }

  private func person(_ handle: Handle) -> GitCommit.Person {
    GitCommit.Person(name: names[handle] ?? handle.text, handle: handle.text)
  }
}
