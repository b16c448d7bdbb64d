import Dispatch

extension Array where Element: Sendable {
  /// The results for the elements in their order, worked out on all cores.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    Self.concurrently(slices) { $0.map(transform) }.flatMap(\.self)
  }

  /// The same for some neighbours at once, which may share what they need.
  ///
  /// - Parameter transform: gives as many results as it is given elements.
  /// - Throws: the error of the first slice that has one.
  package func concurrentMap<Result: Sendable>(
    slices transform: @Sendable (ArraySlice<Element>) throws -> [Result]
  ) throws -> [Result] {
    let results = Self.concurrently(slices) { slice in
      Swift.Result { try transform(slice) }
    }
    return try results.flatMap { try $0.get() }
  }

  /// Hands on the results for the elements in their order. They are worked out on all cores, a run of
  /// them at a time, which bounds the memory that they take.
  package func forEachConcurrently<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result, do body: (Result) throws -> Void
  ) rethrows {
    for run in slices(of: 256) { try Array(run).concurrentMap(transform).forEach(body) }
  }

  /// Neighbours that one core works on at a time: enough that the cores wait for each other rarely,
  /// and not so many that one of them waits long at the end.
  private var slices: [ArraySlice<Element>] { slices(of: 64) }

  /// Runs of neighbours, each of that length but for the last, which may be shorter.
  package func slices(of length: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
  }

  private static func concurrently<Result: Sendable>(
    _ slices: [ArraySlice<Element>], _ transform: @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    guard slices.count > 1 else { return slices.map(transform) }
    return [Result](unsafeUninitializedCapacity: slices.count) { results, count in
      // Each place is written once, by one thread, before `concurrentPerform` returns.
      nonisolated(unsafe) let places = results
      DispatchQueue.concurrentPerform(iterations: slices.count) { index in
        (places.baseAddress! + index).initialize(to: transform(slices[index]))
      }
      count = slices.count
    }
  }
}
