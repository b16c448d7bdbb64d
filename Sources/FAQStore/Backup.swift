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
    return try NewFile.making(path) { file in
      try file.makeEmpty()
      try vacuum(into: file)
      let verified = try Self.verified(
        file.part, named: path, since: nil, now: now, progress: progress)
      try file.appear()
      return verified
    }
  }

  /// Puts a backup in place of the database at a path, or where there is none yet. What was there is
  /// kept beside it, under the name that is returned. The backup itself is left as it is; what stands in a
  /// write-ahead log beside it belongs to it. The file stays the same one, so that others may wait to read and
  /// write it meanwhile.
  ///
  /// - Throws: ``Refusal/damagedCopy(path:damage:)`` where the backup does not verify or is older than
  ///   the checkpoint; ``Refusal/otherSite(backup:of:path:holding:)`` where it is of another site;
  ///   ``Refusal/databaseInUse(_:)`` where another process has the database open for long.
  ///   Nothing was changed then.
  package static func restore(
    _ backup: String, to path: String, since checkpoint: TreeHead?, now: Instant,
    progress: (Double) -> Void = { _ in }
  ) throws -> (verified: Verified, kept: String?) {
    guard FileManager.default.fileExists(atPath: backup) else { throw Refusal.noBackup(backup) }
    guard !isFolder(backup) else {
      throw Refusal.databaseUnreadable(path: backup, cause: "it is a folder")
    }
    guard !isSame(backup, path) else { throw Refusal.backupOfItself(path) }
    try refuseDanglingLink(path)
    return try NewFile.making(resolved(path)) { file in
      try copy(resolved(backup), to: file.part)
      let verified = try verified(
        file.part, named: backup, since: checkpoint, now: now, progress: progress)
      try emptyLog(of: file.part, named: backup)
      try checkSite(of: file.part, named: backup, against: file.path)
      guard FileManager.default.fileExists(atPath: file.path) else {
        try file.appear()
        return (verified, nil)
      }
      return (verified, try put(file, now))
    }
  }

  /// Refuses the backup of one site in place of the database of another, of a newer faqcms or of another program. A
  /// database that cannot be read is of no site.
  private static func checkSite(of part: String, named backup: String, against path: String) throws
  {
    if isOfOtherProgram(path) { throw Refusal.notADatabase(path) }
    guard let new = try site(of: part), let old = try site(of: path), new.uuid != old.uuid else {
      return
    }
    throw Refusal.otherSite(backup: backup, of: new, path: path, holding: old)
  }

  /// Verifies a copy. Damage in what follows from the texts is no reason to refuse it, since that has no facts.
  private static func verified(
    _ part: String, named path: String, since checkpoint: TreeHead?, now: Instant,
    progress: (Double) -> Void
  ) throws -> Verified {
    let store = try open(at: part, named: path, migrations: FAQSchema.migrations)
    let verified = try store.verify(
      since: checkpoint, isDeep: true, now: now, progress: progress)
    try store.close()
    if let damage = verified.damages.first(where: { !$0.isDerived }) {
      throw Refusal.damagedCopy(path: path, damage: "\(damage.place) \(damage.cause)")
    }
    return verified
  }

  /// NB: where others write to it meanwhile, the logs go first: in the other order a checkpoint between
  /// the two would take the newest entries from both copies.
  private static func copy(_ backup: String, to part: String) throws {
    for (log, copy) in zip(logs(of: backup), logs(of: part)) where isFilled(log) {
      try copyFile(log, to: copy)
    }
    try copyFile(backup, to: part)
  }

  /// Brings what is left of the log of a copy into its file, which is to stand alone.
  ///
  /// NB: SQLite does so when it closes a database, and says nothing where it could not.
  private static func emptyLog(of part: String, named backup: String) throws {
    guard filledLog(of: part) != nil else { return }
    try StoreFailure.translating(part, named: backup) { try HeldDatabase(part).close() }
  }

  private static func copyFile(_ backup: String, to part: String) throws {
    do {
      try FileManager.default.copyItem(atPath: backup, toPath: part)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? POSIXError
      throw Refusal.cannotCreate(
        path: "a copy of \(backup)",
        cause: cause.map { .systemCause($0.code.rawValue) } ?? "it cannot be read")
    }
  }

  /// Puts a file in place of a database, and keeps what was there under the name that is returned.
  private static func put(_ file: NewFile, _ now: Instant) throws -> String {
    let name = file.path + setAsideMark + now.description.filter(\.isNumber).prefix(14)
    do {
      return try StoreFailure.translating(file.path) { try exchangeContent(file, keeping: name) }
    } catch Refusal.databaseLocked(let path) {
      throw Refusal.databaseInUse(path)
    } catch Refusal.notADatabase, Refusal.damagedDatabase {
      // Nobody else can have it open either.
      let kept = NewFile.unused(name)
      try exchangeFile(file, keeping: kept)
      return kept
    }
  }

  /// NB: the file stays the same one, under SQLite's own locks: who waits for them goes on with the new
  /// content, and no log of the old one can come to stand beside it.
  ///
  /// - Returns: where it is kept: under the name, or with a number behind it.
  private static func exchangeContent(_ file: NewFile, keeping name: String) throws -> String {
    let held = try HeldDatabase(file.path)
    defer { held.close() }
    // Another one may have been put in its place while this waited.
    let kept = NewFile.unused(name)
    try NewFile.making(kept) { copy in
      try copy.makeEmpty()
      try held.copy(to: copy.part)
      try copy.appear()
    }
    do {
      try held.fill(from: file.part)
    } catch {
      unlink(kept)
      throw error
    }
    return kept
  }

  /// Moves a file that SQLite cannot read away whole, with its logs.
  private static func exchangeFile(_ file: NewFile, keeping kept: String) throws {
    let isLinked = link(file.path, kept) == 0
    // On a disk without links there is no file of this name for a moment.
    guard isLinked || NewFile.isWithoutLinks(errno) && rename(file.path, kept) == 0 else {
      throw Refusal.cannotCreate(path: kept, cause: .systemCause)
    }
    do {
      for suffix in besides {
        guard rename(file.path + suffix, kept + suffix) == 0 || errno == ENOENT else {
          throw Refusal.cannotCreate(path: kept + suffix, cause: .systemCause)
        }
      }
      try file.replace()
    } catch {
      for suffix in besides { rename(kept + suffix, file.path + suffix) }
      if isLinked { unlink(kept) } else { rename(kept, file.path) }
      throw error
    }
  }
}
