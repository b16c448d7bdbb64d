import FAQExport
import FAQHTML
import FAQModel
import FAQTestSupport
import Testing

/// Stock parsers read the formats that are data back.
@Suite("Data formats")
struct DataExportTests {
  private let site = SampleSite.snapshot()
  private let address = SiteAddress("https://example.org/faq", page: HTMLSite.page)

  private func python(_ script: String, _ input: [UInt8]) throws -> JSONValue {
    let result = try Program.run(
      ["/usr/bin/python3", "-c", script], input: String(decoding: input, as: UTF8.self))
    #expect(result.code == 0, "\(result.errors)")
    return try JSONValue(reading: result.output)
  }

  private func lines(_ snapshot: SiteSnapshot) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try NDJSONExport.write(snapshot) { bytes += $0 }
    return bytes
  }

  private func linked(_ snapshot: SiteSnapshot, _ address: SiteAddress?) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try JSONLDExport.write(snapshot, address: address) { bytes += $0 }
    return bytes
  }

  private static let readCSV = """
    import csv, io, json, sys
    text = sys.stdin.buffer.read().decode()
    print(json.dumps(list(csv.DictReader(io.StringIO(text, newline=''), strict=True))))
    """

  @Test("the files are the recorded ones, to the byte")
  func golden() throws {
    try Golden.expect("data/export.ndjson", lines(site))
    try Golden.expect("data/export.csv", table(site))
    try Golden.expect("data/export.jsonld", linked(site, address))
    try Golden.expect("data/no-address.jsonld", linked(site, nil))
  }

  @Test("the lines are the site, the articles and the withdrawn ones of the JSON export")
  func ndjson() throws {
    let script = "import json, sys; print(json.dumps([json.loads(l) for l in sys.stdin]))"
    let read = try python(script, lines(site)).list
    let json = try JSONValue(reading: String(decoding: JSONExport.bytes(site), as: UTF8.self))
    #expect(
      read.map { $0["type"]?.string } == ["site"] + articles("article", 4)
        + articles("withdrawn", 2))
    #expect(read.first?["categories"] == json["categories"])
    let articles = json["articles"]?.list ?? []
    for (line, article) in zip(read.dropFirst(), articles + (json["withdrawn"]?.list ?? [])) {
      for name in ["uuid", "slug", "title", "body", "html", "sign_offs", "reason"] {
        #expect(line[name] == article[name], "\(name)")
      }
    }
  }

  private func articles(_ type: String, _ count: Int) -> [String] {
    Array(repeating: type, count: count)
  }

  /// The HTML of a body whose footnotes are named after the article, since several may stand on one page.
  private func html(of entry: SiteSnapshot.Entry) -> String {
    let language = entry.text.locale.text
    return MarkdownHTML.fragment(
      of: entry.text.body,
      footnotes: FootnoteNames(
        mark: entry.article.id.description,
        wayBack: language == "de" ? "Zurück zum Text" : "Back to the text"))
  }

  @Test("the HTML in JSON is that of the body, and the body is as it was signed")
  func html() throws {
    let json = try JSONValue(reading: String(decoding: JSONExport.bytes(site), as: UTF8.self))
    for (entry, article) in zip(site.entries, json["articles"]?.list ?? []) {
      #expect(article["body"]?.string == entry.text.body)
      #expect(article["html"]?.string == html(of: entry))
    }
  }

  @Test(
    "a stock reader of CSV finds every word of a table again, whatever it holds",
    arguments: [
      "", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "a\"b\"\"c", "a,b;c\td", "a\nb", "  ", "é漢🧬",
      "'", "\u{feff}",
    ])
  func csv(words: String) throws {
    let snapshot = SampleSite.snapshot { words + $0 + words }
    let rows = try python(Self.readCSV, table(snapshot)).list
    #expect(rows.count == snapshot.entries.count + snapshot.withdrawn.count)
    for (row, entry) in zip(rows, snapshot.entries) {
      #expect(row["title"]?.string == entry.text.title)
      #expect(row["summary"]?.string == entry.text.summary)
      #expect(row["body"]?.string == entry.text.body)
      #expect(row["tags"]?.string == entry.text.tags.joined(separator: "\n"))
      #expect(row["digest"]?.string == entry.digest.hex)
      #expect(row["signed_off_by"]?.string == entry.signOffs.map(\.name).joined(separator: "\n"))
    }
    for (row, tombstone) in zip(rows.suffix(2), snapshot.withdrawn) {
      #expect(row["reason"]?.string == tombstone.reason && row["body"]?.string == "")
      #expect(row["withdrawn"]?.string == tombstone.withdrawn.description)
    }
  }

  @Test("every line of a table ends in CR LF, and every field is quoted")
  func csvForm() throws {
    let text = try String(decoding: table(SampleSite.snapshot()), as: UTF8.self)
    #expect(
      text.hasPrefix("\"number\",\"uuid\",\"slug\",")
        && text.utf8.suffix(2).elementsEqual([13, 10]))
  }

  @Test("structured data names the questions, their answers, reviewers, dates and sources")
  func structuredData() throws {
    let bytes = try linked(site, address)
    let graph = try JSONValue(reading: String(decoding: bytes, as: UTF8.self))["@graph"]?.list ?? []
    #expect(graph.count == 5 && graph[0]["@type"] == "FAQPage")
    let page = graph[1]
    #expect(page["@type"] == "MedicalWebPage")
    #expect(page["url"] == "https://example.org/faq/questions/sample.html")
    #expect(page["lastReviewed"] == "2026-01-11")
    #expect(page["reviewedBy"]?.list.map { $0["name"] } == ["Anna Sample"])
    #expect(page["reviewedBy"]?.list.first?["honorificSuffix"] == "MD, PhD")
    #expect(page["audience"]?.list.first?["audienceType"] == "patients")
    #expect(page["about"]?.list.first?["code"]?["codeValue"] == "D1")
    #expect(page["citation"]?.list.count == 5)
    let answer = page["mainEntity"]?["acceptedAnswer"]?["text"]
    #expect(answer?.string == html(of: site.entries[0]))
    let questions = graph[0]["mainEntity"]?.list.map { $0["@id"] }
    #expect(questions == graph.dropFirst().map { $0["mainEntity"]?["@id"] })
  }

  @Test(
    "nothing of a draft's or of a note is in structured data, and no address that is none of the web"
  )
  func structuredSecrets() throws {
    let text = try String(decoding: linked(site, nil), as: UTF8.self)
    #expect(!text.contains("SECRET") && !text.contains("EXTRA") && !text.contains("ftp:"))
    #expect(!text.contains("\"url\": \"https://example.org/faq"))
  }

  /// What structured data says of the first page where Ben signed it, too.
  private func page(
    besides others: [SignOff], meaning: SignOff.Meaning = .medicalReview,
    scope: SignOff.Scope = .fullText
  ) throws -> JSONValue {
    let entry = site.entries[0]
    let ben = Contributor(
      handle: Handle(stored: "ben"), name: "Ben Sample", roles: [.reviewer], credentials: "MD")
    let signOff = SignOff(
      revision: entry.revision, digest: entry.digest, reviewer: ben, decision: .approve,
      scope: scope, meaning: meaning, note: "", time: entry.edited, entry: 3)
    let signed = SiteSnapshot.Entry(
      article: entry.article, text: entry.text, revision: entry.revision, digest: entry.digest,
      firstPublished: nil, published: nil, until: nil, edited: entry.edited,
      changesReviewed: nil, fullyReviewed: entry.edited, reviewDue: nil, position: nil,
      isFeatured: false, signOffs: others + [signOff])
    let bytes = try linked(TrickySite.snapshot([signed]), address)
    let graph = try JSONValue(reading: String(decoding: bytes, as: UTF8.self))["@graph"]?.list
    return try #require(graph?.last)
  }

  @Test("who signed no more than changes is not said to have reviewed the page")
  func reviewersOfChanges() throws {
    func names(_ scope: SignOff.Scope) throws -> [JSONValue?] {
      let page = try page(besides: site.entries[0].signOffs, scope: scope)
      return (page["reviewedBy"]?.list ?? []).map { $0["name"] }
    }
    #expect(try names(.changes) == ["Anna Sample"])
    #expect(try names(.fullText) == ["Anna Sample", "Ben Sample"], "the control")
  }

  @Test("a page that no medical reviewer signed is not said to have been reviewed")
  func lastReviewed() throws {
    #expect(try page(besides: [], meaning: .plainLanguageReview)["lastReviewed"] == nil)
    #expect(try page(besides: [])["lastReviewed"] != nil, "the control")
  }

  @Test("a source that has nothing but an address without a scheme is named by it")
  func namedSources() throws {
    let snapshot = SampleSite.snapshot { $0 == "HTTP://example.org/" ? "www.example.org/a" : $0 }
    let bytes = try linked(snapshot, nil)
    let graph = try JSONValue(reading: String(decoding: bytes, as: UTF8.self))["@graph"]?.list ?? []
    let source = graph[1]["citation"]?.list[2]
    #expect(source == .object(["@type": "CreativeWork", "name": "www.example.org/a"]))
  }

  @Test(
    "a page carries the same structured data, which no word of a text can end",
    arguments: ["", "</script><!--<script>"])
  func embedded(words: String) throws {
    let snapshot = SampleSite.snapshot { $0 + words }
    let script = """
      import html5lib, json, sys
      pages = json.load(sys.stdin)
      found = []
      for page in pages:
          tree = html5lib.parse(page, namespaceHTMLElements=False)
          blocks = [e for e in tree.iter('script') if e.get('type') == 'application/ld+json']
          assert len(blocks) == 1 and len(list(tree.iter('script'))) == 1
          found.append(json.loads(blocks[0].text))
      print(json.dumps(found))
      """
    let files = try HTMLSite.files(snapshot, address: address)
    let pages = snapshot.entries.map { entry in
      files.first { $0.path == "questions/\(entry.article.slug).html" }?.bytes ?? []
    }.map { String(decoding: $0, as: UTF8.self) }
    let found = try python(script, Array(JSONValue.strings(pages).text(.compact).utf8)).list
    let bytes = try linked(snapshot, address)
    let graph = try JSONValue(reading: String(decoding: bytes, as: UTF8.self))["@graph"]?.list ?? []
    #expect(found.count == 4)
    for (block, page) in zip(found, graph.dropFirst()) {
      for name in ["@type", "@id", "name", "citation", "mainEntity", "reviewedBy"] {
        #expect(block[name] == page[name], "\(name)")
      }
      #expect(block["@context"] == "https://schema.org")
    }
  }

  private func table(_ snapshot: SiteSnapshot) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try CSVExport.write(snapshot) { bytes += $0 }
    return bytes
  }
}

extension JSONValue {
  /// The elements of an array; none for anything else.
  fileprivate var list: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }
}
