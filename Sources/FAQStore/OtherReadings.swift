import Dispatch
import FAQModel
import Foundation
import GRDB

/// More connections to the file of a reading that see what it sees, so that other cores can read it, too. They
/// are opened when there is much to read, and closed with the reading.
///
/// NB: SQLite cannot begin two transactions at the same moment. All facts follow from the ledger, so a
/// connection that finds the same newest entry sees the same facts; one that finds another, because somebody
/// wrote between, is not used.
final class OtherReadings {
  /// The most of them: more would wait for the memory.
  private static let most = 7

  private let open: @Sendable () throws -> DatabaseQueue
  /// None before there is much to read: most commands read little, and quickly.
  private var others: [OtherReading] = []

  init(_ open: @escaping @Sendable () throws -> DatabaseQueue) { self.open = open }

  /// Does something with each of the others, at once with what is done with the first reading here, and waits
  /// for all.
  func read(
    _ first: Reading, _ body: @Sendable (Reading) -> Void, here: () throws -> Void
  ) throws {
    let (moment, tail) = (first.moment, try first.ledgerTail())
    if others.isEmpty {
      let cores = min(ProcessInfo.processInfo.activeProcessorCount - 1, Self.most)
      others = (0..<max(0, cores)).map { _ in OtherReading(open) }
    }
    let group = DispatchGroup()
    try withoutActuallyEscaping(body) { body in
      for other in others {
        DispatchQueue.global().async(group: group) { other.read(moment, tail, body) }
      }
      defer { group.wait() }
      try here()
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
      guard try reading(database, moment).ledgerTail() == tail else {
        throw DatabaseError(resultCode: .SQLITE_BUSY_SNAPSHOT)
      }
    }
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
    var results: [Result] = []
    try forEachConcurrently(parts, ahead: parts.count, read) { results.append($0) }
    return results
  }

  /// Hands on the same results one after the other, here, while more of them are made.
  ///
  /// - Parameter ahead: how many parts the others read at most beyond the one that is handed on.
  /// - Throws: the error of the first part that has one, and what `body` throws.
  func forEachConcurrently<Part: Sendable, Result: Sendable>(
    _ parts: [Part], ahead: Int, _ read: @Sendable (Reading, Part) throws -> Result,
    do body: (Result) throws -> Void
  ) throws {
    guard let others, parts.count >= Self.manyParts else {
      for part in parts { try body(read(self, part)) }
      return
    }
    let work = PartedWork<Swift.Result<Result, any Error>>(count: parts.count, ahead: ahead)
    @Sendable func make(_ index: Int, _ reading: Reading) -> Swift.Result<Result, any Error> {
      Swift.Result { try read(reading, parts[index]) }
    }
    func handOn() throws {
      defer { work.stop() }
      while let result = work.take({ make($0, self) }) { try body(result.get()) }
    }
    try others.read(self, { reading in work.help { make($0, reading) } }, here: handOn)
  }
}
