import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@Suite("Review packets for experts without an account")
struct PacketTests {
  let newsroom: Newsroom
  let keys: SSHKeys
  let id: Article.ID
  var article: ArticleAddress { ArticleAddress(id) }
  var mara: Editorial { newsroom.office(.mara) }

  init() throws {
    newsroom = try Newsroom()
    keys = try SSHKeys()
    try keys.make("anna")
    try newsroom.register("anna", of: .anna, keys)
    id = try newsroom.draft("Is this a sample?", "First part.\n\nSecond part.")
    try newsroom.submit(id)
  }

  private func packed() throws -> [String: [UInt8]] {
    let packed = try mara.perform(PackReview(article: article, reviewer: .anna))
    let shown = try mara.show(ArticleAddress(name: article.name, version: .review))
    return ReviewPacket.files(
      ReviewPacket.Content(
        site: packed.site, article: shown.record.article, revision: shown.revision,
        text: shown.text, canonical: shown.canonical, reviewer: packed.reviewer,
        statement: packed.statement, background: ["", "For samples."],
        attachments: ["article.md": Array("sample".utf8)]))
  }

  private func signed(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
    let statement = String(decoding: files["statement.txt"] ?? [], as: UTF8.self)
    return files.merging(["statement.txt.sig": Array(try keys.sign(statement, "anna").utf8)]) { $1 }
  }

  private func remarked(_ files: [String: [UInt8]], _ words: String) -> [String: [UInt8]] {
    var files = files
    files["comments.md", default: []] += Array(words.utf8)
    return files
  }

  private func take(_ files: [String: [UInt8]]) throws -> ImportPacket.Imported {
    try mara.perform(try ImportPacket(files: files))
  }

  /// What taking a packet is refused with; nothing of it may be recorded.
  private func refusal(_ files: [String: [UInt8]]) throws -> String {
    let entries = try mara.ledger().count
    do {
      _ = try take(files)
      return ""
    } catch let refusal as Refusal {
      #expect(try mara.ledger().count == entries)
      return refusal.description
    }
  }

  @Test("a signed packet is the expert's sign-off, and the ledger says who brought it")
  func signature() throws {
    let files = try signed(packed())
    let imported = try take(files)
    #expect(imported.approval?.signOff.reviewer == .anna && imported.remarks.isEmpty)
    try newsroom.publish(id)
    let entry = try #require(try mara.ledger().last { $0.act == .reviewApprove })
    #expect(entry.actor == .anna && entry.details["brought_by"]?.string == "mara")
    #expect(entry.details["shown"]?.string != nil)
    #expect(try !refusal(files).isEmpty, "once")
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("a packet that was taken brings nothing again once the expert withdrew, and a new one does")
  func withdrawn() throws {
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let files = try signed(packed())
    _ = try take(files)
    try newsroom.office(.anna).perform(RevokeSignOff(article: article, reason: "I misread it."))
    #expect(try refusal(files).contains("anna decided on the text since, or withdrew"))
    #expect(try take(signed(packed())).approval != nil, "the control")
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("remarks come back as the expert's, with the words that they quote, each once")
  func remarks() throws {
    #expect(try refusal(packed()).hasSuffix("brings neither a remark nor a signature."))
    let files = remarked(
      try packed(), "> Second\n> part.\n\nWhich one?\n\n---\n\nGood,\n\nas a whole.\n")
    let imported = try take(files)
    #expect(imported.remarks.map(\.text) == ["Which one?", "Good,\n\nas a whole."])
    #expect(imported.remarks.map(\.author) == [.anna, .anna])
    #expect(imported.remarks[0].anchor?.quote == "Second part." && imported.approval == nil)
    #expect(try refusal(files).contains("is recorded already"))
    let more = remarked(files, "\n---\n\nOne more.\n\n> First part.\n\nWhich one?\n")
    let added = try take(more).remarks
    #expect(added.map(\.text) == ["One more.", "Which one?"])
    #expect(added.map(\.anchor?.quote) == [nil, "First part."])
    #expect(try refusal(more).contains("is recorded already"))
  }

  @Test("a remark may quote words as the page shows them, and keeps the Markdown of those")
  func shownQuote() throws {
    try newsroom.edit(
      id, "Take **one sample** of [the leaflet](https://example.org), &lt; 5 &micro;g.")
    try newsroom.submit(id)
    let files = remarked(
      try signed(packed()), "> Take one sample of the leaflet\n\nWhy?\n\n> < 5 µg\n\nSure?\n")
    let imported = try take(files)
    #expect(
      imported.remarks.map(\.anchor?.quote) == [
        "Take **one sample** of [the leaflet", "&lt; 5 &micro;g",
      ])
    #expect(imported.approval != nil)
    let shown = try mara.show(article)
    #expect(try mara.comments(on: shown)[1].place == .unchanged(at: 59..<74))
  }

  @Test("a packet in which anything else was changed, added or taken away is refused")
  func changed() throws {
    let files = try signed(packed())
    for name in ["statement.txt", "article.canonical", "article.md", "README.txt"] {
      var changed = files
      changed[name, default: []] += [UInt8(ascii: "x")]
      #expect(try refusal(changed).contains("\(name) is not as it was sent"))
      changed[name] = nil
      #expect(try refusal(changed).contains("\(name) is missing"))
    }
    var added = files
    added["extra.txt"] = []
    #expect(try refusal(added).contains("extra.txt was not in it"))
    for name in ["packet.json", "comments.md"] {
      var without = files
      without[name] = nil
      #expect(try !refusal(without).isEmpty)
    }
    var forged = files
    forged["packet.json"] = Array(
      String(decoding: files["packet.json"] ?? [], as: UTF8.self).replacing("anna", with: "ben")
        .utf8)
    #expect(try refusal(forged).contains("packet.json names another signer than statement.txt"))
    let sent = files["statement.txt"] ?? []
    let statement = Array(
      String(decoding: sent, as: UTF8.self).replacing("signer: anna", with: "signer: ben").utf8)
    forged["statement.txt"] = statement
    forged["packet.json"] = Array(
      String(decoding: forged["packet.json"] ?? [], as: UTF8.self)
        .replacing(Digest(of: sent).hex, with: Digest(of: statement).hex).utf8)
    #expect(try refusal(forged).contains("not registered"))
    #expect(try refusal(files) == "", "the control")
  }

  /// The file as mail delivers it that takes it for text.
  private func mailed(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }

  @Test(
    "a packet that mail made CR LF of is taken back as it was sent, and what was signed is unchanged"
  )
  func mail() throws {
    let sent = try signed(packed())
    let files = remarked(sent.mapValues(mailed), "A remark.\r\n")
    let packet = try ReviewPacket(files: files)
    #expect(Array(packet.statement.utf8) == sent["statement.txt"] && packet.isStatementRestored)
    #expect(packet.signature.map { Array($0.utf8) } == sent["statement.txt.sig"])
    let imported = try take(files)
    #expect(imported.remarks.map(\.text) == ["A remark."] && imported.approval != nil)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test(
    "nothing but each LF as CR LF is undone",
    arguments: [
      ("\n", "\r"), ("\n", "\r\r\n"), ("\n", "\n\r"), ("\n", " \r\n"), ("\n", "\r\n\r\n"),
      (" ", "  "),
    ])
  func otherLineEnds(_ end: String, _ changed: String) throws {
    let files = try signed(packed())
    for name in ["statement.txt", "article.canonical", "README.txt"] {
      var other = files
      let text = String(decoding: files[name] ?? [], as: UTF8.self)
      other[name] = Array(text.replacing(end, with: changed).utf8)
      #expect(try refusal(other).contains("\(name) is not as it was sent"))
      other[name] = mailed(Array("\(text)\n".utf8))
      #expect(try refusal(other).contains("\(name) is not as it was sent"))
      // One line end alone.
      other[name] = Array(text.replacing("\n", with: "\r\n", maxReplacements: 1).utf8)
      #expect(try refusal(other).contains("\(name) is not as it was sent"))
    }
    var broken = files
    let signature = String(decoding: files["statement.txt.sig"] ?? [], as: UTF8.self)
    broken["statement.txt.sig"] = Array(
      signature.replacing("\n", with: "\r\n", maxReplacements: 1).utf8)
    #expect(try refusal(broken).contains("line feeds alone"))
    #expect(try refusal(files) == "", "the control")
  }

  @Test("a signature of the statement with other line ends does not count, and the cause is named")
  func signedMail() throws {
    var files = try packed().mapValues(mailed)
    let statement = String(decoding: files["statement.txt"] ?? [], as: UTF8.self)
    files["statement.txt.sig"] = Array(try keys.sign(statement, "anna").utf8)
    let refused = try refusal(files)
    #expect(refused.contains("Mail changed the line ends of statement.txt"), "\(refused)")
  }

  @Test("a packet whose text moved on is refused: a signature and remarks")
  func moved() throws {
    let files = try packed()
    try newsroom.edit(id, "Another answer.")
    try newsroom.submit(id)
    #expect(try refusal(try signed(files)).contains("1@2"))
    #expect(try refusal(remarked(files, "A remark.")).contains("1@2"))
  }

  @Test("a remark that quotes no words of the text stops the whole packet")
  func wrongQuote() throws {
    let files = remarked(
      try signed(packed()), "One.\n\n> no such\n> words\n\nWhy?\n")
    let refused = try refusal(files)
    #expect(refused.contains("line 18 of comments.md. 'no such words' does not stand in the text"))
    #expect(refused.hasSuffix("Nothing was recorded."))
    let often = try refusal(remarked(try packed(), "> part.\n\nWhich?\n"))
    #expect(often.contains("line 16 of comments.md. 'part.' stands in the text 2 times"))
  }

  @Test("what the expert may not sign is not packed, and only writers and publishers send packets")
  func refused() throws {
    #expect(throws: Refusal.self) {
      try newsroom.office(.anna).perform(PackReview(article: article, reviewer: .anna))
    }
    #expect(throws: Refusal.self) {
      try mara.perform(PackReview(article: article, reviewer: .mara))
    }
    var edit = EditContributor(handle: .anna)
    edit.profile.conflicts = ["topic:shelf"]
    try newsroom.office(.pia).perform(edit)
    #expect(throws: Refusal.self) {
      try mara.perform(PackReview(article: article, reviewer: .anna))
    }
  }

  @Test("when what is known of the expert changed since, the statement no longer fits")
  func changedProfile() throws {
    let files = try signed(packed())
    var edit = EditContributor(handle: .anna)
    edit.profile.credentials = "MD, PhD"
    try newsroom.office(.pia).perform(edit)
    let refused = try refusal(files)
    #expect(refused.contains("credentials") && !refused.contains("ssh-keygen"), "\(refused)")
    #expect(refused.contains("'faqcms review pack 1 --to anna --output FOLDER'"), "\(refused)")
  }

  @Test(
    "words above the line stop the whole packet, and so does a form without its line",
    arguments: [
      ("What you have to say about the text as a whole.", "Only once the dose is 50 mg."),
      ("What you have to say about them.", "What you have to say about them. It is wrong."),
      ("Is this a sample?", "Is this a good sample?"), ("=== Write below this line ===\n", ""),
      ("below this line ===", "below this line === Wrong."),
      ("# Remarks on", "Wrong.\n\n# Remarks on"),
    ])
  func above(_ asked: String, _ written: String) throws {
    let files = try signed(packed())
    let form = String(decoding: files["comments.md"] ?? [], as: UTF8.self)
    var changed = files
    changed["comments.md"] = Array(form.replacing(asked, with: written).utf8)
    #expect(try refusal(changed).contains("comments.md is not as it was sent"))
    #expect(try refusal(files) == "", "the control")
  }

  @Test("line ends and a byte order mark change nothing", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(_ end: String) throws {
    var files = remarked(try packed(), "> First\n> part.\n\nA remark,\nin lines.\n")
    let form = String(decoding: files["comments.md"] ?? [], as: UTF8.self)
    files["comments.md"] = Array("\u{feff}\(form.replacing("\n", with: end))".utf8)
    let remarks = try ReviewPacket(files: files).remarks
    #expect(remarks.map(\.text) == ["A remark,\nin lines."])
    #expect(remarks.map(\.quote) == ["First\npart."])
  }

  @Test(
    "a quote that no remark follows stops the whole packet",
    arguments: [
      ("Give it only where platelets are\n> 50\n", 17), ("> First part.\n> Wrong.\n\n", 17),
      ("> First part.\nIs it?\n\n> Yes.\n", 19), ("> First part.\n---\nA remark.\n", 16),
    ])
  func bareQuote(_ words: String, _ line: Int) throws {
    let files = remarked(try signed(packed()), words)
    #expect(
      try refusal(files).contains("line \(line) of comments.md is a quote that no remark follows"))
  }

  @Test("a quote without words is none")
  func emptyQuote() throws {
    let remarked = remarked(try packed(), ">\n> \nA remark.\n")
    let remarks = try ReviewPacket(files: remarked).remarks
    #expect(remarks.map(\.text) == ["A remark."] && remarks.first?.quote == nil)
  }

  @Test(
    "a packet.json that names another expert, text or site than the statement is refused",
    arguments: [
      ("reviewer", "anna", "ben", "signer"), ("number", "1", "2", "number"),
      ("revision", "1", "2", "revision"), ("article", "", "x", "article"),
      ("site", "", "x", "site"),
    ])
  func otherNames(_ member: String, _ old: String, _ new: String, _ field: String) throws {
    let files = remarked(try packed(), "A remark.\n")
    let manifest = String(decoding: files["packet.json"] ?? [], as: UTF8.self)
    let quotation = member == "number" || member == "revision" ? "" : "\""
    let forged = manifest.replacing(
      "\"\(member)\": \(quotation)\(old)", with: "\"\(member)\": \(quotation)\(new)")
    try #require(forged != manifest)
    var changed = files
    changed["packet.json"] = Array(forged.utf8)
    let form = String(decoding: files["comments.md"] ?? [], as: UTF8.self)
    let named = ["number": "2@1", "revision": "1@2"][member] ?? "1@1"
    changed["comments.md"] = Array(form.replacing("on 1@1:", with: "on \(named):").utf8)
    #expect(try refusal(changed).contains("names another \(field) than statement.txt"))
    #expect(try take(files).remarks.count == 1, "the control")
  }

  @Test("remarks on a text whose review was closed come back as 'review comment' takes them")
  func closedReview() throws {
    let files = remarked(try packed(), "Stop: the dose is wrong.\n")
    try newsroom.approve(id, as: .ben)
    #expect(try take(files).remarks.map(\.text) == ["Stop: the dose is wrong."])
    #expect(try refusal(files).contains("is recorded already"))
    try newsroom.edit(id, "Another answer.")
    #expect(try refusal(files).contains("is recorded already"))
    let more = remarked(files, "\n---\n\nOne more.\n")
    #expect(try refusal(more).contains("The remarks are on 1@1, but the newest text is 1@2."))
    try newsroom.submit(id)
    let refused = try refusal(more)
    #expect(refused.contains("the text under review is 1@2"), "\(refused)")
    #expect(refused.contains("'faqcms review pack 1 --to anna"), "\(refused)")
  }

  @Test("a shelf or rule that changes nothing for the text voids no packet that is out")
  func otherRules() throws {
    let files = try signed(packed())
    let slug = try #require(Slug("news"))
    try newsroom.office(.pia).perform(AddCategory(slug: slug, title: "News"))
    try newsroom.office(.pia).perform(
      SetPolicy(key: .tier(.clinical, .signatures), value: "off"))
    #expect(try take(files).approval != nil)
    try newsroom.publish(id)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("a rule that asks for something else of the text voids the packets that are out")
  func stricterRules() throws {
    let files = try signed(packed())
    try newsroom.office(.pia).perform(SetPolicy(key: .signOffsRequired, value: "2"))
    let refused = try refusal(files)
    #expect(refused.contains("the statement says rules: "), "\(refused)")
    #expect(try take(signed(packed())).approval != nil, "the control")
  }

  @Test("a line right below a quote belongs to it where the text has both")
  func wrappedQuote() throws {
    let words = "> First part.\nSecond\npart.\n\nToo strict.\n\n> Second\n>\nWhy?\n"
    let remarks = try take(remarked(packed(), words)).remarks
    #expect(remarks.map(\.text) == ["Too strict.", "Why?"])
    #expect(remarks.map(\.anchor?.quote) == ["First part.\n\nSecond part.", "Second"])
  }

  @Test("words of one's own right below a quote are refused by their line, with what to do")
  func wordsBelowQuote() throws {
    for words in ["> First part.\nIs it?\n", "> First\npart. Is it?\n\nWhy?\n"] {
      let refused = try refusal(remarked(try packed(), words))
      #expect(refused.contains("line 16 of comments.md"), "\(refused)")
      #expect(refused.contains("put an empty line behind what you quote"), "\(refused)")
    }
    let bare = try refusal(remarked(try packed(), "> First\npart.\n"))
    #expect(bare.contains("line 16 of comments.md. It is a quote that no remark follows."))
  }
}
