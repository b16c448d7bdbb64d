import Dispatch
import FAQModel
import Synchronization

/// The texts that a transaction has written, as they were read back from their rows. Each is unpacked and
/// hashed again before the transaction ends; where there are many, on other cores while it goes on.
final class TextChecks {
  private var pending: [(digest: Digest, stored: StoredText)] = []
  private let group = DispatchGroup()
  private let places = DispatchSemaphore(value: 8)
  private let outcome = Outcome()

  /// The first failure on another core.
  private final class Outcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
  }

  /// How many texts are handed to another core at once.
  private static let batch = 64

  /// Takes what was read back of a text that must have a digest.
  func add(_ digest: Digest, _ stored: StoredText) {
    pending.append((digest, stored))
    if pending.count == Self.batch { handOver() }
  }

  /// - Throws: ``Refusal/damagedText(_:)`` where a text is not what was to be kept.
  func finish(with zstandard: Zstandard) throws {
    try Self.check(pending, with: zstandard)
    pending = []
    group.wait()
    if let failure = outcome.failure.withLock({ $0 }) { throw failure }
  }

  private func handOver() {
    let texts = pending
    pending = []
    places.wait()
    DispatchQueue.global().async(group: group) { [places, outcome] in
      defer { places.signal() }
      do {
        try Self.check(texts, with: Zstandard())
      } catch {
        outcome.failure.withLock { $0 = $0 ?? error }
      }
    }
  }

  private static func check(
    _ texts: [(digest: Digest, stored: StoredText)], with zstandard: Zstandard
  ) throws {
    for text in texts { _ = try text.stored.canonical(text.digest, with: zstandard) }
  }
}
