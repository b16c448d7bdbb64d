package import FAQModel
package import FAQStore

extension Editorial {
  /// Checks the whole database and changes nothing: see ``Store/verify(since:isDeep:now:progress:)``.
  package func verify(
    since checkpoint: TreeHead? = nil, isDeep: Bool = false,
    progress: (Double) -> Void = { _ in }
  ) throws -> Verified {
    try store.verify(since: checkpoint, isDeep: isDeep, now: clock(), progress: progress)
  }

  /// Stores every text in the encoding that takes the least room: see
  /// ``Store/compact(now:progress:)``.
  package func compact(progress: (Double) -> Void = { _ in }) throws -> Compacted {
    try store.compact(now: clock(), progress: progress)
  }

  /// Writes a verified copy: see ``Store/backup(to:now:progress:)``.
  @discardableResult
  package func backup(to path: String, progress: (Double) -> Void = { _ in }) throws -> Verified {
    try store.backup(to: path, now: clock(), progress: progress)
  }
}
