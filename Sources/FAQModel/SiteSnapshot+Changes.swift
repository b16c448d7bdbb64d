/// What changed of what the public reads since a state of the ledger, for who took an export then.
///
/// It never leaves out a change. An article may be among them that is as it was: an export that was
/// made later than the newest entry of that state can have seen times pass that this cannot know of.
public struct SnapshotChanges: Sendable {
  /// The state of the ledger that the changes are since.
  package let since: TreeHead
  /// The state that they lead to.
  package let ledger: TreeHead
  /// The articles and tombstones that are new or not as they were; shelves are all there.
  public let changed: SiteSnapshot
  /// What is to be removed, by number: public then, or by the passing of time since, and now neither
  /// public nor among the withdrawn.
  public let removed: [Article]

  /// - Parameters:
  ///   - time: when the state was reached.
  ///   - ledger: the state now.
  ///   - now: when the new snapshot is of.
  ///   - begun: articles of which a publication that was known then began since.
  package init(
    since: TreeHead, reachedAt time: Instant, ledger: TreeHead, from old: SiteSnapshot,
    to new: SiteSnapshot, at now: Instant, begun: [Article]
  ) {
    self.since = since
    self.ledger = ledger
    let before = Dictionary(old.entries.map { ($0.article.id, $0) }, uniquingKeysWith: { $1 })
    let entries = new.entries.filter { entry in
      guard let old = before[entry.article.id], old == entry else { return true }
      return old.reviewDue.map { $0 > time && $0 <= now } ?? false
    }
    changed = SiteSnapshot(
      site: new.site, categories: new.categories, entries: entries,
      withdrawn: new.withdrawn.filter { !old.withdrawn.contains($0) })
    let kept = Set(new.entries.map(\.article.id) + new.withdrawn.map(\.article.id))
    let gone = old.entries.map(\.article) + old.withdrawn.map(\.article) + begun
    removed = Dictionary(
      gone.filter { !kept.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { $1 }
    ).values.sorted { $0.id < $1.id }
  }
}
