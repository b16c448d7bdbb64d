public import FAQModel
import FAQStore

/// Raises the tier of an article above that of its shelf. A writer only raises; an admin may take a raise
/// back, never below what its shelf and that of the public text ask for.
public struct RaiseTier: Act {
  public var article: ArticleAddress
  public var tier: Tier
  public var note: String

  public init(article: ArticleAddress, tier: Tier, note: String = "") {
    self.article = article
    self.tier = tier
    self.note = note
  }

  public func perform(at desk: Desk) throws -> Tier {
    let record = try desk.record(of: article, for: .raise)
    let id = record.article.id
    guard let newest = record.newest else { throw record.noDraft(at: desk.time) }
    let governance = try desk.reading.governance()
    let shelf = try desk.reading.text(newest.digest).category
    let least = record.leastTier(onShelf: shelf, at: desk.time, under: governance)
    let present = record.tier(
      of: newest.digest, onShelf: shelf, at: desk.time, under: governance)
    guard tier != present else {
      throw Refusal.nothingToChange("the tier of \(id) is \(tier.rawValue) already")
    }
    let lowest = desk.actor.roles.contains(.admin) ? least : present
    guard tier >= lowest else { throw Refusal.tierLowered(id, to: tier, least: lowest) }
    try desk.record(
      .raise, on: LedgerEntry.Subject(article: id), note: try Names.note(note),
      details: .object(["tier": .string(tier.rawValue)]))
    return tier
  }
}
