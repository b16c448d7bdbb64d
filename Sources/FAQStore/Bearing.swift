package import FAQModel

extension Reading {
  /// The sign-offs that a publication rests on, weighed again by the rules that were in force when it was
  /// recorded; nil where they do not bear it, whoever wrote its row.
  package func signOffs(
    bearing publication: Publication, in record: ArticleRecord
  ) throws -> SignOffs? {
    let signOffs = record.signOffs(
      bearing: publication, onShelf: try shelf(of: publication),
      under: try governance(before: publication.entry))
    guard let signOffs, try areGenuine(signOffs.counting, in: record) else { return nil }
    return signOffs
  }

  /// The shelf of a publication's text.
  func shelf(of publication: Publication) throws -> Slug? {
    try text(publication.digest).category
  }

  /// Whether every signature under some sign-offs is what it should be.
  func areGenuine(_ signOffs: [SignOff], in record: ArticleRecord) throws -> Bool {
    try signOffs.allSatisfy { try fault(inSignatureOf: $0, in: record) == nil }
  }
}

extension ArticleRecord {
  /// The sign-offs that a publication rests on, by the rules that were in force when it was recorded, but
  /// for their signatures; nil where they do not bear it.
  func signOffs(
    bearing publication: Publication, onShelf shelf: Slug?, under then: Governance
  ) -> SignOffs? {
    guard revision(publication.revision.number)?.digest == publication.digest else { return nil }
    let asked = tier(
      of: publication.digest, onShelf: shelf, at: publication.time, under: then,
      before: publication.entry)
    guard publication.tier >= asked else { return nil }
    let signOffs = SignOffs(
      of: publication.digest, in: self, for: then.demand(of: publication.tier),
      register: then.register, at: publication.time, before: publication.entry)
    return signOffs.suffice ? signOffs : nil
  }
}
