import FAQModel
import FAQStore

/// Imports that are only tried: one transaction, in which each finds what those before it made, and
/// of which nothing stays.
package struct ImportTrial {
  fileprivate let writing: Writing
}

extension Editorial {
  /// Tries imports. Nobody else can write until this returns.
  ///
  /// - Throws: what `body` throws.
  package func tryImports(_ body: (ImportTrial) throws -> Void) throws {
    do {
      try store.write(now: clock()) { writing in
        try body(ImportTrial(writing: writing))
        throw NothingToKeep()
      }
    } catch is NothingToKeep {}
  }

  /// Runs one import in a transaction, by itself or within a trial. Of one that throws
  /// ``NothingToKeep``, nothing stays, and that is no failure.
  func importing(_ trial: ImportTrial?, _ body: (Desk) throws -> Void) throws {
    func run(_ writing: Writing) throws {
      try body(try Desk(writing, actor: actor, makeUUID: makeUUID))
    }
    do {
      if let trial { return try trial.writing.attempt(now: clock(), run) }
      try store.write(now: clock(), run)
    } catch is NothingToKeep {}
  }
}

/// Takes back what was only tried, or changed nothing.
struct NothingToKeep: Error {}
