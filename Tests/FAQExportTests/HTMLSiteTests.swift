import FAQEditorial
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite struct HTMLSiteTests {
  private let address = SiteAddress("https://faq.example/care", page: HTMLSite.page)
  private let files: [ExportedFile]

  init() throws { files = try HTMLSite.files(SampleSite.snapshot()) }

  private func file(_ path: String, of files: [ExportedFile]? = nil) throws -> String {
    try #require((files ?? self.files).first { $0.path == path }).text
  }

  @Test("the files are the recorded ones, to the byte")
  func golden() throws {
    for file in files { try Golden.expect("html/" + file.path, file.bytes) }
    let german = try HTMLSite.files(SampleSite.snapshot(locale: SampleSite.german))
    try Golden.expect(
      "html-german.html", Array(try file("questions/beispiel.html", of: german).utf8))
  }

  @Test("no two files have the same path, whatever the slugs, even where case does not count")
  func paths() {
    #expect(Set(files.map { $0.path.lowercased() }).count == files.count)
    #expect(files.contains { $0.path == "questions/index.html" })
    #expect(files.contains { $0.path == "index.html" })
  }

  @Test(
    "every page is faultless HTML5 with landmarks, nested headings and links that lead somewhere")
  func faultless() throws {
    let reading = try HTMLReading.of(files)
    #expect(reading.problems == [])
    #expect(reading.words.count == 12)
    let snapshot = SampleSite.snapshot { $0 + "</script><script>" }
    let structured =
      try HTMLSite.files(snapshot, address: address)
      + WebFeed.files(SiteOutline(snapshot), address: #require(address))
    #expect(
      try HTMLReading.of(structured.filter { $0.path != "404.html" }).problems == [])
  }

  @Test("a site with nothing in it is whole")
  func empty() throws {
    let snapshot = SiteSnapshot(
      site: Site(uuid: "", title: "Empty", locale: SampleSite.english), categories: [], entries: [],
      withdrawn: [])
    let reading = try HTMLReading.of(HTMLSite.files(snapshot))
    #expect(reading.problems == [])
    #expect(reading.words["index.html"]?.contains("There are no questions yet.") == true)
  }

  @Test("markup and hostile addresses in any field are words on the page and nothing else")
  func injections() throws {
    let texts = Injection.markup + Injection.addresses
    let sites = try texts.map { text in try HTMLSite.files(SampleSite.snapshot { $0 + text }) }
    let readings = try HTMLReading.of(sites: sites)
    #expect(readings.count == texts.count)
    for (text, (files, reading)) in zip(texts, zip(sites, readings)) {
      #expect(reading.problems == [], "\(text.debugDescription)")
      let index = try file("search-index.js", of: files)
      #expect(!index.contains("<") && !index.contains("\u{2028}"))
      if text.utf8.allSatisfy({ 0x20..<0x7f ~= $0 }) { expectWords(text, in: reading) }
    }
  }

  private func expectWords(_ text: String, in reading: HTMLReading) {
    let fields = [
      ("sample", "What is a sample?"), ("sample", "A sample of a source"),
      ("sample", "Anna Sample"), ("sample", "GMC 1234567"), ("old-sample", "It is old."),
      ("index", "Shelf basics"), ("sample", "two words"), ("sample", "plainly made up."),
    ]
    for (page, field) in fields {
      let path = page == "index" ? "index.html" : "questions/\(page).html"
      #expect(reading.words[path]?.contains(field + text) == true, "\(field): \(text)")
    }
  }

  @Test(
    "the checks of these tests find what is not allowed",
    arguments: [
      ("</h1>", "</h1><script>a</script>"), ("<h1", "<h1 onclick=\"a\""), ("<h2>Top", "<h4>Top"),
      ("second-sample.html", "third-sample.html"), ("script-src 'none'", "script-src 'self'"),
      ("</article>", ""), ("<main", "<div"), ("</h1>", "</h1><a href=\"javascript:a\">a</a>"),
      ("</head>", "<link rel=\"stylesheet\" href=\"//a.example\" /></head>"),
      ("</h1>", "</h1><h1>a</h1>"), ("#review", "#none"), ("<h2 ", "<h2 id=\"review\" "),
    ])
  func checkerFinds(good: String, bad: String) throws {
    let files = files.map { file in
      file.path == "questions/sample.html"
        ? ExportedFile(path: file.path, text: file.text.replacing(good, with: bad)) : file
    }
    #expect(try HTMLReading.of(files).problems != [])
  }

  @Test("an article shows its question, answer, reviewers, dates, sources and digest")
  func article() throws {
    let page = try file("questions/sample.html")
    for part in [
      "<h1>What is a sample?</h1>", "<h2>Deep first</h2>", "<h2>Top</h2>", "<h3>Jump</h3>",
      "<meta name=\"description\" content=\"It is a text that is plainly made up.\" />",
      "Medically reviewed by Anna Sample, MD, PhD <span",
      "<strong>Anna Sample, MD, PhD</strong>, GMC 1234567",
      "Plain-language review (of the changes)",
      "<dt>Published</dt><dd><time datetime=\"2026-01-12\">2026-01-12</time></dd>",
      "<dt>Last changed</dt><dd><time datetime=\"2026-01-22\">",
      "<dt>Last reviewed in full</dt><dd><time datetime=\"2026-01-11\">",
      "<dt>Next review due</dt><dd><time datetime=\"2027-01-01\">",
      "href=\"https://doi.org/10.1000/sample%281%29%3C2%3E\"",
      "href=\"https://doi.org/10.1000/182\"", "href=\"https://pubmed.ncbi.nlm.nih.gov/12345678/\"",
      "href=\"https://example.org/a?b&amp;c\"", "<li>One that is no link",
      "<code>\(Digest(of: Array("sample".utf8)).hex)</code>",
      "<a href=\"../search.html#tag=two%20words\">two words</a>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("ftp://a\"") && !page.contains("canonical") && !page.contains("overdue"))
  }

  @Test(
    "related questions are the public ones, by the title and slug that they have now, each once")
  func related() throws {
    let page = try file("questions/sample.html")
    #expect(page.components(separatedBy: "<a href=\"second-sample.html\">").count == 2)
    #expect(!page.contains("a-draft") && !page.contains("no slug"))
  }

  @Test("an answer whose review has lapsed says so, with the day, before the answer")
  func lapsed() throws {
    let page = try file("questions/second-sample.html")
    let notice = try #require(page.range(of: "due for a new review since <time"))
    let answer = try #require(page.range(of: "<div class=\"answer\">"))
    #expect(notice.upperBound < answer.lowerBound)
    #expect(!page.contains("Next review due") && page.contains("Review overdue since"))
  }

  @Test("a page is marked with the language of its text, and the site's own words with theirs")
  func languages() throws {
    let page = try file("questions/index.html")
    #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page.contains("<nav aria-label=\"Site\" lang=\"en\" dir=\"ltr\">"))
    let german = try HTMLSite.files(SampleSite.snapshot(locale: SampleSite.german))
    #expect(try file("index.html", of: german).contains("<html lang=\"de\">"))
    #expect(try file("questions/beispiel.html", of: german).contains("Wie diese Antwort geprüft"))
  }

  @Test("what was withdrawn is left with its reason and a way on, and kept out of search engines")
  func tombstones() throws {
    let page = try file("questions/old-sample.html")
    #expect(page.contains("withdrawn on <time datetime=\"2026-02-10\">2026-02-10</time>"))
    #expect(page.contains("<p>It is old.</p>") && page.contains("<a href=\"sample.html\">"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\" />"))
    #expect(!(try file("questions/older-sample.html")).contains("Read this instead"))
    #expect(!(try file("search-index.js")).contains("old-sample"))
  }

  @Test("a tag is read in its own direction on a page from right to left")
  func tagDirection() throws {
    for (locale, direction) in [("ar", " dir=\"auto\""), ("en", "")] {
      var text = ArticleText.sample("A?", "B.")
      text.locale = LanguageTag(stored: locale)
      text.tags = ["HER2+"]
      let entry = TrickySite.entry(1, slug: "article-1", title: "A?", body: "B.")
      let site = TrickySite.snapshot([
        SiteSnapshot.Entry(
          article: entry.article, text: text, revision: entry.revision, digest: entry.digest,
          firstPublished: entry.published, published: entry.published, until: nil,
          edited: entry.edited, changesReviewed: nil, fullyReviewed: nil, reviewDue: nil,
          reviewLapsed: nil, position: nil, isFeatured: false, signOffs: [])
      ])
      let page = try file("questions/article-1.html", of: HTMLSite.files(site))
      #expect(page.contains("<a\(direction) href=\"../search.html#tag=HER2%2B\">HER2+</a>"))
    }
  }

  @Test("an earlier slug leads on without a script, and names the page that counts")
  func aliases() throws {
    let page = try file("questions/earlier-sample.html")
    #expect(page.contains("content=\"0; url=second-sample.html\""))
    #expect(page.contains("<a href=\"second-sample.html\">Is this a second sample?</a>"))
    #expect(page.contains("<link rel=\"canonical\" href=\"second-sample.html\" />"))
  }

  @Test(
    "with an address pages name their own, and the page for what is missing links from any folder")
  func addresses() throws {
    let files = try HTMLSite.files(SampleSite.snapshot(), address: address)
    let link = "<link rel=\"canonical\" href=\"https://faq.example/care/questions/"
    #expect(try file("questions/sample.html", of: files).contains(link + "sample.html\" />"))
    #expect(
      try file("questions/earlier-sample.html", of: files).contains(link + "second-sample.html\""))
    let missing = try file("404.html", of: files)
    #expect(missing.contains("href=\"/care/index.html\"") && missing.contains("/care/style.css"))
  }

  @Test(
    "only the search page may run a script, and only one with images in its answer may show any")
  func policies() throws {
    for file in files where file.path.hasSuffix(".html") {
      #expect(file.text.contains("script-src 'self'") == (file.path == "search.html"))
      #expect(file.text.contains("img-src") == (file.path == "questions/beispiel.html"))
    }
  }

  @Test("no note, handle or draft is in any file, and the same snapshot gives the same bytes")
  func publicOnly() throws {
    for file in files { #expect(!file.text.contains("SECRET") && !file.text.contains("EXTRA")) }
    #expect(try HTMLSite.files(SampleSite.snapshot()) == files)
    let newsroom = try Newsroom()
    let id = try newsroom.published("Is this public?", "Public words.")
    try newsroom.edit(id, "SECRET words")
    try newsroom.draft("SECRET question?", "SECRET")
    let site = try HTMLSite.files(newsroom.office(.pia).snapshot().snapshot)
    #expect(try file("search-index.js", of: site).contains("public words"))
    for file in site { #expect(!file.text.uppercased().contains("SECRET")) }
  }

  @Test("text that is approved but not public says that it is a preview")
  func preview() throws {
    let newsroom = try Newsroom()
    let id = try newsroom.draft("Is this approved?")
    try newsroom.submit(id)
    try newsroom.approve(id)
    let files = try HTMLSite.files(newsroom.office(.pia).snapshot(.approved).snapshot)
    let page = try file("questions/is-this-approved.html", of: files)
    #expect(page.contains("This is a preview.") && page.contains("noindex"))
  }

  @Test("the search knows signs such as `㎎` by the letters that it looks for in their place")
  func spelledSigns() throws {
    let newsroom = try Newsroom()
    _ = try newsroom.published("Fever?", "5㎎ ㏄ ﬁbrose at 38.5℃以上 café")
    let site = try HTMLSite.files(newsroom.office(.pia).snapshot().snapshot)
    let index = try file("search-index.js", of: site)
    #expect(index.contains("\"38 5 5mg at café cc c以上 fibrose\""), "\(index)")
  }
}
