public import FAQModel
import FAQStore

extension Editorial {
  /// Which revision last changed each part of the text that an address names; without a version, of
  /// the newest.
  public func blame(_ address: ArticleAddress) throws -> (revision: Revision, blame: Blame) {
    try read { reading in
      let record = try reading.record(of: try reading.article(address.name).id)
      let revision = try record.resolve(address, at: reading.moment.time)
      let blame = try Blame(of: revision, in: record.revisions) { try reading.text($0.digest) }
      return (revision, blame)
    }
  }
}
