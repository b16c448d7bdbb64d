/// The body or a list item in it: where its blocks stand, and what they stand under.
struct BlockContainer {
  /// Lines that begin at this column or after it are within.
  let column: Int
  /// The number of the list item's block; nil for the body.
  private let item: Int?
  /// The number of the last block that stands right within.
  var previous: Int?
  private var headings: [(level: Int, step: BlockPath.Step)] = []
  private var elements: [(name: String, step: BlockPath.Step)] = []
  /// The path under no element, under the first, and so on, as far as they were asked for.
  private var paths: [BlockPath] = []
  private var path: BlockPath?

  /// More elements than this within each other are not looked at.
  private static let mostElements = 256

  init(column: Int, item: Int?) {
    self.column = column
    self.item = item
  }

  /// The list item's block until the path was asked for.
  var unasked: Int? { paths.isEmpty ? item : nil }

  /// What the next block stands under.
  ///
  /// - Parameter base: what the container itself stands under; it matters the first time.
  mutating func path(_ base: BlockPath) -> BlockPath {
    if let path { return path }
    var last = paths.last ?? base
    if paths.isEmpty { paths.append(last) }
    for element in elements[(paths.count - 1)...] {
      last = last.adding(element.step)
      paths.append(last)
    }
    last = headings.reduce(last) { $0.adding($1.step) }
    path = last
    return last
  }

  /// Leaves the headings that one of this level does not stand under.
  mutating func leaveHeadings(to level: Int) {
    headings.removeAll { $0.level >= level }
    path = nil
  }

  mutating func enterHeading(_ text: String, _ level: Int) {
    headings.append((level, BlockPath.Step(text)))
    path = nil
  }

  /// Enters and leaves elements as the tags of a line of HTML say.
  mutating func readTags(of line: MarkdownLine) {
    let tags = line.tags.filter { !$0.isVoid }
    guard !tags.isEmpty else { return }
    let step = BlockPath.Step(String(decoding: line.content, as: UTF8.self))
    for tag in tags {
      if !tag.isEnd, elements.count < Self.mostElements {
        elements.append((tag.name, step))
      } else if tag.isEnd, let start = elements.lastIndex(where: { $0.name == tag.name }) {
        elements.removeSubrange(start...)
        paths = Array(paths.prefix(start + 1))
      }
    }
    path = nil
  }
}
