/// Finds where spans and blocks of code end that begin with backticks (CommonMark 0.31.2, section 6.1).
package struct CodeSpans {
  private let bytes: [UInt8]
  private let limit: Int
  /// The lengths of runs of backticks for which no other follows.
  private var unclosed: Set<Int> = []

  /// Longer runs begin no code, as in cmark-gfm.
  private static let longestRun = 80

  /// - Parameter limit: where what is looked at ends; with the bytes, where there is none.
  package init(_ bytes: [UInt8], before limit: Int? = nil) {
    self.bytes = bytes
    self.limit = limit ?? bytes.count
  }

  /// The index after the span that begins at an index, or after its backticks where it has no end.
  ///
  /// NB: an index is asked for after those before it.
  package mutating func end(from start: Int) -> Int {
    let opening = runEnd(start)
    let length = opening - start
    guard length <= Self.longestRun, !unclosed.contains(length) else { return opening }
    var index = opening
    while let closing = bytes[index..<limit].firstIndex(of: Self.tick) {
      index = runEnd(closing)
      if index - closing == length { return index }
    }
    unclosed.insert(length)
    return opening
  }

  private func runEnd(_ start: Int) -> Int {
    bytes[start..<limit].firstIndex { $0 != Self.tick } ?? limit
  }

  private static let tick = UInt8(ascii: "`")
}
