public import FAQModel
public import FAQStore

extension Editorial {
  /// The site as it is at a time; nil for now.
  public func site(asOf time: Instant? = nil) throws -> Site {
    try read(asOf: time) { try $0.site() }
  }

  public func policy() throws -> Policy { try read { try $0.policy() } }

  /// The shelves in reading order, each after its parent, with its depth counted from 0.
  public func categories() throws -> [(category: FAQModel.Category, depth: Int)] {
    try read { try $0.categories().inReadingOrder }
  }

  /// - Throws: ``Refusal/unknownCategory(_:)`` where there is no such shelf.
  public func requireCategory(_ slug: Slug) throws {
    guard try categories().contains(where: { $0.category.slug == slug }) else {
      throw Refusal.unknownCategory(slug.text)
    }
  }

  /// Everybody, by handle.
  public func contributors() throws -> [Contributor] { try read { try $0.contributors() } }

  public func contributor(_ handle: Handle) throws -> Contributor {
    try read { reading in
      guard let contributor = try reading.contributor(handle) else {
        throw Refusal.unknownContributor(handle.text)
      }
      return contributor
    }
  }

  /// The revocations of people who sign that stand, one a person.
  public func revocations() throws -> [Handle: ReviewerRevocation] {
    try read { try $0.governance().register.standing }
  }

  /// Reads what is for the public. What is to be shown now must not follow from a clock that ran back: texts
  /// that expired since would be public again.
  private func readForPublic<Result>(
    asOf time: Instant?, _ body: (Reading) throws -> Result
  ) throws -> Result {
    try read(asOf: time) { reading in
      try reading.checkClock()
      return try body(reading)
    }
  }

  /// All that the public may see at a time (nil: now), to be read a page at a time within the closure;
  /// what was recorded meanwhile is not in it.
  ///
  /// - Parameters:
  ///   - scope: with `approved`, the newest approved text of each article in place of the public one.
  ///   - withProofs: with what a manifest needs, which takes longer: the head of the ledger, and
  ///     what was signed.
  ///   - withState: with the digest of all that it says.
  /// - Throws: ``Refusal/clockBehind(now:last:entry:)``; what `body` throws.
  public func withSnapshot<Result>(
    _ scope: SiteSnapshot.Scope = .published, asOf time: Instant? = nil, withProofs: Bool = false,
    withState: Bool = false, _ body: (StoredSnapshot) throws -> Result
  ) throws -> Result {
    try readForPublic(asOf: time) {
      try body($0.snapshotPages(scope, withProofs: withProofs, withState: withState))
    }
  }

  /// What an export found in a folder, where it stands so and nothing can have changed since.
  ///
  /// - Parameter mark: tells the folder, and what is exported to it, by the digest of all that was recorded.
  /// - Throws: ``Refusal/clockBehind(now:last:entry:)``.
  public func standingExport(_ mark: (_ facts: Digest) -> Digest) throws -> StandingExport? {
    try readForPublic(asOf: nil) { try $0.standingExport(mark($0.facts())) }
  }

  /// Remembers the manifest that an export made of a state. Nothing comes of it where the database cannot be
  /// written, or somebody else writes: then the next export is made in full.
  public func remember(_ manifest: Digest, of state: Digest) {
    remember { try $0.remember(manifest, of: state) }
  }

  /// The same for what it found under a mark.
  public func remember(_ export: StandingExport, as mark: Digest) {
    remember { try $0.remember(export, as: mark) }
  }

  private func remember(_ what: (Writing) throws -> Void) {
    guard !store.isReadOnly else { return }
    try? store.upkeep(now: clock(), waits: false, what)
  }

  /// All that the public may see at a time (nil: now), and the publications that were left out
  /// because their sign-offs do not bear them; and how many approved texts are not public.
  ///
  /// - Parameter scope: as for ``withSnapshot(_:asOf:withProofs:withState:_:)``.
  public func snapshot(
    _ scope: SiteSnapshot.Scope = .published, asOf time: Instant? = nil
  ) throws -> (snapshot: SiteSnapshot, refused: [Revision.ID], waiting: Int) {
    try readForPublic(asOf: time) { try $0.snapshot(scope) }
  }

  /// What changed of what the public sees since a state of the ledger, and the publications that were
  /// left out because their sign-offs do not bear them.
  ///
  /// - Parameter choose: the part of each snapshot that is meant.
  /// - Throws: ``Refusal/ledgerCutOff(size:checkpoint:)`` or ``Refusal/historyRewritten(upTo:)`` where
  ///   the ledger is not one that went on from that state; what `choose` throws.
  package func publicChanges(
    since head: TreeHead, choosing choose: (SiteSnapshot) throws -> SiteSnapshot = { $0 }
  ) throws -> (changes: SnapshotChanges, refused: [Revision.ID]) {
    try readForPublic(asOf: nil) { reading in
      let both = try reading.snapshots(since: head)
      let new = try choose(both.new)
      let old: SiteSnapshot
      do { old = try choose(both.old) } catch Refusal.unknownCategory {
        // The shelf came since, so nothing was on it then.
        old = SiteSnapshot(site: both.old.site, categories: [], entries: [], withdrawn: [])
      }
      // What was chosen between only, as it was moved and moved back, is in neither choice.
      let left = (both.old.articles + both.new.articles).filter { both.touched.contains($0.id) }
      let begun = Set(both.begun.map(\.id))
      let changes = SnapshotChanges(
        since: head, reachedAt: both.time, ledger: both.ledger, from: old, to: new,
        at: reading.moment.time, told: both.begun + left, touched: both.touched.union(begun))
      return (changes, both.refused)
    }
  }
}
