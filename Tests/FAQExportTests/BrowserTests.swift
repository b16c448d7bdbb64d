import FAQExport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite(.enabled(if: Browser.isInstalled, "Chromium is not installed (apt-get install chromium)."))
struct BrowserTests {
  private let folder: TemporaryFolder

  /// A site in a folder, as somebody has it who unpacks it and opens it there.
  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/questions", withIntermediateDirectories: false)
    for file in try HTMLSite.files(SampleSite.snapshot()) {
      try folder.write(file.path, file.bytes)
    }
  }

  private func address(_ path: String) -> String { "file://" + folder.path + "/" + path }

  private func values(_ visits: [Browser.Visit]) throws -> [String] {
    let findings = try Browser.open(visits)
    #expect(findings.flatMap(\.problems) == [])
    return findings.map(\.value)
  }

  private static let pages = [
    "index.html", "search.html", "404.html", "questions/sample.html",
    "questions/second-sample.html", "questions/index.html", "questions/old-sample.html",
  ]

  @Test("opened from a folder, no page has an error, asks for anything outside or scrolls sideways")
  func quiet() throws {
    let script = """
      document.styleSheets.length + " " + (document.documentElement.scrollWidth <= innerWidth)
      """
    let values = try values(
      Self.pages.flatMap { page in
        [390, 1280].map { Browser.Visit(url: address(page), script: script, width: $0) }
      })
    #expect(Set(values) == ["1 true"])
  }

  @Test("the checks of these tests find errors, requests and poor contrast")
  func checkerFinds() throws {
    let page = """
      <!DOCTYPE html><html lang="en"><title>Bad</title><body style="background: #fff">
      <p style="color: #999">Pale</p><script>missing()</script>
      <img src="http://127.0.0.1:9/a.png" alt="">
      """
    try folder.write("bad.html", page)
    let visit = Browser.Visit(url: address("bad.html"), script: Self.contrast)
    let finding = try #require(try Browser.open([visit]).first)
    #expect(finding.problems.contains { $0.contains("ReferenceError") })
    #expect(finding.problems.contains("request http://127.0.0.1:9/a.png"))
    #expect(finding.value.contains("Pale"))
  }

  @Test(
    "the search finds words whatever their case, accents and hyphens",
    arguments: [
      ("car%20t%20cell", "questions/sample.html"), ("CAR-T%20Cells", "questions/sample.html"),
      ("CART", "questions/sample.html"), ("meniere", "questions/sample.html"),
      ("M%C3%89NI", "questions/sample.html"), ("M%C3%A9n%C2%ADi%C3%A8re", "questions/sample.html"),
      ("two%20words", "questions/sample.html"),
      ("second", "questions/second-sample.html"), ("einer%20anderen", "questions/beispiel.html"),
      ("%D9%86%D8%B5", "questions/index.html"), ("second%20meniere", ""), ("%", ""),
      ("nothing%20of%20the%20kind", ""),
    ])
  func search(query: String, page: String) throws {
    let script = """
      [...document.querySelectorAll("#results a")].map(a => a.getAttribute("href")).join() + "|"
        + document.getElementById("count").textContent
      """
    let found = try values([Browser.Visit(url: address("search.html#q=\(query)"), script: script)])
    let result = page.isEmpty ? "Nothing found. Try fewer or other words." : "1 question found"
    #expect(found == ["\(page)|\(result)"])
  }

  @Test(
    "a tag leads to what has it to the letter",
    arguments: [("two%20words", 1), ("two", 0), ("two%20wordS", 0), ("car-t", 1), ("car%20t", 0)])
  func tags(tag: String, count: Int) throws {
    let script = "document.querySelectorAll('#results a').length"
    let found = try values([Browser.Visit(url: address("search.html#tag=\(tag)"), script: script)])
    #expect(found == ["\(count)"])
  }

  @Test("columns stand as they are aligned, and long words do not widen a narrow page")
  func layout() throws {
    let text = "| a | b | c |\n|---|--:|:-:|\n| 1 | 2 | 3 |"
    let long = String(repeating: "dehydrogenase", count: 12)
    let entries = (1...3).map { number in
      TrickySite.entry(
        Int64(number), slug: "article-\(number)", title: long, body: text, tags: [long])
    }
    for file in try HTMLSite.files(TrickySite.snapshot(entries)) {
      try folder.write(file.path, file.bytes)
    }
    let script = """
      [...document.querySelectorAll("th, td")].map(cell => getComputedStyle(cell).textAlign).join().replaceAll("-webkit-", "")
        + [...document.querySelectorAll("main *")].every(e => e.getBoundingClientRect().right <= innerWidth)
      """
    let values = try values([
      Browser.Visit(url: address("questions/article-2.html"), script: script, width: 320)
    ])
    #expect(values == ["start,right,center,start,right,centertrue"])
  }

  @Test("long words of the site and its shelves widen no narrow page, and each wide table scrolls")
  func narrow() throws {
    let long = String(repeating: "dehydrogenase", count: 12)
    let table =
      "| \(long) | b |\n|---|---|\n| 1 | 2 |\n\n- An item\n\n  |\(long)|\n  |---|\n\nA paragraph."
    let plain = TrickySite.snapshot(
      [TrickySite.entry(1, slug: "article-1", title: "A sample?", body: table)], shelf: long)
    let site = SiteSnapshot(
      site: Site(uuid: "0d5c", title: long, locale: plain.site.locale),
      categories: plain.categories, entries: plain.entries, withdrawn: [])
    for file in try HTMLSite.files(site) { try folder.write(file.path, file.bytes) }
    let page = "document.documentElement.scrollWidth"
    let script = """
      [...document.querySelectorAll(".table")].map(e => e.scrollWidth > e.clientWidth).join()
        + document.querySelectorAll("table").length
        + (document.querySelector(".answer").scrollWidth <= innerWidth) + " " + \(page)
      """
    let values = try values([
      Browser.Visit(url: address("questions/article-1.html"), script: script, width: 320),
      Browser.Visit(url: address("index.html"), script: page, width: 320),
      Browser.Visit(url: address("404.html"), script: page, width: 320),
    ])
    #expect(values == ["true,true2true 320", "320", "320"])
  }

  @Test("typing filters the list, and the address then leads to the same results")
  func typing() throws {
    let script = "document.querySelectorAll('#results li').length + location.hash"
    let values = try values([
      Browser.Visit(
        url: address("search.html"), keys: ["Tab", "Tab", "Tab", "Tab", "Tab"], text: "made up",
        script: script),
      Browser.Visit(
        url: address("index.html"), keys: ["Tab", "Tab", "Tab", "Tab", "Tab"], text: "x",
        script: "document.activeElement.id"),
    ])
    #expect(values == ["1#q=made%20up", "query"])
  }

  @Test("the form of the first page leads to the results")
  func form() throws {
    let values = try values([
      Browser.Visit(
        url: address("index.html"), keys: ["Tab", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter"],
        leaves: true, script: "location.pathname.split('/').pop() + location.search")
    ])
    #expect(values == ["search.html?q="])
  }

  @Test("with scripts switched off the search page lists every question")
  func scriptless() throws {
    let script = """
      document.querySelectorAll("#results li").length + " " + document.getElementById("search").hidden
      """
    let visit = Browser.Visit(url: address("search.html"), script: script, scriptless: true)
    #expect(try values([visit]) == ["4 true"])
  }

  @Test("everything that can be used is reached by the Tab key, in reading order, and shows it")
  func keyboard() throws {
    let script = """
      (() => { const e = document.activeElement, s = getComputedStyle(e);
        return [e.textContent, s.outlineStyle, s.outlineWidth, Math.sign(e.offsetTop + 100)].join(); })()
      """
    let tabs = (1...4).map { Array(repeating: "Tab", count: $0) }
    let values = try values(
      tabs.map {
        Browser.Visit(url: address("questions/second-sample.html"), keys: $0, script: script)
      })
    #expect(
      values
        == ["Skip to the content", "Sample FAQ", "All questions", "Search"].map {
          "\($0),solid,3px,1"
        })
  }

  @Test("all text has a contrast of at least 4.5 to 1, light and dark", arguments: [false, true])
  func contrast(dark: Bool) throws {
    let visits = Self.pages.map {
      Browser.Visit(url: address($0), script: Self.contrast, dark: dark)
    }
    #expect(Set(try values(visits)) == [""])
  }

  /// The texts whose color is too near to the ground that they stand on.
  private static let contrast = """
    (() => {
      const parts = color => color.match(/[0-9.]+/g).map(Number);
      const light = color => parts(color).slice(0, 3).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
      const ground = element => {
        const color = getComputedStyle(element).backgroundColor;
        return parts(color)[3] === 0 ? ground(element.parentElement) : color;
      };
      const poor = [];
      for (const element of document.body.querySelectorAll("*")) {
        const words = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (!words || !element.getClientRects().length) { continue; }
        const two = [light(getComputedStyle(element).color), light(ground(element))].sort();
        if ((Math.max(...two) + 0.05) / (Math.min(...two) + 0.05) < 4.5) {
          poor.push(element.outerHTML);
        }
      }
      return poor.join();
    })()
    """
}
