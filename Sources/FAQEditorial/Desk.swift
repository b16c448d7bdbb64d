package import FAQModel
package import FAQStore

/// Where one act is done: an open transaction, its time, and the person who acts.
public struct Desk {
  package let writing: Writing
  package let actor: Contributor
  package let makeUUID: @Sendable () -> String

  package var reading: Reading { writing.reading }
  package var time: Instant { writing.time }

  init(_ writing: Writing, actor: Handle?, makeUUID: @escaping @Sendable () -> String) throws {
    guard let actor else { throw Refusal.nobody(user: "") }
    guard let contributor = try writing.reading.contributor(actor) else {
      throw Refusal.nobody(user: actor.text)
    }
    guard contributor.isActive else { throw Refusal.inactiveContributor(actor) }
    self.writing = writing
    self.actor = contributor
    self.makeUUID = makeUUID
  }

  /// The same transaction with somebody else at work: a person who proves what they do by a signature,
  /// which the actor brings in.
  package func acting(as handle: Handle) throws -> Desk {
    guard try reading.contributor(handle) != nil else {
      throw Refusal.unknownContributor(handle.text)
    }
    return try Desk(writing, actor: handle, makeUUID: makeUUID)
  }

  /// The record of an article, once the workflow allows the actor to make the move on it.
  package func record(of address: ArticleAddress, for move: Move) throws -> ArticleRecord {
    let record = try reading.record(named: address.name)
    try Workflow.check(move, by: actor, on: record, rules: try reading.rules(), at: time)
    return record
  }

  package func require(_ role: Role, to act: String) throws {
    guard actor.roles.contains(role) else {
      throw Refusal.lacksRole(actor.handle, role, act: act, has: actor.roles)
    }
  }

  /// Writes the ledger entry of the act, and the facts that follow from it.
  @discardableResult
  package func record(
    _ act: LedgerEntry.Act, on subject: LedgerEntry.Subject = .init(), note: String = "",
    details: JSONValue = .object([])
  ) throws -> Int64 {
    try writing.record(act, by: actor.handle, on: subject, note: note, details: details)
  }
}
