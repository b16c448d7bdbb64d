public import FAQModel
import FAQStore

extension Editorial {
  /// Finds articles by the slugs that they have or had, within the closure: the article and what
  /// the public sees of it, nil for a slug of none that an export can ever have held.
  ///
  /// - Parameter scope: what exports hold; with `approved`, also texts that were never public.
  public func withPublicSides<Result>(
    _ scope: SiteSnapshot.Scope,
    _ body: ((Slug) throws -> (article: Article, status: PublicStatus)?) throws -> Result
  ) throws -> Result {
    try read { reading in
      try body { slug in
        guard let id = try reading.owner(of: slug) else { return nil }
        let record = try reading.record(of: id)
        let wasApproved = record.signOffs.contains { $0.decision == .approve }
        let wasPublic = record.firstPublished(at: reading.moment.time) != nil
        guard wasPublic || (scope == .approved && wasApproved) else { return nil }
        let status = try reading.summary(of: id).publicStatus
        return (record.article, status)
      }
    }
  }

  /// From when until when the ledger had a head; nil where it never had.
  package func times(of head: TreeHead) throws -> ClosedRange<Instant>? {
    try read { reading in
      guard try reading.knows(head), let first = try reading.entry(Int64(head.size))?.time else {
        return nil
      }
      let next = try reading.entry(Int64(head.size) + 1)?.time
      let last = next.map { Instant(milliseconds: $0.milliseconds - 1) } ?? reading.moment.time
      return first...max(first, last)
    }
  }
}
