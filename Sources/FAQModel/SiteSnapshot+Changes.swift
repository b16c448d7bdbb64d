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
  /// What is to be removed, by number: chosen then, or perhaps at any time since, and now neither public
  /// nor among the withdrawn ones that are chosen.
  public let removed: [Article]

  /// - Parameters:
  ///   - time: when the state was reached.
  ///   - ledger: the state now.
  ///   - now: when the new snapshot is of.
  ///   - told: articles of which a text can have been handed out since that is in neither snapshot.
  ///   - touched: articles that may have been otherwise between, and are told again for that.
  package init(
    since: TreeHead, reachedAt time: Instant, ledger: TreeHead, from old: SiteSnapshot,
    to new: SiteSnapshot, at now: Instant, told: [Article], touched: Set<Article.ID>
  ) {
    self.since = since
    self.ledger = ledger
    let before = Dictionary(old.entries.map { ($0.article.id, $0) }, uniquingKeysWith: { $1 })
    let entries = new.entries.filter { entry in
      guard let old = before[entry.article.id], old == entry, !touched.contains(old.article.id)
      else { return true }
      return old.reviewDue.map { $0 > time && $0 <= now } ?? false
    }
    changed = SiteSnapshot(
      site: new.site, categories: new.categories, entries: entries,
      withdrawn: new.withdrawn.filter { tombstone in
        let named = [tombstone.article.id] + (tombstone.replacement.map { [$0.id] } ?? [])
        return !old.withdrawn.contains(tombstone) || !touched.isDisjoint(with: named)
      })
    let kept = Set(new.articles.map(\.id))
    let gone = old.articles + told
    removed = Dictionary(
      gone.filter { !kept.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { $1 }
    ).values.sorted { $0.id < $1.id }
  }
}

extension SiteSnapshot {
  /// The public ones and the withdrawn ones.
  package var articles: [Article] { entries.map(\.article) + withdrawn.map(\.article) }
}
