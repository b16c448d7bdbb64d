public import FAQModel
import GRDB

/// Something in the database that is not as faqcms wrote it.
public struct Damage: Hashable, Sendable {
  /// Where it was found, such as `12@3`, `entry 57` or `table sign_off`.
  public let place: String
  /// What is wrong, in a clause.
  public let cause: String
  /// Whether it is in what follows from the texts alone, the search index and what lists show, which `faqcms
  /// compact` makes again.
  public internal(set) var isDerived = false

  /// An entry for people: with the revision or the article that it is about, if any.
  static func place(article: Int64?, revision: Int64?, entry: Int64) -> String {
    guard let article else { return "entry \(entry)" }
    return "\(article)\(revision.map { "@\($0)" } ?? "") (entry \(entry))"
  }
}

/// What a verification went through and found.
public struct Verified: Sendable {
  public let entries: Int
  public let revisions: Int
  public let texts: Int
  /// The root of the ledger's tree (RFC 9162), in hexadecimal.
  public let root: Digest
  public let damages: [Damage]
}

extension Store {
  /// Checks the whole database as of one moment, and changes nothing.
  ///
  /// The schema against the compiled one; every ledger entry against its hash, in order; every table
  /// of facts against what follows from the ledger; every text against its digest; references; and
  /// SQLite's own check of its pages, with `isDeep` of every index, the search index and every
  /// canonical form too.
  /// `checkpoint` is a head of the ledger's tree that was kept elsewhere.
  package func verify(
    since checkpoint: TreeHead? = nil, isDeep: Bool, now: Instant,
    progress: (Double) -> Void = { _ in }
  ) throws -> Verified {
    try read(now: now) { reading in
      var verification = Verification(reading, checkpoint, isDeep: isDeep)
      return try verification.run(progress)
    }
  }
}

/// One verification under way.
private struct Verification {
  private let reading: Reading
  private let checkpoint: TreeHead?
  private let isDeep: Bool
  /// How many damages are listed; a file may have any number.
  private static let most = 1_000

  private var damages: [Damage] = []
  private var seen: Set<Damage> = []
  private var unlisted = 0
  private var tree = MerkleTree()
  private var texts = 0

  init(_ reading: Reading, _ checkpoint: TreeHead?, isDeep: Bool) {
    self.reading = reading
    self.checkpoint = checkpoint
    self.isDeep = isDeep
  }

  mutating func run(_ progress: (Double) -> Void) throws -> Verified {
    try attempt { try $0.checkPages() }
    try attempt { try $0.checkSchema() }
    try attempt { try $0.checkLedger() }
    try attempt { try $0.checkFacts() }
    try attempt { try $0.checkTexts(progress) }
    try attempt { try $0.checkPublications() }
    try attempt { try $0.checkAssets() }
    try attempt { try $0.checkReferences() }
    if isDeep { damages += try reading.searchDamages() }
    let revisions = try? reading.row("SELECT count(*) FROM revision")
    return Verified(
      entries: tree.size, revisions: try revisions?.at(0) ?? 0, texts: texts, root: tree.root,
      damages: listed)
  }

  /// Goes on with the next check when one cannot be finished for what is damaged.
  private mutating func attempt(_ check: (inout Verification) throws -> Void) throws {
    do {
      try check(&self)
    } catch let error as DatabaseError where error.isOfRoom {
      throw error.noRoom(for: "the tables")
    } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
      report("the file", error.message ?? "\(error.resultCode)")
    } catch let damage as DamagedRow {
      report("the file", "has a row that cannot be read (\(damage.column))")
    } catch let refusal as Refusal {
      report("the file", "has a row that cannot be understood: \(refusal.description)")
    }
  }

  private mutating func report(_ place: String, _ cause: String, isDerived: Bool = false) {
    let damage = Damage(place: place, cause: cause, isDerived: isDerived)
    guard seen.insert(damage).inserted else { return }
    if damages.count < Self.most { damages.append(damage) } else { unlisted += 1 }
  }

  /// What was found, with how much more there is than is listed.
  private var listed: [Damage] {
    unlisted == 0
      ? damages
      : damages + [Damage(place: "the database", cause: "is damaged in \(unlisted) more places")]
  }

  private mutating func checkPages() throws {
    let check = isDeep ? "PRAGMA integrity_check(20)" : "PRAGMA quick_check(20)"
    for row in try reading.rows(check) where try row.at(0) != "ok" {
      report("the file", try row.at(0))
    }
  }

  private mutating func checkSchema() throws {
    for difference in try SchemaComparison.differences(in: reading.database) {
      report(difference.place, difference.cause)
    }
  }

  private mutating func checkAssets() throws {
    for damage in try reading.damagedAssets() { report(damage.place, damage.cause) }
  }

  private mutating func checkReferences() throws {
    for row in try reading.rows("PRAGMA foreign_key_check") {
      report(
        "table \(try row.text("table"))", "a row refers to a missing \(try row.text("parent"))")
    }
  }
}

// MARK: The ledger and the facts

extension Verification {
  private mutating func checkLedger() throws {
    var last = Instant.earliest
    let known = checkpoint
    var next: Int64 = 1
    check(known, at: 0)
    try reading.forEachEntryRow { row in
      let sequence: Int64 = try row.at("id")
      if sequence != next { try reportMissing(next..<max(next, sequence)) }
      // In a damaged file it may be any number; numbers rise from row to row.
      next = max(next, sequence.next)
      let place = Damage.place(
        article: try? row.at("article_id"), revision: try? row.at("revision_number"),
        entry: sequence)
      do {
        let entry = try Reading.entry(row)
        if try row.digest("hash") != entry.hash {
          report(place, "is not what its hash was made of")
        } else if row.value(7) != .text(entry.details.sorted.text(.compact)) {
          report(place, "has details that are written in another way")
        }
        tree.append(entry.hash)
      } catch let damage as DamagedRow {
        report(place, "cannot be read (\(damage.column))")
        tree.append(.zero)
      }
      if let time = try? row.time("time") {
        if time < last { report(place, "is older than the entry before it") }
        last = time
      }
      check(known, at: tree.size)
    }
    if let known, known.size > tree.size {
      report(
        "the ledger",
        "has \(tree.size) entries, the checkpoint \(known.size): the newest were cut off, or an old copy was put back"
      )
    }
  }

  /// Names entries that are not there, with the revisions that rows say they are of.
  private mutating func reportMissing(_ entries: Range<Int64>) throws {
    guard let first = entries.first, let last = entries.last else {
      return report("the ledger", "has entries out of order")
    }
    let cause = "is missing from the ledger"
    guard entries.count <= Self.mostMissing else {
      return report("entries \(first) to \(last)", "are missing from the ledger")
    }
    for entry in entries {
      let row = try reading.row(
        """
        SELECT article_id, revision_number FROM (
          SELECT article_id, number AS revision_number, entry_id FROM revision
          UNION ALL SELECT article_id, revision_number, entry_id FROM publication
          UNION ALL SELECT article_id, revision_number, entry_id FROM sign_off
        ) WHERE entry_id = ? LIMIT 1
        """, [entry])
      report(
        Damage.place(article: try row?.at(0), revision: try row?.at(1), entry: entry), cause)
    }
  }

  /// How many missing entries in a row are named one by one.
  private static let mostMissing = 20

  private mutating func check(_ checkpoint: TreeHead?, at size: Int) {
    guard let checkpoint, checkpoint.size == size, checkpoint.root != tree.root else { return }
    report("the ledger", "is not the one of the checkpoint: its first \(size) entries were changed")
  }

  private mutating func checkFacts() throws {
    let replay = try Replay(codec: reading.codec)
    for damage in try replay.run(reading) + replay.differences(from: reading) {
      report(damage.place, damage.cause)
    }
  }

  /// Publications that no export shows: the replay weighs those only that entries name, by the tier that they
  /// name.
  private mutating func checkPublications() throws {
    let articles: [Article.ID] = try reading.rows(
      "SELECT DISTINCT article_id FROM publication ORDER BY article_id"
    ) { Article.ID(try $0.at(0)) }
    for article in articles {
      let record = try reading.record(of: article)
      for publication in record.publications
      where try reading.signOffs(bearing: publication, in: record) == nil {
        report("\(publication.revision) (entry \(publication.entry))", Replay.isUnborne)
      }
    }
  }
}

// MARK: The texts

extension Verification {
  private mutating func checkTexts(_ progress: (Double) -> Void) throws {
    let count: Int = try reading.row("SELECT count(*) FROM text")?.at(0) ?? 0
    try reading.database.run("SELECT id, digest FROM text ORDER BY id", []) { row in
      let id: Int64 = try row.at(0)
      if let fault = try fault(inText: id, try? row.digest("digest")) {
        for place in try places(ofText: id) {
          report(place, fault.cause, isDerived: fault.isDerived)
        }
      }
      texts += 1
      progress(Double(texts) / Double(max(count, 1)))
      return true
    }
  }

  private func fault(
    inText id: Int64, _ digest: Digest?
  ) throws -> (cause: String, isDerived: Bool)? {
    guard let bytes = try reading.readable({ try $0.bytes(ofText: id) }) else {
      return ("its text cannot be unpacked", false)
    }
    let canonical = CanonicalText(bytes: bytes)
    guard canonical.digest == digest else { return ("its text is not what was saved", false) }
    let hasHeading = try reading.row("SELECT 1 FROM text_heading WHERE text_id = ?", [id]) != nil
    guard isDeep || hasHeading else { return nil }
    guard let text = try? ArticleText(canonical: canonical) else {
      return ("its text is no canonical form", false)
    }
    guard try hasHeading && !reading.isKept(Heading(text), ofText: id) else { return nil }
    return (
      "its title, locale, category or tags in lists are not those of the text: run 'faqcms compact' to make "
        + "them again", true
    )
  }

  private func places(ofText id: Int64) throws -> [String] {
    let places = try reading.rows(
      "SELECT article_id, number FROM revision WHERE text_id = ? ORDER BY article_id, number", [id]
    ) { "\(try $0.at(0) as Int64)@\(try $0.at(1) as Int64)" }
    return places.isEmpty ? ["text \(id)"] : places
  }
}
