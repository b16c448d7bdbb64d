public import FAQModel
public import FAQStore

extension Editorial {
  /// Searches live texts, drafts or all history, at a past time (nil: now).
  ///
  /// Drafts and history are made findable here, not when they are saved; `progress` tells how far
  /// that has come, from 0 to 1. A database that can only be read, or whose disk is full, is searched as far
  /// as its index goes: then `isIndexComplete` is false.
  public func search(
    _ query: SearchQuery, asOf time: Instant? = nil, progress: (Double) -> Void = { _ in }
  ) throws -> (result: SearchResult, isIndexComplete: Bool) {
    var isComplete = try !read { try $0.isIndexBehind(query.scope) }
    do {
      while !isComplete, !store.isReadOnly {
        let part = try store.upkeep(now: clock()) { try $0.catchUp(query.scope) }
        progress(part)
        isComplete = part >= 1
      }
    } catch Refusal.diskFull {}
    return (try read(asOf: time) { try $0.search(query) }, isComplete)
  }
}
