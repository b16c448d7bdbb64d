/// Which levels the headings of a text have on its page.
struct HeadingLevels {
  /// Each as its author wrote it.
  static let asWritten = HeadingLevels(base: nil)

  /// The level of the heading that is being written.
  private(set) var current = 1
  /// The level of the page's own heading; nil to leave levels alone.
  private let base: Int?
  /// The levels as written of the headings that this one stands under, and its own.
  private var path: [Int] = []

  /// Levels that begin below a heading and never skip one, whatever the author began with.
  static func below(_ base: Int) -> HeadingLevels { HeadingLevels(base: base) }

  private init(base: Int?) { self.base = base }

  mutating func enter(_ level: Int) {
    guard let base else {
      current = level
      return
    }
    while let last = path.last, last >= level { path.removeLast() }
    path.append(level)
    current = min(base + path.count, 6)
  }
}
