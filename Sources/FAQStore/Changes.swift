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
    /// The articles of which a publication that was known then began since.
    package let begun: [Article]
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
    let new = try snapshot()
    return TwoSnapshots(
      old: try then.snapshot().snapshot, new: new.snapshot,
      ledger: MerkleTree(leaves).head, refused: new.refused, time: time,
      begun: try articles().filter { article in
        try bareRecord(of: article.id).publications.contains {
          $0.entry <= head.size && !$0.isCancelled && $0.from > time && $0.from <= now
        }
      })
  }
}
