import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Foundation
import Testing

@Suite("Searching")
struct SearchTests {
  let newsroom: Newsroom

  init() throws { newsroom = try Newsroom() }

  private func search(
    _ words: String, _ scope: SearchQuery.Scope = .live,
    _ narrow: (inout SearchQuery) -> Void = { _ in }
  ) throws -> [String] {
    var query = SearchQuery(words: words, scope: scope)
    narrow(&query)
    return try newsroom.office(.pia).search(query).result.hits.map { "\($0.revision)" }
  }

  @Test(
    "spellings of a name find each other",
    arguments: ["CAR T-Cell", "CAR-T cell", "car t cell", "Car–T cell", "cell CAR"])
  func spellings(_ query: String) throws {
    for spelling in ["CAR T-Cell", "CAR-T cell", "car t cell", "CAR\u{2011}T\u{a0}cell"] {
      _ = try newsroom.published("About \(spelling) therapy?", "Sample.")
    }
    _ = try newsroom.published("About a cart?", "Sample of a cellar.")
    #expect(Set(try search(query)) == ["1@1", "2@1", "3@1", "4@1"])
  }

  @Test("accents, letter case and the composition of letters make no difference")
  func accents() throws {
    _ = try newsroom.published("Was ist Ödem?", "Ein Beispiel für Fièvre.")
    for query in ["odem", "ÖDEM", "o\u{308}dem", "fievre FÜR", "Fie\u{300}vre"] {
      #expect(try search(query) == ["1@1"], "\(query)")
    }
  }

  @Test(
    "words are found in other scripts, and whatever nobody sees within them",
    arguments: [
      ("Ο Σίσυφος και η προϊόν.", ["σισυφος", "ΣΙΣΥΦΟΣ", "Σίσυφος", "προιον", "ΠΡΟΪΟΝ"]),
      ("Ἀθῆναι καὶ ψυχῇ.", ["αθηναι", "ψυχη", "ΨΥΧΗ", "Ἀθῆναι", "ψυχ*"]),
      ("IŞIK ve ışık.", ["ışık", "IŞIK", "isik"]),
      (
        "Œdème du cœur, Łódź, smørrebrød, encyclopædia, ﬁbrose, Điều trị, Straße ẞ.",
        [
          "oedeme", "coeur", "Lodz", "smorrebrod", "encyclopaedia", "fibrose", "dieu tri",
          "strasse",
          "STRASSE", "straße", "CŒUR", "\"du cœur lodz\"", "ss",
        ]
      ),
      ("병원에서", ["병원에서".decomposedStringWithCanonicalMapping]),
      ("Новогодняя ёлка.", ["елка", "ЁЛКА", "ёлка"]),
      (
        "Stammzell\u{ad}transplantation.",
        ["Stammzelltransplantation", "stammzell\u{ad}transplantation"]
      ),
      ("HER2陽性のT細胞療法です。", ["細胞", "T細胞", "her2", "療法", "陽性", "細胞*"]),
      ("การรักษาด้วยยา", ["รักษา", "ยา"]), ("مـرحبا", ["مرحبا"]),
      ("حَرَكَة العِلاجُ", ["حركة", "العلاج", "حَرَكَة"]), ("מִלָּה", ["מלה"]),
      ("माला दवा मिल", ["दवा", "माला"]), ("می\u{200c}خواهم zero\u{200b}width", ["zerowidth", "میخواهم"]),
      ("Dose \u{1f468}\u{200d}\u{1f469} im\u{ad}mune x\u{311}", ["dose", "immune"]),
    ])
  func scripts(_ body: String, _ queries: [String]) throws {
    _ = try newsroom.published("A?", body)
    for query in queries { #expect(try search(query) == ["1@1"], "\(query)") }
    #expect(try search("胞細").isEmpty, "the order counts")
    #expect(try search("दवी").isEmpty && search("मेल").isEmpty, "other vowels are other words")
    let hit = try newsroom.office(.pia).search(SearchQuery(words: queries[0])).result.hits.first
    let snippet = try #require(hit).snippet.filter { $0 != "\u{2}" && $0 != "\u{3}" }
    #expect(Array(snippet.utf8) == Array(body.utf8), "shown as it is written")
  }

  @Test("each scope finds its texts, and no scope an unfinished one's draft")
  func scopes() throws {
    let id = try newsroom.published("Public?", "Zebra sample.")
    try newsroom.edit(id, "Giraffe sample.")
    try newsroom.edit(id, "Ostrich sample.")
    let other = try newsroom.draft("Draft?", "Ostrich sample of a draft.")
    #expect(try search("zebra") == ["1@1"])
    #expect(try search("giraffe").isEmpty && search("ostrich").isEmpty, "drafts are not public")
    #expect(try Set(search("ostrich", .drafts)) == ["1@3", "2@1"])
    #expect(try search("giraffe", .drafts).isEmpty && search("zebra", .drafts).isEmpty)
    #expect(try search("giraffe", .history) == ["1@2"])
    #expect(try Set(search("ostrich", .history)) == ["1@3", "2@1"])

    try newsroom.office(.mara).perform(DiscardDraft(article: ArticleAddress(other)))
    #expect(try search("ostrich", .drafts) == ["1@3"], "what was set aside is no draft")
    try newsroom.withdraw(id)
    #expect(try search("zebra").isEmpty, "what was withdrawn is not public")
    #expect(try search("zebra", .history) == ["1@1"])
  }

  @Test("a past time is searched as it was")
  func past() throws {
    let id = try newsroom.published("Public?", "Zebra sample.")
    let then = newsroom.clock.now()
    try newsroom.withdraw(id)
    let query = SearchQuery(words: "zebra")
    #expect(try newsroom.office(.pia).search(query).result.hits.isEmpty)
    let hits = try newsroom.office(.pia).search(query, asOf: then).result.hits
    #expect(hits.map(\.title) == ["Public?"])
  }

  @Test("a title counts for more than a body, and the hit is marked where it is")
  func ranking() throws {
    _ = try newsroom.published("A sample?", "It tells of fever, once. " + Self.filler)
    _ = try newsroom.published("What is fever?", "A sample. " + Self.filler)
    var query = SearchQuery(words: "fever")
    let hits = try newsroom.office(.pia).search(query).result.hits
    #expect(hits.map { "\($0.revision)" } == ["2@1", "1@1"])
    #expect(hits[1].snippet.contains("\u{2}fever\u{3}"), "\(hits[1].snippet)")
    query.scope = .history
    let old = try newsroom.office(.pia).search(query).result.hits
    #expect(old.map(\.snippet) == hits.map(\.snippet), "history keeps no texts and reads them")
    query.limit = 1
    #expect(try newsroom.office(.pia).search(query).result.hits.count == 1)
  }

  static let filler = (1...60).map { "word\($0)" }.joined(separator: " ")

  @Test(
    "what is no FTS5 query is searched as plain words, never an SQL error",
    arguments: [
      "\"fever", "fever OR", "AND", "NEAR(", "fever AND", "(fever", "fever)", "fever*nothing*",
      "fever:", "nosuch: fever", "^", "-fever", "fever'; DROP TABLE text; --", "{title} : (", "*",
      "\"\"", "fever \u{0} x", "++", "{", "fever NOT", "NOT fever", "\u{2}fever\u{3}", "?", "%",
    ])
  func hostile(_ words: String) throws {
    _ = try newsroom.published("Fever?", "A sample of fever.")
    for scope in SearchQuery.Scope.allCases {
      let found = try search(words, scope)
      if words.contains("fever"), !words.contains("*"), !words.contains("\u{0}") {
        #expect(found == ["1@1"], "\(words)")
      }
    }
  }

  @Test("FTS5 queries work: phrases, OR, prefixes, columns")
  func queries() throws {
    _ = try newsroom.published("Fever?", "A sample of high fever and transplants.")
    _ = try newsroom.published("Other?", "A sample of low fever.")
    #expect(try search("\"high fever\"") == ["1@1"])
    #expect(try search("transplan*") == ["1@1"])
    #expect(try search("title: fever") == ["1@1"])
    #expect(try search("fever NOT high") == ["2@1"])
    #expect(try search("high NOT fever") == [])
    #expect(try search("\"fever high\"") == [])
    #expect(try Set(search("high OR low")) == ["1@1", "2@1"])
  }

  @Test("where no text has all the words, those with some are found, and it is said")
  func relaxed() throws {
    _ = try newsroom.published("Fever?", "A sample.")
    let result = try newsroom.office(.pia).search(SearchQuery(words: "fever giraffe")).result
    #expect(result.isRelaxed && result.hits.count == 1)
    #expect(try search("giraffe okapi").isEmpty)
  }

  @Test("language, category, tag and status narrow what is found")
  func filters() throws {
    try newsroom.office(.pia).perform(AddCategory(slug: Slug("other")!, title: "Other"))
    var text = ArticleText.sample("One fever?", "Sample.")
    text.tags = ["hot"]
    text.locale = LanguageTag(stored: "de-AT")
    text.category = Slug("other")
    try newsroom.office(.mara).perform(StartDraft(text: text))
    _ = try newsroom.published("Two fever?", "Sample.")
    #expect(try search("fever", .drafts).count == 2, "the control")
    for (tag, found) in [("de", ["1@1"]), ("de-AT", ["1@1"]), ("de-CH", []), ("d", [])] {
      #expect(try search("fever", .drafts) { $0.locale = LanguageTag(stored: tag) } == found)
    }
    #expect(try search("fever", .drafts) { $0.category = .shelf } == ["2@1"])
    #expect(try search("fever", .drafts) { $0.tag = "hot" } == ["1@1"])
    #expect(try search("fever", .drafts) { $0.status = "published" } == ["2@1"])
    #expect(try search("fever", .drafts) { $0.status = "draft" } == ["1@1"])
  }

  @Test("saving does not touch the index, and the next search brings it up to date")
  func upkeep() throws {
    let rows = "SELECT count(*) FROM search_current"
    _ = try newsroom.published("Public?", "Zebra.")
    #expect(try Program.sqlite(newsroom.path, rows).output == "1\n", "publishing indexes")
    for number in 1...30 { try newsroom.draft("Sample \(number)?", "Okapi \(number).") }
    #expect(try Program.sqlite(newsroom.path, rows).output == "1\n", "saving does not")
    #expect(try search("okapi", .drafts) { $0.limit = 100 }.count == 30)
    #expect(try Program.sqlite(newsroom.path, rows).output == "31\n")
  }

  @Test("of a pasted page the first words are looked for, soon, and it is said")
  func longQuery() throws {
    _ = try newsroom.published("Fever?", "A sample of fever.")
    let page = (1...3_000).map { "word\($0)" }.joined(separator: " ")
    let queries: [(words: String, isCut: Bool, hits: Int)] = [
      ("fever", false, 1), ("fever \(page)", true, 1), ("\(page) fever", true, 0),
      ("fever \(page.prefix(200))", false, 1),
      (String(repeating: "fever ", count: 30_000), false, 1),
      (String(repeating: "fever-", count: 30_000), true, 0),
    ]
    for query in queries {
      for scope in SearchQuery.Scope.allCases {
        let time = try ProcessorTime.measure {
          let looked = SearchQuery(words: query.words, scope: scope)
          let result = try newsroom.office(.pia).search(looked).result
          #expect(result.isCut == query.isCut && result.hits.count == query.hits)
        }
        #expect(time < .seconds(3), "\(query.words.prefix(20)) \(scope)")
      }
    }
  }

  @Test("of a long text a place is shown soon, also where a word comes again and again")
  func longText() throws {
    let long = String(repeating: Self.filler + " ", count: 50)
    _ = try newsroom.published("One?", String(repeating: "fever ", count: 30_000) + "end.")
    let rest = String(repeating: long, count: 3)
    _ = try newsroom.published("Two?", "\(long)giraffe and okapi \(rest)ostrich.")
    let places = [
      "fever": "\u{2}fever\u{3}", "giraffe okapi": "\u{2}giraffe\u{3} and \u{2}okapi\u{3}",
      "word7 giraffe": "\u{2}giraffe\u{3}",
    ]
    for scope in SearchQuery.Scope.allCases {
      for (words, place) in places {
        let query = SearchQuery(words: words, scope: scope)
        let time = try ProcessorTime.measure {
          let hits = try newsroom.office(.pia).search(query).result.hits
          #expect(hits.count == 1 && hits[0].snippet.contains(place), "\(words): \(hits)")
        }
        #expect(time < .seconds(3), "\(words)")
      }
      let query = SearchQuery(words: "ostrich", scope: scope)
      let hits = try newsroom.office(.pia).search(query).result.hits
      #expect(hits.map(\.snippet) == [""], "it is found, but too far on to be shown")
    }
  }
}
