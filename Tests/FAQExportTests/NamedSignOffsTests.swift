import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Sign-offs that a manifest names, against what their statements say was asked for")
struct NamedSignOffsTests {
  let newsroom: Newsroom
  let keys: SSHKeys

  init() throws {
    newsroom = try Newsroom()
    keys = try SSHKeys()
    for handle in [Handle.anna, .ben] {
      try keys.make(handle.text)
      try newsroom.register(handle.text, of: handle, keys)
    }
  }

  private func set(_ rule: Policy.TierRule, _ value: String) throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .tier(.standard, rule), value: value))
  }

  /// A submitted article, signed by Anna, then by Ben.
  private func signed() throws -> Article.ID {
    try set(.signatures, "on")
    try set(.signOffs, "2 medical-review")
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.sign(id, as: .ben, with: "ben", keys)
    return id
  }

  private var manifest: JSONValue {
    get throws {
      let bundle = try newsroom.office(.pia).withSnapshot(withProofs: true) {
        try CollectedBundle(BundleChoice(.markdown), of: $0)
      }
      return try JSONValue(reading: String(decoding: bundle.manifest, as: UTF8.self))
    }
  }

  /// Checks a manifest with other sign-offs of its one article.
  private func check(
    _ manifest: JSONValue, _ change: ([JSONValue]) throws -> [JSONValue] = { $0 }
  ) throws -> BundleCheck {
    let article = try #require(manifest["articles"]?.elements.first)
    let signOffs = article["sign_offs"]?.elements ?? []
    let changed = manifest.with(
      "articles", .array([article.with("sign_offs", .array(try change(signOffs)))]))
    let manifest = try Manifest(reading: Array(changed.text(.compact).utf8))
    return BundleCheck(manifest, present: manifest.files.mapValues { $0 })
  }

  @Test("one that was taken out, or lost its signature, is noted")
  func short() throws {
    try newsroom.publish(try signed())
    let manifest = try manifest
    #expect(try check(manifest).findings.isEmpty)
    for change: ([JSONValue]) -> [JSONValue] in [
      { Array($0.dropFirst()) }, { $0.dropLast() },
      { [$0[0].with("statement", .null).with("signature", .null), $0[1]] },
    ] {
      let check = try check(manifest, change)
      #expect(check.findings.map(\.kind) == [.short] && check.faults.isEmpty)
      #expect(check.notes.map(\.place) == ["article 1"])
      #expect(check.notes.first?.cause.contains("(2 medical-review; signatures on; ") == true)
    }
  }

  @Test("a lapse without its time silences nothing: it is altered, and what is short is noted")
  func unsaidLapse() throws {
    try newsroom.publish(try signed())
    let manifest = try manifest
    let article = try #require(manifest["articles"]?.elements.first)
    let short = article.with("sign_offs", .array([article["sign_offs"]!.elements[0]]))
    func findings(_ lapsed: JSONValue, _ more: [JSONValue.Member] = []) throws -> [BundleCheck
      .Finding]
    {
      let forged = short.adding([.init("review_lapsed", lapsed)] + more)
      return try check(manifest.with("articles", .array([forged]))).findings
    }
    for lapsed: JSONValue in [.null, true, "lately", .integer(0)] {
      let found = try findings(lapsed, [.init("on_lapse", "flag")])
      #expect(found.map(\.kind) == [.altered, .short], "\(found)")
      #expect(found.first?.cause == "Article 1 has no proper 'review_lapsed'.")
    }
    let time: JSONValue = "2026-02-01T00:00:00.000Z"
    #expect(try findings(time).map(\.cause).contains("Article 1 has no proper 'on_lapse'."))
    #expect(try findings(time, [.init("on_lapse", "flag")]).map(\.kind) == [.lapsed], "the control")
  }

  @Test("a lapse silences nothing where all sign-offs that are named are of another text")
  func lapseOfOtherText() throws {
    try newsroom.publish(try signed())
    let manifest = try manifest
    let article = try #require(manifest["articles"]?.elements.first)
    let lapse: [JSONValue.Member] = [
      .init("review_lapsed", "2026-02-01T00:00:00.000Z"), .init("on_lapse", "flag"),
    ]
    let other = try #require(article["sign_offs"]?.elements.first)
      .with("statement", .null).with("signature", .null)
      .with("digest", .string(Digest(of: [1]).hex))
    for (signOffs, isFault) in [([other], true), ([], false)] {
      let forged = article.with("sign_offs", .array(signOffs)).adding(lapse)
      let faults = try check(manifest.with("articles", .array([forged]))).faults
      #expect(faults.map(\.cause) == (isFault ? ["No sign-off is of this text."] : []))
    }
  }

  @Test("where less was asked for at the publication, it is no fault")
  func lowered() throws {
    try set(.signatures, "on")
    try set(.signOffs, "2 medical-review")
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.sign(id, with: "anna", keys)
    try set(.signOffs, "1 medical-review")
    try newsroom.publish(id)
    let check = try check(try manifest)
    #expect(check.faults.isEmpty && check.notes.map(\.kind) == [.short])
  }

  @Test(
    "a key with which two people are said to have signed is a fault, and each key has its owner")
  func sharedKey() throws {
    try newsroom.publish(try signed())
    let manifest = try manifest
    let signers = try check(manifest).signers
    #expect(Set(signers.map(\.handle)) == ["anna", "ben"] && Set(signers.map(\.key)).count == 2)
    #expect(Set(signers.map(\.name)) == ["Anna Sample", "Ben Sample"])
    let check = try check(manifest) { signOffs in
      try signOffs.map { signOff in
        let statement = try #require(signOff["statement"]?.string)
        return signOff.with("signature", .string(try keys.sign(statement, "ben")))
      }
    }
    #expect(check.faults.map(\.kind) == [.signature], "\(check.findings)")
    #expect(check.faults.first?.place == "key \(check.keys[0])")
    #expect(check.faults.first?.cause.hasPrefix("It signed for anna and ben,") == true)
  }

  @Test("of a text whose sign-offs suffice no longer, only that is noted")
  func revoked() throws {
    let id = try signed()
    try newsroom.publish(id)
    try newsroom.office(.ben).perform(
      RevokeSignOff(article: ArticleAddress(id), reason: "Sample"))
    #expect(try check(try manifest).findings.map(\.kind) == [.lapsed])
  }
}
