public import FAQModel

// The folders that exports found as they should be, so that the next one need not look at them. It is no fact:
// an export whose mark is not there looks at everything.

/// A folder that an export found as it should be.
public struct StandingExport: Equatable, Sendable {
  /// How long that is believed at most, in milliseconds: a day.
  package static let longest: Int64 = 86_400_000

  /// How many files it found there.
  public let files: Int
  /// How many approved texts were not public.
  public let waiting: Int
  /// When it found so.
  let since: Instant
  /// When that has to be looked at again.
  let until: Instant
}

extension StoredSnapshot {
  /// The digest of all that it follows from besides the time.
  public var facts: Digest { get throws { try reading.facts() } }

  /// A folder that was found to hold so many files of it, as it should. Nobody was asked to do anything, so it
  /// stays so until time alone changes what is shown.
  public func standing(files: Int) -> StandingExport {
    let since = reading.moment.time
    let longest = Instant(milliseconds: since.milliseconds + StandingExport.longest)
    return StandingExport(
      files: files, waiting: waiting, since: since, until: min(nextChange ?? longest, longest))
  }
}

extension Reading {
  /// The digest of all that was ever recorded: the newest entry names the one before it.
  package func facts() throws -> Digest { try ledgerTail().hash }

  /// What an export found under a mark, where that holds at the moment.
  package func standingExport(_ mark: Digest) throws -> StandingExport? {
    try row(
      """
      SELECT files, waiting, since, until FROM export_standing
      WHERE mark = ? AND since <= ? AND until > ?
      """, [mark, moment.time, moment.time]
    ).map { row in
      StandingExport(
        files: try row.at(0), waiting: try row.at(1), since: try row.time("since"),
        until: try row.time("until"))
    }
  }
}

extension Writing {
  /// Remembers what an export found, and forgets what holds no more.
  package func remember(_ export: StandingExport, as mark: Digest) throws {
    try execute("DELETE FROM export_standing WHERE until <= ?", [export.since])
    try execute(
      """
      INSERT OR REPLACE INTO export_standing (mark, files, waiting, since, until)
      VALUES (?, ?, ?, ?, ?)
      """, [mark, export.files, export.waiting, export.since, export.until])
  }
}
