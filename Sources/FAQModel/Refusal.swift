/// A rule that was broken or a thing that could not be done. Nothing was changed when it is thrown.
///
/// The description is the sentence that a person reads: who, what, and what to do next.
public enum Refusal: Error, Equatable, Sendable {
  // Nothing there
  case unknownArticle(String)
  case unknownRevision(String)
  case ambiguousDigest(String)
  case notAnAddress(String)
  case unknownContributor(String)
  case unknownCategory(String)
  case unknownParent(Slug)
  case nothingLive(Article.ID)
  case nothingInReview(Article.ID)
  /// Its drafts were set aside; with the text that the next edit starts from.
  case noDraft(Article.ID, start: Revision.ID?)

  // People
  case inactiveContributor(Handle)
  case nobody(user: String)
  case lacksRole(Handle, Role, act: String, has: [Role])
  case handleTaken(Handle)
  case alreadyReviewer(Handle)
  case notReviewer(Handle)
  case lastAdmin(Handle)
  case invalidHandle(String)
  case invalidName(field: String, cause: String)

  // Texts
  case invalidText(field: String, cause: String)
  case invalidFile(line: Int? = nil, cause: String)
  case fileOfArticle(Article.ID)
  case fileOfOtherSite(Revision.ID)
  case otherHistory(place: String, key: String, article: String, isWhole: Bool)
  case editConflict(base: Revision.ID, newest: Revision.ID, author: Handle, time: Instant)
  /// The text was made from a draft that was set aside since.
  case setAsideBase(Revision.ID, start: Revision.ID)
  case mergeConflict(base: Revision.ID, newest: Revision.ID, author: Handle, places: [String])
  case incompleteText(Revision.ID, fields: [String])
  case invalidSlug(String)
  case slugTaken(Slug, by: Article.ID)
  case invalidLocale(String)
  case invalidTime(String)

  // Assets
  case invalidAsset(file: String, cause: String)
  case invalidAssetName(String)
  case unknownAsset(String)
  case unknownAssetVersion(String, digest: String)
  case missingAsset(Digest)
  case damagedAsset(Digest)
  case noAssetAddress(for: String)
  case withoutAssets(Revision.ID, names: [String])

  // Workflow
  case illegal(act: String, Article.ID, state: String, next: String)
  case alreadySubmitted(Revision.ID)
  case ownText(Handle, Revision.ID, isInReview: Bool = true)
  case alreadyApproved(Handle, Revision.ID)
  case movedText(Revision.ID, Digest, expected: String, DecidedText = .inReview)
  /// An act on one text of an article was asked for by the name of another.
  case otherText(Revision.ID, act: String, meant: Revision.ID, isRestorable: Bool)
  case notSignedOff(Revision.ID, Shortfall)
  case mayNotSign(Handle, Revision.ID, cause: String, isInReview: Bool = true)
  case needsSignature(Revision.ID, Tier, sincePublished: Bool = false)
  case meaningNotAsked(SignOff.Meaning, Revision.ID, tier: Tier, asked: String)
  case unknownSignOff(Revision.ID, Int?, of: Int, by: Handle?)
  case requestStays(Revision.ID, Int, by: Handle)
  case otherTextInReview(Revision.ID, live: Revision.ID)
  case needsFullReview(Revision.ID, cause: String)
  case tierLowered(Article.ID, to: Tier, least: Tier)
  case revokedBefore(Handle, from: Instant)
  case missingNote(act: String)
  /// Sign-offs that count now do not at the time of a schedule.
  case lapsesBefore(Revision.ID, time: Instant)
  /// There is no terminal to ask on.
  case unconfirmed(act: String)
  case timeInPast(Instant, what: String)
  case timeInFuture(Instant, what: String)
  case skippedTime(String, zone: String)
  /// The clocks show it twice, at these moments.
  case repeatedTime(String, zone: String, Instant, Instant)
  case unknownTimeZone(String)
  case beforeSite(Instant)
  case untilBeforeFrom(from: Instant, until: Instant)
  case ownReplacement(Article.ID)
  case invalidPolicy(key: Policy.Key, value: String)
  case categoryExists(Slug)
  case categoryCycle(Slug)
  case incompleteOrder(missing: [Slug])
  /// What is so already, in a clause.
  case nothingToChange(String)
  /// A file that is to be the new text has nothing in it.
  case nothingSaid

  // Comments
  case unknownComment(Article.ID)
  case openComments(Revision.ID, numbers: [Int])
  case invalidQuote(cause: String)
  case quoteNotFound(String)
  case quoteFoundOften(String, count: Int)

  // The database
  case noDatabase(String)
  case danglingLink(String, target: String)
  case backupOfItself(String)
  case noBackup(String)
  case noDatabaseFound(String)
  case databaseExists(String)
  case cannotCreate(path: String, cause: String)
  case notADatabase(String)
  case newerDatabase(path: String, version: Int)
  case olderDatabase(path: String, version: Int)
  case databaseLocked(String)
  case databaseInUse(String)
  case databaseReadOnly(String)
  /// Commits stand in a log that SQLite reads only where it can write beside it.
  case unreadableLog(of: String, log: String)
  case databaseUnreadable(path: String, cause: String)
  case diskFull(String)
  case notDurable(String)
  case lacksRoom(path: String, needed: Int64, free: Int64)
  case damagedDatabase(path: String, cause: String)
  case damagedSearchIndex(path: String, cause: String)
  case damagedText(Digest)
  case damagedHeading(Revision.ID)
  case damagedCopy(path: String, damage: String)
  case otherSite(backup: String, of: Site, path: String, holding: Site)
  case clockBehind(now: Instant, last: Instant, entry: Int64)

  // Keys, checkpoints and proofs
  case unreadableProof(what: String, cause: String)
  case unsigned(by: String)
  case wrongSignature(of: String)
  case foreignCheckpoint(origin: String, expected: String)
  case notIncluded(entry: Int64)
  case otherOldCheckpoint(size: Int, expected: Int)
  case notContinued(old: Int, new: Int)
  case ledgerCutOff(size: Int, checkpoint: Int)
  case historyRewritten(upTo: Int)
  case noSiteKey(String)
  case exposedKey(String)
  case keyExists(path: String, name: String)
  case invalidKeyName(String)
  case keyOfOtherSite(String, expected: String)
  case unknownEntry(Int64, size: Int)
  case needsOldCheckpoint
  case needsNoOldCheckpoint
  case notACheckpoint(String)

  // Reviewers' keys and signatures
  case invalidPacket(cause: String)
  case foreignPacket(expected: String)
  /// Remarks came back on another text than the one that comments are on now.
  case outdatedRemarks(Revision.ID, by: Handle, meant: Revision.ID, isInReview: Bool)
  case invalidRemark(line: Int, cause: String)
  case keyTaken(String, by: Handle)
  case unknownKey(String)
  case brokenSignature(Revision.ID, Handle, cause: String)
  case signOffWithoutSignature(Revision.ID, Int)
  case noKeyToSign(Handle)
  case signerFailed(cause: String)
  case unusableKey(cause: String)
  case invalidSignature(cause: String)
  /// What was signed is no longer, or never was, the statement that is asked for.
  case otherStatement(Revision.ID, by: Handle, cause: String)

  // Files
  case fileExists(String)
  case unreadableFile(path: String, cause: String)
  case unwritableFile(path: String, cause: String)
  case busyOutput(String)
  case notOurFolder(path: String, file: String?)
  /// The folder holds an export of another form, all of whose files would go.
  case otherExport(path: String, form: String, now: String)
  /// A folder with an export of a later point of the ledger.
  case laterExport(path: String, entry: Int, now: Int)
  case exportOfOtherSite(path: String)
  case unreadableManifest(cause: String)
  case unreadableArchive(cause: String)
  case noManifest(String)
  case unknownChoice(String)
  case notOurFile(String)
  /// A file that SQLite or the site's key keeps beside the database has the name.
  case fileOfDatabase(String, database: String)
  case symbolicLink(String)
  case editorFailed(command: String, cause: String)
  case noEditor
  case noWorkingFolder
}

extension Refusal {
  /// The text of an article that a decision is about.
  public enum DecidedText: String, Sendable {
    case inReview = "The text under review"
    case live = "The public text"
    case scheduled = "The scheduled text"
  }
}
