import Foundation

/// Work in parts of which each is done once, by any thread, and whose results are taken in order.
package final class PartedWork<Result: Sendable>: Sendable {
  private struct State {
    /// The part that is done next.
    var next = 0
    /// How many results were taken.
    var taken = 0
    var results: [Result?]
    var isStopped = false
  }

  private enum Step {
    case take(Result)
    case make(Int)
  }

  private let ahead: Int
  private let condition = NSCondition()
  // It is touched under the lock of the condition alone.
  nonisolated(unsafe) private var state: State

  /// - Parameter ahead: how many parts are done at most beyond the one that is taken next, at least one.
  package init(count: Int, ahead: Int) {
    self.ahead = ahead
    state = State(results: Array(repeating: nil, count: count))
  }

  /// Does parts until none is left, in a thread beside the one that takes the results.
  package func help(_ make: (Int) -> Result) {
    while let index = nextPart() { finish(index, make(index)) }
  }

  /// The next result in the order of the parts; nil after the last. While it is not there yet, parts that
  /// nobody has begun are done here.
  package func take(_ make: (Int) -> Result) -> Result? {
    while let step = nextStep() {
      switch step {
      case .take(let result): return result
      case .make(let index): finish(index, make(index))
      }
    }
    return nil
  }

  /// Has nobody begin another part.
  package func stop() {
    withLock { $0.isStopped = true }
    condition.broadcast()
  }

  private func withLock<Value>(_ body: (inout State) -> Value) -> Value {
    condition.lock()
    defer { condition.unlock() }
    return body(&state)
  }

  private func finish(_ index: Int, _ result: Result) {
    withLock { $0.results[index] = result }
    condition.broadcast()
  }

  private func nextPart() -> Int? {
    withLock { state in
      while !state.isStopped, state.next < state.results.count {
        if let index = begin(&state) { return index }
        condition.wait()
      }
      return nil
    }
  }

  private func nextStep() -> Step? {
    withLock { state in
      while state.taken < state.results.count {
        if let result = state.results[state.taken] {
          state.results[state.taken] = nil
          state.taken += 1
          condition.broadcast()
          return .take(result)
        }
        if let index = begin(&state) { return .make(index) }
        condition.wait()
      }
      return nil
    }
  }

  /// The part to do next; nil where none is left, or where it is too far ahead.
  private func begin(_ state: inout State) -> Int? {
    guard state.next < min(state.results.count, state.taken + ahead) else { return nil }
    state.next += 1
    return state.next - 1
  }
}
