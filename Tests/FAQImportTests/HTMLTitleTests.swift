import FAQImport
import Testing

@Suite("Titles of web pages")
struct HTMLTitleTests {
  static func titles(_ page: String) throws -> [String] {
    try HTMLSource.reading(page).questions.map(\.title)
  }

  @Test(
    "digits above and below the line stay there",
    arguments: [
      ("<h2>Is 10<sup>9</sup>/L normal?</h2>", "Is 10⁹/L normal?"),
      ("<h2>Is H<sub>2</sub>O safe?</h2>", "Is H₂O safe?"),
      ("<h2>Is it 5<sup>7a</sup>?</h2>", "Is it 5 7a?"),
      ("<h2>Is the CD19<sup>th</sup> one it?</h2>", "Is the CD19th one it?"),
      ("<h2>Is the <sup>note</sup> read?</h2>", "Is the note read?"),
    ])
  func raised(_ heading: String, _ title: String) throws {
    #expect(try Self.titles("\(heading)<p>x</p>") == [title])
  }

  @Test("the end of a question is no name of a site, unless the page says that it is")
  func sites() throws {
    let heading = "<h2>Is it safe? – for children</h2><p>No.</p>"
    #expect(try Self.titles(heading) == ["Is it safe? – for children"])
    let named = "<title>Answers – for children</title>"
    #expect(try Self.titles(named + heading) == ["Is it safe?"])
    let property = "<meta property='og:site_name' content='for children'>"
    #expect(try Self.titles(property + heading) == ["Is it safe?"])
    let same = "<title>Is it safe? – for children</title>"
    #expect(try Self.titles(same + heading) == ["Is it safe? – for children"])
  }

  @Test("the place of a question on a page is no identity of it")
  func places() throws {
    let page = "<details id='tab-1'><summary>Is it?</summary>Yes.</details>"
    #expect(try HTMLSource.reading(page).questions.map(\.identity) == [nil])
  }
}
