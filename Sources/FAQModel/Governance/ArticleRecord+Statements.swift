extension ArticleRecord {
  /// The entry of the ledger that a statement must know which somebody signs on a text: the newest of the text's
  /// submission and of what that person decided on it with the same meaning, or had taken back. So a signature
  /// counts once, and not after its signer withdrew.
  ///
  /// - Parameter entry: the sign-off's; what came by it or later is not seen.
  package func beginning(
    ofStatementsOn digest: Digest, by signer: Handle, with meaning: SignOff.Meaning,
    before entry: Int64 = .max
  ) -> Int64 {
    let own = signOffs.filter { $0.digest == digest && $0.reviewer == signer && $0.entry < entry }
    let decided = own.filter { $0.meaning == meaning }.map(\.entry)
    let takenBack = own.compactMap(\.revocation?.entry).filter { $0 < entry }
    let submitted = reviews.last { $0.digest == digest && $0.entry < entry }?.entry
    return max(submitted ?? 0, decided.max() ?? 0, takenBack.max() ?? 0)
  }
}
