import FAQEditorial
import FAQModel
import FAQStore
import FAQTestSupport
import Testing

@testable import FAQCommands

@Suite("The progress of an export")
struct WatchedPagesTests {
  @Test("is told after each page, and is whole at the end of the last reading", arguments: [1, 2])
  func parts(times: Int) throws {
    let newsroom = try Newsroom()
    for number in 1...5 { _ = try newsroom.published("Sample \(number)?") }
    try newsroom.office(.pia).read { reading in
      let snapshot = try reading.snapshotPages(.published, ofLength: 2)
      var parts: [Double] = []
      let watched = WatchedPages(snapshot, times: times) { parts.append($0) }
      var articles = 0
      for _ in 1...times { try watched.forEachPage { articles += $0.count } }
      #expect(articles == 5 * times && parts.count == 3 * times)
      #expect(parts == parts.sorted() && parts.last == 1 && parts.first == 1 / Double(3 * times))
    }
  }
}
