import Dispatch
import FAQModel
import Foundation
import GRDB
import Synchronization

/// More connections to the file of a reading that see what it sees, so that other cores can read it, too. They
/// are opened when there is much to read, and closed with the reading.
///
/// NB: SQLite cannot begin two transactions at the same moment. All facts follow from the ledger, so a
/// connection that finds the same newest entry sees the same facts; one that finds another, because somebody
/// wrote between, is not used.
final class OtherReadings {
  /// The most of them: more would wait for the memory.
  private static let most = 7

  private let others: [OtherReading]

  init(_ open: @escaping @Sendable () throws -> DatabaseQueue) {
    let cores = min(ProcessInfo.processInfo.activeProcessorCount - 1, Self.most)
    others = (0..<max(0, cores)).map { _ in OtherReading(open) }
  }

  /// Does the same with the first reading, here, and with each of the others, all at once.
  func read(with first: Reading, _ body: @Sendable (Reading) -> Void) throws {
    let (moment, tail) = (first.moment, try first.ledgerTail())
    let group = DispatchGroup()
    withoutActuallyEscaping(body) { body in
      for other in others {
        DispatchQueue.global().async(group: group) { other.read(moment, tail, body) }
      }
      body(first)
      group.wait()
    }
  }

  func close() { for other in others { other.close() } }
}

/// One more connection.
private final class OtherReading: Sendable {
  private let open: @Sendable () throws -> DatabaseQueue
  // One thread uses it at a time: whoever began a reading waits for its end.
  nonisolated(unsafe) private var queue: DatabaseQueue?
  nonisolated(unsafe) private var isUsable = true
  nonisolated(unsafe) private let memory = Memory()
  private let codec = TextCodec()

  init(_ open: @escaping @Sendable () throws -> DatabaseQueue) { self.open = open }

  /// Does nothing where the file cannot be read, or no longer holds what the first reading sees.
  func read(_ moment: Moment, _ tail: LedgerTail, _ body: (Reading) -> Void) {
    guard isUsable else { return }
    do {
      let queue = try queue ?? begin(moment, tail)
      queue.inDatabase { body(reading($0, moment)) }
    } catch {
      isUsable = false
    }
  }

  private func reading(_ database: Database, _ moment: Moment) -> Reading {
    Reading(database, codec: codec, moment, memory)
  }

  private func begin(_ moment: Moment, _ tail: LedgerTail) throws -> DatabaseQueue {
    let queue = try open()
    self.queue = queue
    try queue.inDatabase { database in
      try database.runOnce("BEGIN")
      isUsable = try reading(database, moment).ledgerTail() == tail
    }
    if !isUsable { throw DatabaseError(resultCode: .SQLITE_BUSY_SNAPSHOT) }
    return queue
  }

  func close() {
    isUsable = false
    try? queue?.inDatabase { try $0.runOnce("COMMIT") }
    try? queue?.close()
    queue = nil
  }
}

extension Reading {
  /// How many parts there must be to have others read, too.
  private static let manyParts = 4

  /// The results for the parts of what is to be read, in their order; each is read by whichever core has time.
  ///
  /// - Parameter read: gets the reading to use in place of this one.
  /// - Throws: the error of the first part that has one.
  func concurrentMap<Part: Sendable, Result: Sendable>(
    _ parts: [Part], _ read: @Sendable (Reading, Part) throws -> Result
  ) throws -> [Result] {
    guard let others, parts.count >= Self.manyParts else {
      return try parts.map { try read(self, $0) }
    }
    let work = PartedWork<Swift.Result<Result, any Error>>(count: parts.count)
    try others.read(with: self) { reading in
      while let index = work.next() {
        work.finish(index, Swift.Result { try read(reading, parts[index]) })
      }
    }
    return try work.results.map { try $0.get() }
  }
}

/// Work in parts of which each is done once, by any thread.
private final class PartedWork<Result: Sendable>: Sendable {
  private let state: Mutex<(next: Int, results: [Result?])>

  init(count: Int) { state = Mutex((0, Array(repeating: nil, count: count))) }

  /// The part to do next; nil where none is left.
  func next() -> Int? {
    state.withLock { state in
      guard state.next < state.results.count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func finish(_ index: Int, _ result: Result) { state.withLock { $0.results[index] = result } }

  /// All of them, once all parts are done.
  var results: [Result] { state.withLock { $0.results.compactMap(\.self) } }
}
