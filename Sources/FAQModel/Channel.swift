import Dispatch
import Synchronization

/// Batches of values made on another thread, a few at a time ahead of whoever takes them.
package final class Channel<Value: Sendable>: Sendable {
  private struct State {
    var batches: [[Value]] = []
    var failure: (any Error)?
    var isAtEnd = false
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room: DispatchSemaphore

  /// What the producer is stopped with when nobody takes its values any more.
  package struct Cancelled: Error {}

  /// - Parameter produce: makes the values and hands them over, a batch that is not empty at a time; it
  ///   is told how many batches nobody has taken yet.
  package init(
    ahead: Int = 4, _ produce: @escaping @Sendable (_ push: ([Value]) throws -> Int) throws -> Void
  ) {
    room = DispatchSemaphore(value: ahead)
    DispatchQueue.global().async { [self] in
      do {
        try produce { try push($0) }
      } catch {
        state.withLock { $0.failure = error }
      }
      state.withLock { $0.isAtEnd = true }
      filled.signal()
    }
  }

  /// The next batch; an empty one at the end.
  ///
  /// - Throws: what the producer threw, after all that it made before.
  package func next() throws -> [Value] {
    filled.wait()
    let (batch, failure) = state.withLock { state -> ([Value]?, (any Error)?) in
      state.batches.isEmpty ? (nil, state.failure) : (state.batches.removeFirst(), nil)
    }
    if let batch {
      room.signal()
      return batch
    }
    filled.signal()
    if let failure { throw failure }
    return []
  }

  /// Stops the producer at its next batch.
  package func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }

  private func push(_ batch: [Value]) throws -> Int {
    room.wait()
    let count = state.withLock { state -> Int? in
      if state.isCancelled { return nil }
      state.batches.append(batch)
      return state.batches.count
    }
    guard let count else {
      room.signal()
      throw Cancelled()
    }
    filled.signal()
    return count
  }
}
