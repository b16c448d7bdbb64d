public import FAQModel
import FAQStore

/// A text as it was saved.
public struct SavedText: Sendable {
  public let revision: Revision
  public let canonical: CanonicalText
  public let text: ArticleText
}

extension Editorial {
  /// Two texts as of one moment, to be compared. Without a second address the first is compared with the
  /// newest text of its article; if it names no version, either, that is the public text with the draft.
  public func texts(
    _ old: ArticleAddress, _ new: ArticleAddress? = nil
  ) throws -> (old: SavedText, new: SavedText) {
    let isPublicSide = new == nil && old.version == nil
    return try read { reading in
      let first = try revision(
        isPublicSide ? ArticleAddress(name: old.name, version: .live) : old, reading)
      let second = try new.map { try revision($0, reading) } ?? newest(old.name, reading)
      // NB: the older text is the difference to the newer one, so that is read first.
      let new = try saved(second, reading)
      return (try saved(first, reading), new)
    }
  }

  /// NB: what is recorded beside the revisions is read only where the address asks for it.
  private func revision(_ address: ArticleAddress, _ reading: Reading) throws -> Revision {
    let id = try reading.articleID(address.name)
    switch address.version {
    case .revision(let number):
      let named = try reading.revisions(of: id, number: number)
      return try (named.isEmpty ? reading.revisions(of: id) : named).resolve(address)
    case .digest: return try reading.revisions(of: id).resolve(address)
    case .live, .review, nil:
      return try reading.record(of: id).resolvePublic(address, at: reading.moment.time)
    }
  }

  private func newest(_ name: ArticleAddress.Name, _ reading: Reading) throws -> Revision {
    try reading.record(named: name)
      .resolve(ArticleAddress(name: name), at: reading.moment.time)
  }

  func saved(_ revision: Revision, _ reading: Reading) throws -> SavedText {
    let canonical = try reading.canonical(revision.digest)
    return SavedText(
      revision: revision, canonical: canonical, text: try ArticleText(canonical: canonical))
  }
}
