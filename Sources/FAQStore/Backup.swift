package import FAQModel
import FAQSchema
import Foundation
import GRDB

extension Store {
  /// Writes a consistent copy of the database, while others write; it has what was committed when it
  /// began. The copy is complete, verified and on the disk when it appears under its name; it can be
  /// read by its owner alone.
  ///
  /// - Throws: ``Refusal/fileExists(_:)`` where the path is taken; ``Refusal/damagedCopy(path:damage:)``
  ///   where the copy does not verify. Nothing is left behind then.
  package func backup(
    to path: String, now: Instant, progress: (Double) -> Void = { _ in }
  ) throws -> Verified {
    guard !FileManager.default.fileExists(atPath: path) else { throw Refusal.fileExists(path) }
    return try Self.making(path) { part in
      try makeFile(part, named: path)
      try vacuum(into: part)
      return try Self.verified(part, named: path, since: nil, now: now, progress: progress)
    }
  }

  /// Puts a backup in place of the database at a path, or where there is none yet. What was there is
  /// kept beside it, under the name that is returned. The backup itself is left as it is.
  ///
  /// - Throws: ``Refusal/damagedCopy(path:damage:)`` where the backup does not verify or is older than
  ///   the checkpoint; ``Refusal/databaseInUse(_:)`` where another process has the database open.
  ///   Nothing was changed then.
  package static func restore(
    _ backup: String, to path: String, since checkpoint: TreeHead?, now: Instant,
    progress: (Double) -> Void = { _ in }
  ) throws -> (verified: Verified, kept: String?) {
    guard FileManager.default.fileExists(atPath: backup) else { throw Refusal.noDatabase(backup) }
    var kept: String?
    let verified = try making(path) { part in
      try copy(backup, to: part)
      let verified = try self.verified(
        part, named: backup, since: checkpoint, now: now, progress: progress)
      if FileManager.default.fileExists(atPath: path) { kept = try setAside(path, now) }
      return verified
    }
    return (verified, kept)
  }

  /// Makes a file under another name, which it loses when it is whole and on the disk.
  private static func making<Result>(
    _ path: String, _ body: (_ part: String) throws -> Result
  ) throws -> Result {
    let part = path + ".part"
    let leftovers = ["", "-wal", "-shm", "-journal"].map { part + $0 }
    for leftover in leftovers { unlink(leftover) }
    defer { for leftover in leftovers { unlink(leftover) } }
    let result = try body(part)
    guard isSynced(part), rename(part, path) == 0,
      isSynced((path as NSString).deletingLastPathComponent)
    else { throw Refusal.cannotCreate(path: path, cause: String(cString: strerror(errno))) }
    return result
  }

  /// Verifies a copy. A damaged search index is no reason to refuse it, since it has no facts.
  private static func verified(
    _ part: String, named path: String, since checkpoint: TreeHead?, now: Instant,
    progress: (Double) -> Void
  ) throws -> Verified {
    let store = try open(at: part, named: path, migrations: FAQSchema.migrations)
    let verified = try store.verify(
      since: checkpoint, isDeep: true, now: now, progress: progress)
    try store.close()
    if let damage = verified.damages.first(where: { !$0.isInIndex }) {
      throw Refusal.damagedCopy(path: path, damage: "\(damage.place) \(damage.cause)")
    }
    return verified
  }

  private static func copy(_ backup: String, to part: String) throws {
    do {
      try FileManager.default.copyItem(atPath: backup, toPath: part)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
    } catch {
      let cause = (error as NSError).localizedDescription
      throw Refusal.cannotCreate(path: part, cause: "\(backup) cannot be copied: \(cause)")
    }
  }

  /// The path, with a number behind it where something is there already.
  private static func free(_ path: String) -> String {
    var (free, number) = (path, 2)
    while access(free, F_OK) == 0 {
      free = "\(path)-\(number)"
      number += 1
    }
    return free
  }

  /// Moves a database away whole, with its write-ahead log.
  private static func setAside(_ path: String, _ now: Instant) throws -> String {
    let kept = free(path + setAsideMark + now.description.filter(\.isNumber).prefix(14))
    // Closing the last connection empties the log into the file, unless the file is damaged.
    let isReadable = (try? open(at: path).close()) != nil
    if isReadable, FileManager.default.fileExists(atPath: path + "-wal") {
      throw Refusal.databaseInUse(path)
    }
    for suffix in ["-wal", "-shm"] { rename(path + suffix, kept + suffix) }
    guard link(path, kept) == 0 else {
      throw Refusal.cannotCreate(path: kept, cause: String(cString: strerror(errno)))
    }
    return kept
  }

  private func makeFile(_ part: String, named path: String) throws {
    let descriptor = Foundation.open(part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Refusal.cannotCreate(path: path, cause: String(cString: strerror(errno)))
    }
    Foundation.close(descriptor)
  }

  /// Whether a file or folder could be brought to the disk.
  private static func isSynced(_ path: String) -> Bool {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { Foundation.close(descriptor) }
    return fsync(descriptor) == 0
  }
}
