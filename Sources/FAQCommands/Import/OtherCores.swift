import Dispatch
import FAQStore
import Foundation
import Synchronization

/// Work that is done while the thread that stores is at work: on all other cores, at least one.
enum OtherCores {
  /// How many there are, from one to eight.
  static let count = max(2, min(ProcessInfo.processInfo.activeProcessorCount, 9)) - 1

  private static let packers = (0..<count).map { _ in TextPacker() }

  /// The results for some values in their order, each thread of which works out a part.
  static func map<Value: Sendable, Result: Sendable>(
    _ values: [Value], _ transform: @escaping @Sendable (Value, TextPacker) throws -> Result
  ) throws -> [Result] {
    guard packers.count > 1 else { return try values.map { try transform($0, packers[0]) } }
    let length = max(1, (values.count + packers.count - 1) / packers.count)
    let parts = Mutex([Swift.Result<[Result], any Error>?](repeating: nil, count: packers.count))
    DispatchQueue.concurrentPerform(iterations: packers.count) { index in
      let part = values.dropFirst(index * length).prefix(length)
      let results = Swift.Result { try part.map { try transform($0, packers[index]) } }
      parts.withLock { $0[index] = results }
    }
    return try parts.withLock { $0 }.flatMap { try $0?.get() ?? [] }
  }
}
