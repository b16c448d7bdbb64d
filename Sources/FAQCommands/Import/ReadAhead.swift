import Dispatch
import FAQModel
import FAQStore

/// Parts of a source that are read on the other cores while this thread stores what they gave, and by this
/// thread where it would wait for them.
struct ReadAhead<Result: Sendable> {
  private let work: PartedWork<Result>
  private let make: @Sendable (Int, TextPacker) -> Result
  private let packer = TextPacker()

  init(
    _ count: Int, ahead: Int, _ make: @escaping @Sendable (Int, TextPacker) -> Result
  ) {
    let work = PartedWork<Result>(count: count, ahead: ahead)
    (self.work, self.make) = (work, make)
    for _ in 0..<max(0, min(OtherCores.count, count - 1)) {
      DispatchQueue.global().async {
        let packer = TextPacker()
        work.help { make($0, packer) }
      }
    }
  }

  /// So many results, or those that are left.
  func next(_ count: Int) -> [Result] {
    var results: [Result] = []
    while results.count < count, let result = work.take({ make($0, packer) }) {
      results.append(result)
    }
    return results
  }

  func stop() { work.stop() }
}
