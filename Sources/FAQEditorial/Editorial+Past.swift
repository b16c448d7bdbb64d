public import FAQModel
import FAQStore

extension Editorial {
  /// Which revision last changed each part of the text that an address names; without a version, of
  /// the newest. Of imported revisions, the source's claims are told by number.
  public func blame(_ address: ArticleAddress) throws -> (
    revision: Revision, blame: Blame, claims: [Int: LedgerEntry.Claim]
  ) {
    try read { reading in
      let record = try reading.record(named: address.name)
      let revision = try record.resolve(address, at: reading.moment.time)
      let blame = try Blame(of: revision, in: record.revisions) { try reading.text($0.digest) }
      var claims: [Int: LedgerEntry.Claim] = [:]
      for origin in blame.lines.map(\.revision) where claims[origin.number] == nil {
        claims[origin.number] = try reading.entry(origin.entry)?.claim
      }
      return (revision, blame, claims)
    }
  }
}
