import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Sign-offs with a cryptographic signature")
struct SignatureTests {
  let newsroom: Newsroom
  let keys: SSHKeys
  let id: Article.ID
  let approval: ApproveRevision
  var anna: Editorial { newsroom.office(.anna) }
  var admin: Editorial { newsroom.office(.pia) }

  init() throws {
    newsroom = try Newsroom()
    keys = try SSHKeys()
    try keys.make("anna")
    try keys.make("ben")
    try newsroom.register("anna", of: .anna, keys)
    try newsroom.register("ben", of: .ben, keys)
    try newsroom.office(.pia).perform(SetPolicy(key: .tier(.standard, .signatures), value: "on"))
    id = try newsroom.draft()
    try newsroom.submit(id)
    approval = ApproveRevision(article: ArticleAddress(id))
  }

  private func prepared(as handle: Handle = .anna) throws -> String {
    try newsroom.office(handle).perform(PrepareSignOff(approval)).statement
  }

  /// Tries to record a statement and a signature; nothing must be recorded where it is refused.
  private func refusal(
    _ statement: String, _ signature: String, as handle: Handle = .anna
  ) throws -> String? {
    let entries = try admin.ledger().count
    do {
      try newsroom.office(handle).perform(approval.signed(statement, with: signature))
      return nil
    } catch let refusal as Refusal {
      #expect(try admin.ledger().count == entries)
      return refusal.description
    }
  }

  @Test("the statement says on a line each who signs what, and stock ssh-keygen verifies it")
  func statement() throws {
    let signOff = try newsroom.sign(id, with: "anna", keys).signOff
    #expect(signOff.key?.hasPrefix("SHA256:") == true)
    try newsroom.publish(id)
    let (_, statement, signature) = try admin.signedSignOff(1, of: ArticleAddress(id))
    let digest = signOff.digest.hex
    let lines = statement.split(separator: "\n").map(String.init)
    #expect(lines.count == SignOffStatement.Field.allCases.count)
    for line in [
      "statement: faqcms sign-off 1", "article: 00000000-0000-4000-8000-000000000002", "number: 1",
      "slug: is-this-a-sample", "locale: en", "revision: 1", "digest: sha256:\(digest)",
      "decision: approve", "scope: full-text", "base: none", "blocks: none",
      "meaning: medical-review", "signer: anna", "name: Anna Sample", "credentials: MD",
      "registration: none", "role: reviewer", "conflicts: not declared", "contributors: mara",
      "policy: entry 10", "tier: standard",
      "rules: 1 medical-review; signatures on; 12 months; flag",
    ] { #expect(lines.contains(line), "\(line)") }
    let signers = try admin.allowedSigners()
    #expect(try keys.verifies(statement, signature, signers: signers, as: "anna"))
    #expect(try !keys.verifies(statement, signature, signers: signers, as: "ben"), "the control")
    #expect(try !keys.verifies(statement + " ", signature, signers: signers, as: "anna"))
    #expect(try newsroom.bodies() == [id: "Yes."])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a key that counts for less than a second keeps nobody else's from those who check")
  func shortKey() throws {
    try keys.make("short")
    let start = Instant(milliseconds: newsroom.clock.now().milliseconds / 1_000 * 1_000 - 1_000_000)
    let key = try admin.perform(
      AddReviewerKey(handle: .ben, file: try keys.publicKey("short"), validFrom: start))
    func signers() throws -> [Substring] {
      try admin.allowedSigners().split(separator: "\n").map { $0.prefix { $0 != " " } }.sorted()
    }
    #expect(try signers() == ["anna", "ben", "ben"], "the control")
    try admin.perform(
      RevokeReviewerKey(
        fingerprint: key.fingerprint, from: Instant(milliseconds: start.milliseconds + 500),
        reason: "Lost."))
    #expect(try signers() == ["anna", "ben"])
  }

  @Test(
    "every kind of key that OpenSSH makes here signs",
    arguments: [("ed25519", nil), ("ecdsa", "256"), ("rsa", "2048"), ("rsa", "4096")]
      as [(
        String, String?
      )])
  func kinds(_ kind: String, _ bits: String?) throws {
    try keys.make("other", kind: kind, bits: bits)
    try newsroom.register("other", of: .anna, keys)
    try newsroom.sign(id, with: "other", keys)
    try newsroom.publish(id)
    let (_, statement, signature) = try admin.signedSignOff(1, of: ArticleAddress(id))
    #expect(
      try keys.verifies(statement, signature, signers: admin.allowedSigners(), as: "anna"))
  }

  @Test(
    "a statement that says anything else than it should is refused, and the field is named",
    arguments: SignOffStatement.Field.allCases.filter { $0 != .statement })
  func changedField(_ field: SignOffStatement.Field) throws {
    let statement = try prepared()
    let changed =
      statement.split(separator: "\n").map { line in
        line.hasPrefix("\(field.rawValue): ") ? line + "x" : String(line)
      }.joined(separator: "\n") + "\n"
    #expect(changed != statement)
    let refusal = try refusal(changed, try keys.sign(changed, "anna"))
    #expect(refusal?.contains(field.rawValue) == true || [.time, .ledger].contains(field))
    #expect(refusal != nil)
    #expect(try self.refusal(statement, try keys.sign(statement, "anna")) == nil, "the control")
  }

  @Test("a signature of another text, person, namespace or key is refused")
  func foreignSignatures() throws {
    let statement = try prepared()
    let good = try keys.sign(statement, "anna")
    #expect(try refusal(statement, keys.sign(statement + "more\n", "anna")) != nil)
    #expect(try refusal(statement, keys.sign(statement, "anna", namespace: "file")) != nil)
    #expect(try refusal(statement, keys.sign(statement, "ben"))?.contains("anna") == true)
    #expect(try refusal(statement, good, as: .ben) != nil, "somebody else hands it in")
    let bens = try prepared(as: .ben)
    #expect(try refusal(bens, keys.sign(bens, "anna"), as: .anna) != nil)
    try keys.make("unknown")
    #expect(
      try refusal(statement, keys.sign(statement, "unknown"))?.contains("not registered") == true)
    for damaged in ["", "x", String(good.dropLast(40)), good.replacing("A", with: "B")] {
      #expect(try refusal(statement, damaged) != nil)
    }
    #expect(try refusal(statement, good) == nil, "the control")
  }

  @Test("a signature cannot be moved to another article, language, revision or site")
  func moved() throws {
    let statement = try prepared()
    let good = try keys.sign(statement, "anna")
    let other = try newsroom.draft("Another sample?", "Yes.")
    try newsroom.submit(other)
    let moved = ApproveRevision(article: ArticleAddress(other)).signed(statement, with: good)
    #expect(throws: Refusal.self) { try anna.perform(moved) }
    try newsroom.office(.mara).perform(
      EditDraft(article: ArticleAddress(id)) { $0.locale = LanguageTag(stored: "de") })
    try newsroom.submit(id)
    #expect(try refusal(statement, good) != nil)
    let elsewhere = try Newsroom()
    try elsewhere.register("anna", of: .anna, keys)
    let same = try elsewhere.draft()
    try elsewhere.submit(same)
    #expect(throws: Refusal.self) {
      try elsewhere.office(.anna).perform(approval.signed(statement, with: good))
    }
  }

  @Test("a statement from before the submission or made on another ledger is refused")
  func oldStatement() throws {
    let statement = try prepared()
    let good = try keys.sign(statement, "anna")
    try newsroom.office(.mara).perform(TakeBackDraft(article: ArticleAddress(id)))
    try newsroom.submit(id)
    #expect(try refusal(statement, good)?.contains("since the text was submitted") == true)
    try newsroom.sign(id, with: "anna", keys)
  }

  @Test("a statement of a time that is yet to come is refused")
  func futureStatement() throws {
    let statement = try prepared()
    let time = newsroom.clock.next.adding(months: 1)
    let future = statement.split(separator: "\n").map { line in
      line.hasPrefix("time: ") ? "time: \(time)\n" : "\(line)\n"
    }.joined()
    #expect(
      try refusal(future, keys.sign(future, "anna"))?.contains("was not made from this database")
        == true)
    #expect(try refusal(statement, keys.sign(statement, "anna")) == nil, "the control")
  }

  @Test("a key that expired, is not valid yet or was revoked signs nothing")
  func keyTimes() throws {
    try keys.make("old")
    try admin.perform(
      AddReviewerKey(
        handle: .anna, file: try keys.publicKey("old"), validUntil: .inYear2020))
    try keys.make("early")
    try admin.perform(
      AddReviewerKey(
        handle: .anna, file: try keys.publicKey("early"), validFrom: .inYear2060))
    let statement = try prepared()
    #expect(try refusal(statement, keys.sign(statement, "old"))?.contains("expired") == true)
    #expect(
      try refusal(statement, keys.sign(statement, "early"))?.contains("is valid from") == true)
    let annas = try #require(try admin.reviewerKeys(of: .anna).first).fingerprint
    try admin.perform(RevokeReviewerKey(fingerprint: annas, reason: "Lost"))
    let again = try prepared()
    #expect(try refusal(again, keys.sign(again, "anna"))?.contains("was revoked") == true)
    let prepared = try anna.perform(PrepareSignOff(approval))
    #expect(prepared.keys.isEmpty)
  }

  @Test("revoking a key from a date on ends what rests on it, and earlier sign-offs stay")
  func revokedKey() throws {
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
    let later = newsroom.clock.now()
    let second = try newsroom.draft("Another sample?")
    try newsroom.submit(second)
    try newsroom.sign(second, with: "anna", keys)
    try newsroom.publish(second)
    let key = try #require(try admin.reviewerKeys(of: .anna).first)
    try admin.perform(RevokeReviewerKey(fingerprint: key.fingerprint, from: later, reason: "Lost"))
    #expect(try newsroom.summary(id).publicStatus == .published)
    #expect(try newsroom.summary(second).publicStatus == .overdue)
    #expect(try newsroom.bodies().count == 2, "the tier flags")
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test(
    "a key is revoked once more only to reach further back, and each counts from its own time on")
  func revokedFurtherBack() throws {
    let beginning = newsroom.clock.now()
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
    let key = try #require(try admin.reviewerKeys(of: .anna).first)
    try admin.perform(RevokeReviewerKey(fingerprint: key.fingerprint, reason: "Lost"))
    #expect(try newsroom.summary(id).publicStatus == .published)
    let between = newsroom.clock.now()
    for from in [nil, newsroom.clock.now()] {
      #expect(throws: Refusal.nothingToChange("the key \(key.fingerprint) is revoked already")) {
        try admin.perform(
          RevokeReviewerKey(fingerprint: key.fingerprint, from: from, reason: "Lost"))
      }
    }
    try admin.perform(
      RevokeReviewerKey(fingerprint: key.fingerprint, from: beginning, reason: "Stolen before"))
    #expect(try newsroom.summary(id).publicStatus == .overdue)
    #expect(try admin.articles(asOf: between).first?.publicStatus == .published)
    let revocations = try #require(try admin.reviewerKeys(of: .anna).first).revocations
    #expect(revocations.map(\.reason) == ["Lost", "Stolen before"])
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a key is named by its fingerprint or 6 characters of it beside what all begin with")
  func partsOfFingerprints() throws {
    let key = try #require(try admin.reviewerKeys(of: .anna).first)
    let digits = key.fingerprint.dropFirst(7)
    for part in [
      "", "SHA256:", "SHA256", "SHA256:\(digits.prefix(5))", "SHA256:\(digits.dropFirst())",
    ] {
      #expect(throws: Refusal.unknownKey(part)) {
        try admin.perform(RevokeReviewerKey(fingerprint: part, reason: "Lost"))
      }
    }
    let parts = [digits.prefix(6), digits.suffix(6), "SHA256:" + digits.prefix(6)].map(String.init)
    for (months, part) in parts.enumerated() {
      let from = newsroom.clock.next.adding(months: -months - 1)
      let revoke = RevokeReviewerKey(fingerprint: part, from: from, reason: "Lost")
      #expect(try admin.perform(revoke).fingerprint == key.fingerprint)
    }
  }

  @Test("a part of a fingerprint that fits two keys names none")
  func sharedPart() throws {
    for key in [
      "AAAAC3NzaC1lZDI1NTE5AAAAICWCpyPUSgHWUYEJZJi4LqKp7WyVKaK0UV8WGRFENCtm",
      "AAAAC3NzaC1lZDI1NTE5AAAAIFCHElfKfezKubTkJ1dH1cKbdt2gUUvfdk4NPU7JVsq3",
    ] {
      let added = try admin.perform(
        AddReviewerKey(handle: .anna, file: Array("ssh-ed25519 \(key)\n".utf8)))
      #expect(added.fingerprint.contains("FGfb9l"))
    }
    #expect(throws: Refusal.unknownKey("FGfb9l")) {
      try admin.perform(RevokeReviewerKey(fingerprint: "FGfb9l", reason: "Lost"))
    }
    try admin.perform(RevokeReviewerKey(fingerprint: "FGfb9l+", reason: "Lost"))
  }

  @Test("a key is one person's for ever")
  func oneOwner() throws {
    #expect(throws: Refusal.self) { try newsroom.register("anna", of: .ben, keys) }
    #expect(throws: Refusal.self) { try newsroom.register("anna", of: .anna, keys) }
    #expect(throws: Refusal.lacksRole(.anna, .admin, act: "add keys", has: [.reviewer])) {
      try anna.perform(AddReviewerKey(handle: .anna, file: try keys.publicKey("anna")))
    }
    #expect(throws: Refusal.notReviewer(.mara)) {
      try admin.perform(AddReviewerKey(handle: .mara, file: try keys.publicKey("anna")))
    }
  }

  @Test("what is wrong with a signature in the file stops publishing, exporting and verifying")
  func tampered() throws {
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
    let other = try newsroom.draft("Another sample?")
    try newsroom.submit(other)
    try newsroom.sign(other, with: "anna", keys)
    let result = try Program.sqlite(
      newsroom.path,
      """
      DROP TRIGGER signature_no_update;
      UPDATE signature SET statement = replace(statement, 'name: Anna', 'name: Anne');
      """)
    #expect(result.errors == "")
    let (snapshot, refused, _) = try admin.snapshot()
    #expect(snapshot.entries.isEmpty && refused.map(\.article) == [id])
    #expect {
      try newsroom.publish(other)
    } throws: { error in
      guard case .brokenSignature(_, .anna, _)? = error as? Refusal else { return false }
      return true
    }
    #expect(try !admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("a signature counts once: not again after its signer withdrew, whoever records it")
  func replayed() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    try newsroom.sign(id, with: "anna", keys)
    let (_, statement, signature) = try admin.signedSignOff(1, of: ArticleAddress(id))
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: ArticleAddress(id), reason: "I misread it."))
    #expect(
      try refusal(statement, signature)?.contains("anna decided on the text since, or withdrew")
        == true)
    let entry = try #require(try admin.ledger().last { $0.act == .reviewApprove })
    try newsroom.store.write(now: newsroom.clock.now()) {
      _ = try $0.record(
        .reviewApprove, by: .anna, on: entry.subject, note: "", details: entry.details)
    }
    try newsroom.sign(id, as: .ben, with: "ben", keys)
    #expect {
      try newsroom.publish(id)
    } throws: { error in
      guard case .brokenSignature(_, .anna, _)? = error as? Refusal else { return false }
      return true
    }
    #expect(
      try admin.verify(isDeep: true).damages.map(\.cause).contains {
        $0.hasPrefix("has a signature that does not bear it: Its statement was not made for it")
      })
  }

  @Test("who signed with a key that is void signs again in the same review, with another")
  func signedAgain() throws {
    try admin.perform(SetPolicy(key: .signOffsRequired, value: "2"))
    try newsroom.sign(id, with: "anna", keys)
    let key = try #require(try admin.reviewerKeys(of: .anna).first)
    try admin.perform(
      RevokeReviewerKey(fingerprint: key.fingerprint, from: .inYear2020, reason: "Stolen"))
    try keys.make("new")
    try newsroom.register("new", of: .anna, keys)
    #expect(try admin.waitingReviews().first?.waitsFor == [.anna, .ben, .jon])
    try newsroom.sign(id, with: "new", keys)
    try newsroom.sign(id, as: .ben, with: "ben", keys)
    try newsroom.publish(id)
    #expect(try admin.verify(isDeep: true).damages.isEmpty)
  }

  @Test("an approved text with a signature that does not bear it is handed out by no export")
  func tamperedApproved() throws {
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
    try newsroom.edit(id, "Newer.")
    try newsroom.submit(id)
    try newsroom.sign(id, as: .ben, with: "ben", keys)
    let other = try newsroom.draft("Another sample?")
    try newsroom.submit(other)
    try newsroom.sign(other, as: .ben, with: "ben", keys)
    #expect(try admin.snapshot(.approved).snapshot.entries.count == 2, "the control")
    let result = try Program.sqlite(
      newsroom.path,
      """
      DROP TRIGGER signature_no_update;
      UPDATE signature SET statement = replace(statement, 'name: Ben', 'name: Bob');
      """)
    #expect(result.errors == "")
    let (snapshot, refused, _) = try admin.snapshot(.approved)
    #expect(snapshot.entries.map(\.text.body) == ["Yes."], "what is public is handed out still")
    #expect(
      refused == [Revision.ID(article: id, number: 2), Revision.ID(article: other, number: 1)])
    let paged = try admin.read { reading in
      var bodies: [String] = []
      try reading.snapshotPages(.approved, keeping: 0).forEachPage { bodies += $0.map(\.text.body) }
      return bodies
    }
    #expect(paged == ["Yes."], "a page at a time, too")
    #expect(try admin.snapshot().refused.isEmpty)
  }
}
