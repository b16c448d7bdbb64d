package import FAQModel

extension Reading {
  /// All that the public could see when the ledger was at a state, and what it sees now.
  package struct TwoSnapshots {
    package let old: SiteSnapshot
    package let new: SiteSnapshot
    /// The state of the ledger now.
    package let ledger: TreeHead
    /// The publications that were left out now, as their sign-offs do not bear them.
    package let refused: [Revision.ID]
    /// When the old state was reached.
    package let time: Instant
    /// The articles of which a publication began since, or was recorded since.
    package let begun: [Article]
    /// The articles of which something else may have been public between, though nothing else is now: of which
    /// an act was recorded since; after an act that bears on all of them, all that are in either snapshot.
    package let touched: Set<Article.ID>
  }

  /// What was public at a state of the ledger, and now.
  ///
  /// - Throws: ``Refusal/ledgerCutOff(size:checkpoint:)`` or ``Refusal/historyRewritten(upTo:)`` where
  ///   the ledger is not one that went on from that state.
  package func snapshots(since head: TreeHead) throws -> TwoSnapshots {
    let leaves = try leafHashes()
    guard head.size <= leaves.count else {
      throw Refusal.ledgerCutOff(size: leaves.count, checkpoint: head.size)
    }
    guard MerkleTree(leaves.prefix(head.size)).root == head.root, head.size > 0,
      let time = try row("SELECT time FROM ledger_entry WHERE id = ?", [head.size])?.time("time")
    else { throw Refusal.historyRewritten(upTo: head.size) }
    let then = Reading(
      database, codec: codec, Moment(time: time, entry: Int64(head.size)))
    let now = moment.time
    let old = try then.snapshot().snapshot
    let new = try snapshot()
    return TwoSnapshots(
      old: old, new: new.snapshot,
      ledger: MerkleTree(leaves).head, refused: new.refused, time: time,
      begun: try articles().filter { article in
        try publicRecord(of: article.id).publications.contains {
          $0.begins && $0.from <= now && ($0.from > time || $0.entry > head.size)
        }
      }, touched: try touched(since: head.size, in: [old, new.snapshot]))
  }

  private func touched(
    since entry: Int, in snapshots: [SiteSnapshot]
  ) throws -> Set<Article.ID> {
    let acts = try rows(
      "SELECT DISTINCT act FROM ledger_entry WHERE id > ? AND article_id IS NULL", [entry]
    ) { try $0.value(0, as: LedgerEntry.Act.self) }
    if acts.contains(where: Self.bearingOnAll.contains) {
      return Set(snapshots.flatMap(\.articles).map(\.id))
    }
    return Set(
      try rows(
        "SELECT DISTINCT article_id FROM ledger_entry WHERE id > ? AND article_id IS NOT NULL",
        [entry]
      ) { try $0.article("article_id") })
  }

  /// The acts about no article that bear on what is public of any.
  private static let bearingOnAll: Set<LedgerEntry.Act> = [
    .categoryEdit, .categoryOrder, .policySet, .contributorEdit, .reviewerRevoke,
    .reviewerReinstate,
  ]
}
