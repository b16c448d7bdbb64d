// FAQEditorial is what people do, one file a verb. Each verb is one transaction that checks the
// rules, makes the change and writes the ledger; `Workflow.swift` has all legal moves in one table.
// It does not know SQL, files or the command line.

public import FAQModel
public import FAQStore

/// The editorial office: a store, and the person who works in it.
public struct Editorial: Sendable {
  public let store: Store
  /// Who acts; nil for somebody who only reads.
  public let actor: Handle?
  /// What time it is; every act asks once.
  package let clock: @Sendable () -> Instant
  /// Makes a random UUID (RFC 9562, version 4) in lower case for each new article.
  package let makeUUID: @Sendable () -> String

  public init(
    store: Store, actor: Handle?, clock: @escaping @Sendable () -> Instant = Instant.now,
    makeUUID: @escaping @Sendable () -> String = UUIDs.random
  ) {
    self.store = store
    self.actor = actor
    self.clock = clock
    self.makeUUID = makeUUID
  }

  /// Performs an act in one transaction: when this returns it is durable, when it throws nothing of
  /// it has happened.
  ///
  /// - Throws: ``Refusal`` naming the rule that the act would break.
  @discardableResult
  public func perform<Performed: Act>(_ act: Performed) throws -> Performed.Outcome {
    try store.write(now: clock()) { writing in
      try act.perform(at: try Desk(writing, actor: actor, makeUUID: makeUUID))
    }
  }

  /// Reads at a time: what was recorded up to then, seen at that time; nil for now.
  package func read<Result>(
    asOf time: Instant? = nil, _ body: (Reading) throws -> Result
  ) throws -> Result {
    try store.read(asOf: time, now: clock()) { reading in
      // There was nothing then, not even the site.
      if time != nil { _ = try reading.site() }
      return try body(reading)
    }
  }
}

/// Something that a contributor does.
public protocol Act: Sendable {
  associatedtype Outcome: Sendable

  /// Checks the rules and makes the change within the transaction of the desk.
  func perform(at desk: Desk) throws -> Outcome
}
