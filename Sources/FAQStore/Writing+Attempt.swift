package import FAQModel
import GRDB

extension Writing {
  /// Runs what would be a transaction by itself within this one, in which it finds what was written
  /// so far. Nothing of it stays when it throws.
  package func attempt<Result>(
    now: Instant, _ body: (Writing) throws -> Result
  ) throws -> Result {
    var result: Result?
    try database.inSavepoint {
      result = try Writing(database, codec: codec, now: now).perform(body)
      return .commit
    }
    guard let result else { throw Refusal.damagedDatabase(path: "", cause: "no result") }
    return result
  }
}
