import FAQModel
import FAQTestSupport
import Foundation
import Synchronization
import Testing

@testable import FAQStore

@Suite("What all cores read of a database")
struct OtherReadingsTests {
  let newsroom: Newsroom
  private var now: Instant { newsroom.clock.now() }

  init() throws {
    newsroom = try Newsroom()
    _ = try newsroom.published("A sample?")
  }

  /// The newest entry that each of some parts finds, and how many threads read them.
  private func lastEntries(
    of reading: Reading
  ) throws -> (entries: [Int64], threads: Int) {
    let threads = Mutex<Set<UInt>>([])
    let entries = try reading.concurrentMap(Array(0..<8)) { reading, _ -> Int64 in
      _ = threads.withLock { $0.insert(UInt(pthread_self())) }
      // So that there is something left to read when another connection is open.
      usleep(20_000)
      return try reading.row("SELECT max(id) FROM ledger_entry")?.at(0) ?? 0
    }
    return (entries, threads.withLock(\.count))
  }

  @Test("is of one moment, whoever writes meanwhile")
  func moment() throws {
    let store = try Store.open(at: newsroom.path)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let last = try store.read(now: now) { try $0.lastEntry() }
    try store.read(now: now) { reading in
      let (entries, threads) = try lastEntries(of: reading)
      #expect(entries == Array(repeating: last, count: 8))
      // A busy machine may give the others no time at once.
      let tries = (1...50).lazy.map { _ in try? lastEntries(of: reading).threads }
      let areOthers = threads > 1 || tries.contains { $0.map { $0 > 1 } == true }
      #expect(areOthers || cores == 1, "the control: others do read")
    }
    try store.read(now: now) { reading in
      #expect(try reading.lastEntry() == last)
      try newsroom.draft("Another sample?")
      let (entries, threads) = try lastEntries(of: reading)
      #expect(entries == Array(repeating: last, count: 8) && threads == 1)
    }
    try store.read(now: now) { reading in
      _ = try lastEntries(of: reading)
      try newsroom.draft("A third sample?")
      let (entries, threads) = try lastEntries(of: reading)
      #expect(Set(entries).count == 1, "what is open goes on with what it saw")
      #expect(threads > 1 || cores == 1)
    }
  }

  @Test("comes in the order of the parts, and fails as the first of them")
  func order() throws {
    struct Failure: Error, Equatable { let part: Int }
    try Store.open(at: newsroom.path).read(now: now) { reading in
      let parts = Array(0..<40)
      let doubled = try reading.concurrentMap(parts) { $1 * 2 }
      #expect(doubled == parts.map { $0 * 2 })
      #expect(throws: Failure(part: 7)) {
        try reading.concurrentMap(parts) { _, part in
          if part == 7 || part == 30 { throw Failure(part: part) }
        }
      }
    }
  }

  @Test("is read by one within a transaction that writes, since nobody else sees it")
  func writing() throws {
    try Store.open(at: newsroom.path).upkeep(now: now) { writing in
      let threads = try lastEntries(of: writing.reading).threads
      #expect(threads == 1)
    }
  }
}
