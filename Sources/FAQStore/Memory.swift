import FAQModel

/// What one transaction has read and need not read again. It goes with the transaction.
final class Memory {
  /// The record of the article that was read last, as long as no fact is written.
  var record: ArticleRecord?
  /// The same without the shelves of its texts.
  var bareRecord: ArticleRecord?
  /// Every version of the rules, as long as none is written.
  var governance: GovernanceHistory?
  /// The newest entry of the ledger, once it was read or written.
  var tail: LedgerTail?
  /// The text that was looked up or kept last.
  var text: (digest: Digest, id: Int64)?
  /// The canonical form that was read last.
  var unpacked: UnpackedText?
  /// The text that was read last.
  var words: (digest: Digest, text: ArticleText)?
  /// Who did what was replayed last, as long as nobody is changed.
  var actor: Contributor?
  /// The rows of contributors, which never change.
  var contributors: [Handle: Int64] = [:]

  /// Forgets what the facts of an act may change.
  func forgetFacts(of act: LedgerEntry.Act) {
    record = nil
    bareRecord = nil
    if act.mayChangeRules { governance = nil }
    if [.contributorAdd, .contributorEdit, .contributorDeactivate].contains(act) { actor = nil }
  }
}
