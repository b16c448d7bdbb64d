import FAQModel
import FAQStore

/// The pages of a snapshot, and how many of them an export has read.
final class WatchedPages: SnapshotPages {
  private let whole: StoredSnapshot
  private let total: Int
  private let report: (Double) -> Void
  private var done = 0

  /// - Parameters:
  ///   - times: how often all pages are read.
  ///   - report: takes the part that is done, from 0 to 1, after each page.
  init(_ whole: StoredSnapshot, times: Int, _ report: @escaping (Double) -> Void) {
    self.whole = whole
    self.report = report
    total = max(whole.pageCount * times, 1)
  }

  var site: Site { whole.site }
  var categories: [FAQModel.Category] { whole.categories }
  var ledger: TreeHead? { get throws { try whole.ledger } }
  var changed: Instant { whole.changed }

  func forEachPage<Made: Sendable>(
    _ make: @Sendable (SiteSnapshot.Entry) -> Made, do body: ([Made]) throws -> Void
  ) throws {
    try whole.forEachPage(make) { page in
      try body(page)
      done += 1
      report(Double(done) / Double(total))
    }
  }

  func tombstones() throws -> [SiteSnapshot.Tombstone] { try whole.tombstones() }
}
