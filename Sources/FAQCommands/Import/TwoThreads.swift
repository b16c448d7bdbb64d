import Dispatch
import FAQStore
import Synchronization

/// Work that two threads share.
enum TwoThreads {
  private static let packers = (TextPacker(), TextPacker())

  /// The results for some values in their order, one half of which is worked out on another thread.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ transform: @escaping @Sendable (Value, TextPacker) throws -> Result
  ) throws -> [Result] {
    let middle = values.count / 2
    let second = Mutex<Swift.Result<[Result], any Error>>(.success([]))
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let result = Swift.Result { try values[middle...].map { try transform($0, packers.1) } }
      second.withLock { $0 = result }
    }
    let first = Swift.Result { try values[..<middle].map { try transform($0, packers.0) } }
    group.wait()
    return try first.get() + second.withLock { $0 }.get()
  }
}
