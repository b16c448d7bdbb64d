import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Manifests of exported folders")
struct BundleTests {
  let newsroom: Newsroom

  /// A site with a public article that Anna signed with a key.
  init() throws {
    newsroom = try Newsroom()
    let keys = try SSHKeys()
    try keys.make("anna")
    try newsroom.register("anna", of: .anna, keys)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
  }

  private func bundle() throws -> CollectedBundle {
    try newsroom.office(.pia).withSnapshot(withProofs: true) {
      try CollectedBundle(BundleChoice(.markdown), of: $0)
    }
  }

  /// Checks a manifest, and files that are all as it says.
  private func check(_ manifest: String) throws -> BundleCheck {
    let manifest = try Manifest(reading: Array(manifest.utf8))
    return BundleCheck(manifest, present: manifest.files.mapValues { $0 })
  }

  private var text: String {
    get throws { String(decoding: try bundle().manifest, as: UTF8.self) }
  }

  @Test("the manifest holds what was signed, and each signature is checked")
  func signatures() throws {
    let check = try check(try text)
    #expect(check.findings.isEmpty && check.signatures == 1 && check.articles == 1)
    #expect(check.keys.count == 1 && check.keys.first?.hasPrefix("SHA256:") == true)
  }

  @Test(
    "a signature over other words, of another article or of another person is told",
    arguments: [
      ("digest: sha256:", "digest: sha256:0"), ("signer: anna", "signer: nora"),
      (
        "\"uuid\": \"00000000-0000-4000-8000-000000000002\"",
        "\"uuid\": \"00000000-0000-4000-8000-00000000000f\""
      ),
      ("\"name\": \"Anna Sample\"", "\"name\": \"Nora Sample\""),
      ("BEGIN SSH SIGNATURE", "BEGIN SSH-SIGNATURE"),
    ])
  func forgeries(old: String, new: String) throws {
    let text = try text
    let forged = text.replacing(old, with: new)
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.kind) == [.signature])
  }

  /// The manifest with another value of a member of its sign-off.
  private func forged(_ member: String, _ value: JSONValue) throws -> String {
    let text = try text
    let article = try JSONValue(reading: text)["articles"]?.elements.first
    let signOff = try #require(article?["sign_offs"]?.elements.first)
    let old = try #require(signOff[member])
    let forged = text.replacing(
      "\"\(member)\": \(old.text(.compact))", with: "\"\(member)\": \(value.text(.compact))")
    #expect(forged != text)
    return forged
  }

  static let forgedMembers: [(String, JSONValue)] = [
    ("credentials", "Professor of Samples"), ("registration", "GMC 1234567"), ("scope", "changes"),
    ("meaning", "plain_language_review"), ("time", "2020-01-01T00:00:00.000Z"), ("time", "lately"),
    ("statement", .null), ("signature", .null), ("signature", .integer(1)),
  ]

  @Test("a statement that says otherwise than the manifest is told", arguments: forgedMembers)
  func contradictions(member: String, value: JSONValue) throws {
    let faults = try check(try forged(member, value)).faults
    #expect(faults.map(\.kind) == [.signature], "\(faults)")
  }

  @Test(
    "what an article and the ledger are said to be is compared with the statement, too",
    arguments: [
      ("\"number\": 1,", "\"number\": 7,"),
      ("\"locale\": \"en\",\n      \"revision\"", "\"locale\": \"de\",\n      \"revision\""),
    ])
  func otherArticle(old: String, new: String) throws {
    let text = try text
    let forged = text.replacing(old, with: new)
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.kind) == [.signature])
  }

  @Test("a ledger that was shorter than the statement knew is told")
  func shorterLedger() throws {
    let text = try text
    let size = try #require(try JSONValue(reading: text)["ledger"]?["size"]?.integer)
    let forged = text.replacing("\"size\": \(size),", with: "\"size\": 3,")
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.cause).joined().contains("knew the ledger"))
  }

  /// The members of a sign-off without a signature, but for the digest.
  private static let unsigned = """
    "name": "Nora Sample", "credentials": "MD", "registration": "", "meaning": "medical_review",
    "scope": "full_text", "time": "2026-01-01T00:00:00.000Z", "statement": null, "signature": null
    """

  @Test("a ledger as long as the statement knew it, without the sign-off, is told")
  func ledgerBeforeSignOff() throws {
    let json = try JSONValue(reading: text)
    let signOff = json["articles"]?.elements.first?["sign_offs"]?.elements.first
    let statement = try SignOffStatement(reading: try #require(signOff?["statement"]?.string))
    let head = try #require(statement.ledgerHead).sequence
    for (size, isTold) in [(head, true), (head + 1, false)] {
      let forged = try #require(json.changing(["ledger", "size"]) { _ in .integer(size) })
      let causes = try check(forged.text(.compact)).faults.map(\.cause).joined()
      #expect(causes.contains("knew the ledger") == isTold, "\(causes)")
    }
  }

  @Test("a file is told that is missing, has other bytes, or that the manifest does not name")
  func files() throws {
    let manifest = try Manifest(reading: bundle().manifest)
    let path = try #require(manifest.files.keys.min())
    let others: [(BundleCheck.Finding.Kind, String, Digest??)] = [
      (.altered, path, .some(.some(Digest(of: [1])))), (.altered, path, .some(nil)),
      (.missing, path, nil), (.foreign, "zzz.txt", .some(.some(Digest(of: [1])))),
    ]
    for (kind, path, digest) in others {
      var present: [String: Digest?] = manifest.files.mapValues { $0 }
      present[path] = digest
      let found = BundleCheck(manifest, present: present).findings
      #expect(found.map(\.kind) == [kind] && found.map(\.place) == [path], "\(found)")
    }
  }

  @Test("a sign-off without any of its members is a fault")
  func bareSignOffs() throws {
    let digest = try JSONValue(reading: text)["articles"]?.elements.first?["digest"]?.string ?? ""
    let whole = Self.unsigned + ", \"digest\": \"\(digest)\""
    func faults(_ signOff: String) throws -> [BundleCheck.Finding] {
      try check(try text.replacing("\"sign_offs\": [", with: "\"sign_offs\": [{\(signOff)},"))
        .faults
    }
    #expect(try faults(whole).isEmpty, "the control")
    for member in [
      "name", "credentials", "registration", "meaning", "scope", "time", "statement", "signature",
    ] {
      let bare = try faults(whole.replacing("\"\(member)\"", with: "\"x-\(member)\""))
      #expect(bare.map(\.cause) == ["A sign-off has no \(member)."])
    }
    #expect(try faults("\"digest\": \"\(digest)\"").map(\.kind) == [.signature])
  }

  @Test(
    "a manifest that lacks what every manifest has, or says it twice, is a fault",
    arguments: [
      ("\"articles\"", "\"x-articles\"", "It has no proper 'articles'."),
      ("\"articles\": [", "\"articles\": 1, \"x-articles\": [", "It has no proper 'articles'."),
      ("\"withdrawn\": []", "\"withdrawn\": {}", "It has no proper 'withdrawn'."),
      ("\"categories\"", "\"x-categories\"", "It has no proper 'categories'."),
      ("\"export\"", "\"x-export\"", "It has no proper 'export'."),
      ("\"number\"", "\"x-number\"", "Article 0 has no proper 'number'."),
      ("\"slug\"", "\"x-slug\"", "Article 1 has no proper 'slug'."),
      ("\"sign_offs\"", "\"x-sign_offs\"", "Article 1 has no proper 'sign_offs'."),
    ])
  func lacking(old: String, new: String, cause: String) throws {
    let forged = try text.replacing(old, with: new)
    #expect(try forged != text)
    let faults = try check(forged).faults
    #expect(faults.contains { $0.kind == .altered && $0.cause == cause }, "\(faults)")
    #expect(faults.filter { $0.kind == .altered }.allSatisfy { $0.place == "manifest.json" })
  }

  @Test("an article that stands twice is a fault")
  func articleTwice() throws {
    let text = try text
    let article = try #require(try JSONValue(reading: text)["articles"]?.elements.first)
    let articles = "\"articles\": ["
    let forged = text.replacing(articles, with: articles + article.text(.compact) + ",")
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.cause) == ["Article 1 stands twice in it."])
  }

  @Test("a sign-off of another text is told, beside one of this text")
  func otherText() throws {
    let text = try text
    let signOffs = "\"sign_offs\": ["
    let other = "{\(Self.unsigned), \"digest\": \"\(Digest(of: [1]).hex)\"},"
    let forged = text.replacing(signOffs, with: signOffs + other)
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.cause) == ["A sign-off is of another text."])
  }

  @Test("a sign-off that stands twice is a fault")
  func twice() throws {
    let text = try text
    let signOff = try #require(
      try JSONValue(reading: text)["articles"]?.elements.first?["sign_offs"]?.elements.first)
    let signOffs = "\"sign_offs\": ["
    let unsigned = signOff.with("statement", .null).with("signature", .null)
    let other = unsigned.with("time", "2026-01-01T00:00:00.000Z")
    for again in [signOff, unsigned, other] {
      let forged = text.replacing(signOffs, with: signOffs + again.text(.compact) + ",")
      #expect(forged != text)
      #expect(try check(forged).faults.map(\.cause) == ["A reviewer's sign-off is named twice."])
    }
    let namesake = other.with("registration", "GMC 1234567")
    let both = text.replacing(signOffs, with: signOffs + namesake.text(.compact) + ",")
    #expect(try check(both).faults.isEmpty, "another person of that name")
  }

  @Test("a text keeps its signed sign-offs when it is renamed or brought back")
  func sameText() throws {
    let id = Article.ID(1)
    let mara = newsroom.office(.mara)
    try newsroom.office(.pia).perform(
      RenameArticle(article: ArticleAddress(id), slug: try #require(Slug("renamed-sample"))))
    try newsroom.edit(id, "No.")
    try newsroom.submit(id)
    try newsroom.approve(id, as: .ben)
    try newsroom.publish(id)
    let first = Revision.ID(article: id, number: 1)
    try mara.perform(RestoreRevision(revision: ArticleAddress(first)))
    try newsroom.publish(id)
    let article = try JSONValue(reading: try text)["articles"]?.elements.first
    #expect(article?["revision"] == .integer(3) && article?["slug"] == "renamed-sample")
    let check = try check(try text)
    #expect(check.findings.isEmpty && check.signatures == 1, "\(check.findings)")
  }

  private func lapse(_ onLapse: Lapse) throws {
    guard onLapse != .flag else { return }
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.standard, .onLapse), value: onLapse.rawValue))
  }

  static let lapses: [(Lapse, String)] = [
    (.flag, "its review has lapsed; by its policy the page does not say so"),
    (.banner, "its review has lapsed; the page says so"),
  ]

  @Test("a text whose sign-off was revoked is noted where the manifest says so", arguments: lapses)
  func revoked(onLapse: Lapse, note: String) throws {
    try lapse(onLapse)
    let article = ArticleAddress(Article.ID(1))
    try newsroom.office(.anna).perform(
      RevokeSignOff(article: article, reason: "Sample reason"))
    let text = try text
    let noted = try check(text)
    #expect(noted.faults.isEmpty && noted.notes.map(\.place) == ["article 1"])
    #expect(noted.notes.map(\.cause) == [note])
    let unsaid = text.replacing("\"review_lapsed\"", with: "\"review_passed\"")
    #expect(unsaid != text)
    #expect(
      try check(unsaid).faults.map(\.cause)
        == ["Article 1 has no proper 'review_lapsed'.", "No sign-off is of this text."])
  }

  @Test("a text whose review interval has passed is noted, with its signature", arguments: lapses)
  func overdue(onLapse: Lapse, note: String) throws {
    try lapse(onLapse)
    #expect(try !text.contains("review_lapsed"))
    newsroom.clock.advance(months: 13)
    let check = try check(try text)
    #expect(check.faults.isEmpty && check.notes.map(\.cause) == [note])
    #expect(check.signatures == 1)
  }

  @Test("the manifest names the ledger's head, the same as a checkpoint of that moment does")
  func ledgerHead() throws {
    let head = MerkleTree(try newsroom.office(.pia).leafHashes()).head
    let json = try JSONValue(reading: try text)
    #expect(json["ledger"]?["size"]?.integer == Int64(head.size))
    #expect(json["ledger"]?["root"]?.string == head.root.hex)
  }

  @Test("the same state gives the same bundle, later too")
  func deterministic() throws {
    let first = try bundle()
    newsroom.clock.advance(months: 2)
    #expect(try bundle() == first)
  }

  @Test("a manifest of a newer version, or that is none, is refused")
  func versions() throws {
    let newer = try text.replacing("\"version\": 1,", with: "\"version\": 2,")
    #expect(throws: Refusal.self) { _ = try Manifest(reading: Array(newer.utf8)) }
    for bytes in ["", "{}", "[1]", "\u{0}"] {
      #expect(throws: Refusal.self) { _ = try Manifest(reading: Array(bytes.utf8)) }
    }
  }
}
