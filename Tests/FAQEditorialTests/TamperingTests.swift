import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Rows that nobody was allowed to write reach no export")
struct TamperingTests {
  let newsroom: Newsroom
  let id: Article.ID

  init() throws {
    newsroom = try Newsroom()
    id = try newsroom.draft()
  }

  private func sql(_ sql: String) throws {
    let result = try Program.sqlite(newsroom.path, "PRAGMA foreign_keys = ON; " + sql)
    #expect(result.errors == "")
  }

  private static let publication = """
    INSERT INTO publication (article_id, revision_number, text_id, from_time, cause, tier, publisher_id, entry_id)
    SELECT article_id, number, text_id, unixepoch('2026-01-05 09:00') * 1000, 'published', 'standard', 1,
      (SELECT max(id) FROM ledger_entry)
    FROM revision WHERE number = (SELECT max(number) FROM revision);
    """

  @Test("a publication without sign-offs")
  func withoutSignOffs() throws {
    try sql(Self.publication)
    let (snapshot, refused, _) = try newsroom.office(.pia).snapshot()
    #expect(snapshot.entries.isEmpty)
    #expect(refused == [Revision.ID(article: id, number: 1)])
    try newsroom.office(.pia).wholeHistory { history in
      #expect(history.changes.isEmpty && history.refused == refused, "nor the git export")
    }
  }

  @Test("a publication of a newer text than the one signed off")
  func newerText() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.edit(id, "Not signed off.")
    try sql(Self.publication)
    #expect(try newsroom.bodies().isEmpty)
  }

  @Test("a sign-off in the author's own name")
  func ownSignOff() throws {
    try newsroom.submit(id)
    try sql(
      """
      INSERT INTO sign_off (review_id, article_id, revision_number, text_id, reviewer_id, name,
        credentials, registration, specialties, decision, scope, meaning, tier, note, entry_id)
      SELECT 1, article_id, number, text_id, author_id, 'Mara', 'MD', '', '[]', 'approve',
        'full_text', 'medical_review', 'standard', '', (SELECT max(id) FROM ledger_entry) FROM revision;
      """)
    #expect(throws: (any Error).self) { try newsroom.publish(id) }
    try sql(Self.publication)
    #expect(try newsroom.bodies().isEmpty)
  }

  /// Runs SQL without the triggers of a table, which are put back.
  private func sql(without table: String, _ change: String) throws {
    let triggers = try Program.sqlite(
      newsroom.path,
      "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
    ).output
    let names = try Program.sqlite(
      newsroom.path,
      "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
    ).output
    try sql(names + change + triggers)
  }

  private func damages() throws -> [String] {
    try newsroom.office(.pia).verify(isDeep: true).damages.map { "\($0.place) \($0.cause)" }
  }

  @Test(
    "what was published while a shelf asked for less than the ledger says is named by verify, too")
  func tierForAMoment() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    var edit = EditCategory(slug: .shelf)
    edit.tier = .some(.clinical)
    try newsroom.office(.pia).perform(edit)
    func set(_ tier: String) throws {
      try sql(
        without: "category_profile",
        "UPDATE category_profile SET tier = '\(tier)' WHERE tier IS NOT NULL;")
    }
    try set("editorial")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .pia)
    try newsroom.publish(id)
    try set("clinical")
    #expect(try newsroom.bodies().isEmpty)
    #expect(
      try damages().contains { $0.hasPrefix("1@1 (entry ") && $0.contains("without the sign-offs") }
    )
  }

  @Test(
    "what somebody signed or published in a role that the ledger never gave them is named by verify"
  )
  func roleForAMoment() throws {
    func set(_ roles: String, of handle: String) throws {
      try sql(
        without: "contributor_profile",
        """
        UPDATE contributor_profile SET roles = '\(roles)', credentials = 'MD'
        WHERE contributor_id = (SELECT id FROM contributor WHERE handle = '\(handle)');
        """)
    }
    let former = try Program.sqlite(
      newsroom.path,
      "SELECT roles FROM contributor_profile JOIN contributor c ON c.id = contributor_id WHERE handle = 'mara'"
    ).output.split(separator: "\n")
    let jons = try newsroom.office(.jon).perform(StartDraft(text: .sample("Else?", "By Jon.")))
    try newsroom.submit(id)
    try newsroom.submit(jons.revision.article)
    try set("[\"writer\",\"publisher\",\"reviewer\"]", of: "mara")
    try newsroom.approve(id)
    try newsroom.approve(jons.revision.article, as: .mara)
    try newsroom.office(.mara).perform(PublishRevision(article: ArticleAddress(id)))
    try set(String(try #require(former.first)), of: "mara")
    let found = try damages()
    #expect(found.contains { $0.hasSuffix("was done by mara, who was no publisher then") })
    #expect(found.contains { $0.hasSuffix("was signed by mara, who was no reviewer then") })
  }

  @Test("the control: the same row after a real sign-off is exported")
  func control() throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    try newsroom.draft("Another sample?")
    try sql(Self.publication.replacing("WHERE number", with: "WHERE article_id = 1 AND number"))
    #expect(try newsroom.bodies() == [id: "Yes."])
  }

  @Test(
    "a row that names a text or a slug of something else is refused by the database itself",
    arguments: [
      (
        """
        INSERT INTO publication (article_id, revision_number, text_id, from_time, cause, tier,
          publisher_id, entry_id)
        SELECT 1, 1, text_id, unixepoch() * 1000, 'published', 'standard', 1, entry_id
        FROM revision WHERE article_id = OTHER
        """, "publication: the text is not that of the revision"
      ),
      (
        """
        INSERT INTO review (article_id, revision_number, text_id, submitter_id, entry_id)
        SELECT 1, 1, text_id, 1, entry_id FROM revision WHERE article_id = OTHER
        """, "review: the text is not that of the revision"
      ),
      (
        """
        INSERT INTO sign_off (review_id, article_id, revision_number, text_id, reviewer_id, name,
          credentials, registration, specialties, decision, scope, meaning, tier, note, entry_id)
        SELECT 1, 1, 1, text_id, author_id, 'Mara', 'MD', '', '[]', 'approve', 'full_text',
          'medical_review', 'standard', '', 1 FROM revision WHERE article_id = OTHER
        """, "sign_off: the text is not that of the revision"
      ),
      (
        """
        INSERT INTO article_slug (article_id, entry_id, slug)
        SELECT 1, 1, slug FROM slug WHERE article_id = OTHER
        """, "article_slug: the slug is not of this article"
      ),
      (
        "INSERT INTO text (digest, form) SELECT digest, form FROM text",
        "text: each text is kept once"
      ),
    ])
  func foreignRows(sql: String, refusal: String) throws {
    let other = try newsroom.published("Another sample?", "Signed.")
    #expect(id == Article.ID(1) && other != id)
    let row = sql.replacing("OTHER", with: other.description)
    let result = try Program.sqlite(newsroom.path, "PRAGMA foreign_keys = ON; " + row)
    #expect(result.errors.contains(refusal), "\(result.errors)")
    let own = try Program.sqlite(
      newsroom.path, row.replacing("article_id = \(other)", with: "article_id = \(id)"))
    #expect(own.errors == "" || sql.contains("INTO text"), "the control: \(own.errors)")
  }

  @Test(
    "a changed row is named by the article and the revision of what it belongs to",
    arguments: [
      ("signature", "statement = statement || ' '", "1@1"),
      ("comment_anchor", "before = before || 'x'", "1@1"),
      ("comment_resolution", "actor_id = 1", "1@1"),
      ("review_outcome", "outcome = 'superseded'", "1@1"),
      ("sign_off_revocation", "reason = 'x'", "1@1"),
      ("article", "uuid = 'x' || substr(uuid, 2)", "1"),
    ])
  func owners(_ table: String, _ change: String, _ place: String) throws {
    try newsroom.reviewEverything(id)
    try sql("DROP TRIGGER \(table)_no_update; UPDATE \(table) SET \(change);")
    let damages = try newsroom.office(.pia).verify(isDeep: false).damages
      .filter { $0.cause.contains("in table \(table)") }
    #expect(damages.count == 2 && damages.allSatisfy { $0.place == place }, "\(damages)")
  }

  @Test(
    "a publication that is said to follow from the last sign-off, and does not, is named by verify",
    arguments: [(Handle.mara, "off"), (.anna, "off"), (.mara, "on"), (.pia, "on")])
  func saidToFollow(_ actor: Handle, _ policy: String) throws {
    try newsroom.submit(id)
    try newsroom.approve(id)
    if policy == "on" {
      try newsroom.office(.pia).perform(SetPolicy(key: .publishOnApproval, value: "on"))
    }
    #expect(try damages().isEmpty, "the control")
    try newsroom.store.write(now: newsroom.clock.now()) { writing in
      let revision = try #require(try writing.reading.record(of: id).revision(1))
      try writing.record(
        .publish, by: actor, on: LedgerEntry.Subject(revision.id, revision.digest),
        details: .object([
          "from": .string(writing.time.description), "until": .null, "cause": "on_approval",
          "tier": "standard",
        ]))
    }
    let found = try damages()
    #expect(found.contains { $0.hasSuffix("did not follow from the last sign-off") }, "\(found)")
  }

  @Test("what the policy published with the last sign-off is damaged in nothing")
  func publishedOnApproval() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .publishOnApproval, value: "on"))
    try newsroom.submit(id)
    try newsroom.approve(id)
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try damages().isEmpty)
  }
}
