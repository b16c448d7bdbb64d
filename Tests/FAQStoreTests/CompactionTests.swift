import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("Storing history in little room")
struct CompactionTests {
  let newsroom = Result { try Newsroom() }

  /// Articles with many revisions, one of a text that another article has too.
  private func fill(_ newsroom: Newsroom, articles: Int, revisions: Int) throws {
    var random = SeededGenerator(seed: 3)
    let words = (0..<400).map { "sample\($0)" }
    for article in 1...articles {
      var body = (0..<300).map { _ in words.randomElement(using: &random)! }
      let id = try newsroom.draft("Sample \(article)?", body.joined(separator: " "))
      for _ in 1..<revisions {
        body[Int.random(in: 0..<300, using: &random)] =
          "Changed \(Int.random(in: 0...99_999, using: &random))"
        try newsroom.edit(id, body.joined(separator: " "))
      }
    }
  }

  /// Every text by its digest, as it reads.
  private func texts(_ store: Store) throws -> [String: String] {
    let office = Editorial(store: store, actor: nil)
    var texts: [String: String] = [:]
    for summary in try office.articles() {
      for number in 1...summary.newest {
        let shown = try office.show(
          ArticleAddress(Revision.ID(article: summary.id, number: number)))
        texts["\(shown.revision.id)"] = String(decoding: shown.canonical.bytes, as: UTF8.self)
        #expect(Digest(of: shown.canonical.bytes) == shown.revision.digest)
      }
    }
    return texts
  }

  private func encodings(_ path: String) throws -> [Substring] {
    try Program.sqlite(
      path,
      """
      SELECT encoding, dictionary_id, base_text_id IS NOT NULL, count(*) FROM text_content
      GROUP BY 1, 2, 3 ORDER BY 3
      """
    ).output.split(separator: "\n")
  }

  @Test("every text reads as before, in a fraction of the room, and the database verifies")
  func compact() throws {
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 4, revisions: 40)
    let before = try texts(newsroom.store)
    let compacted = try newsroom.office(.pia).compact()
    #expect(compacted.after * 3 < compacted.before, "\(compacted)")
    #expect(try texts(newsroom.store) == before)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
    #expect(
      try encodings(newsroom.path) == ["1||0|12", "1||1|148"],
      "every 16th text and the last are whole")
  }

  @Test("the newest text of an article, and one in sixteen, is whole; no chain is longer than 15")
  func chains() throws {
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 2, revisions: 50)
    try newsroom.edit(Article.ID(1), try texts(newsroom.store)["1@2"].map { _ in "Body." } ?? "")
    _ = try newsroom.office(.pia).compact()
    let deepest = try Program.sqlite(
      newsroom.path,
      """
      WITH RECURSIVE chain (id, depth) AS (
        SELECT text_id, 0 FROM text_content WHERE base_text_id IS NULL
        UNION ALL SELECT c.text_id, depth + 1 FROM text_content c
          JOIN chain ON c.base_text_id = chain.id)
      SELECT max(depth), count(*) FROM chain
      """)
    #expect(deepest.output == "15|101\n")
    let newest = try Program.sqlite(
      newsroom.path,
      """
      SELECT count(*) FROM text_content c JOIN revision r USING (text_id)
      WHERE c.base_text_id IS NOT NULL
        AND r.number = (SELECT max(number) FROM revision q WHERE q.article_id = r.article_id)
      """)
    #expect(newest.output == "0\n")
  }

  @Test("a dictionary is trained once there are a hundred articles, and texts need it to be read")
  func dictionary() throws {
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 120, revisions: 2)
    let before = try texts(newsroom.store)
    _ = try newsroom.office(.pia).compact()
    #expect(try encodings(newsroom.path) == ["1|1|0|120", "1|2|1|120"])
    #expect(try texts(newsroom.store) == before)
    #expect(try texts(Store.open(at: newsroom.path)) == before, "by another connection, too")
    _ = try Program.sqlite(newsroom.path, "UPDATE text_dictionary SET bytes = zeroblob(10)")
    #expect(
      try Store.open(at: newsroom.path).verify(isDeep: false, now: .now()).damages.count == 240)
  }

  @Test("compacting again changes nothing, and new revisions are taken in")
  func again() throws {
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 2, revisions: 20)
    _ = try newsroom.office(.pia).compact()
    #expect(try newsroom.office(.pia).compact().rewritten == 0)
    try newsroom.edit(Article.ID(1), "Another body.")
    let before = try texts(newsroom.store)
    #expect(
      try newsroom.office(.pia).compact().rewritten == 1,
      "the one before becomes a difference; the new one is whole already")
    #expect(try texts(newsroom.store) == before)
  }

  @Test("it may be interrupted at any time, and others may write meanwhile")
  func interrupted() throws {
    struct Interruption: Error {}
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 30, revisions: 40)
    let before = try texts(newsroom.store)
    let other = Editorial(
      store: try Store.open(at: newsroom.path), actor: .mara, clock: { newsroom.clock.now() })
    var steps = 0
    _ = try newsroom.office(.pia).compact { _ in
      steps += 1
      _ = try? other.perform(StartDraft(text: .sample("Meanwhile \(steps)?", "Sample.")))
      #expect((try? texts(other.store).filter { before[$0.key] != nil }) == before)
    }
    #expect(steps >= 3, "the control: it went in several steps")
    #expect(try texts(newsroom.store).count == before.count + steps)
    #expect(try newsroom.office(.pia).verify(isDeep: true).damages.isEmpty)
  }

  @Test("a stock zstd and sqlite3 read a text back, as docs/storage.md says")
  func stockTools() throws {
    let newsroom = try newsroom.get()
    try fill(newsroom, articles: 110, revisions: 4)
    _ = try newsroom.office(.pia).compact()
    let page = try String(contentsOfFile: "docs/storage.md", encoding: .utf8)
    let script = page.components(separatedBy: "```sh\n")[1].components(separatedBy: "```")[0]
    try newsroom.folder.write("read.sh", script)
    let office = newsroom.office(.pia)
    for address in ["1@1", "1@2", "1@3", "1@4", "110@4"] {
      let shown = try office.show(try #require(ArticleAddress(address)))
      let read = try Program.run(
        ["bash", "read.sh", shown.revision.digest.hex], in: newsroom.folder.path)
      #expect(
        read.output == String(decoding: shown.canonical.bytes, as: UTF8.self), "\(read.errors)")
    }
  }
}
