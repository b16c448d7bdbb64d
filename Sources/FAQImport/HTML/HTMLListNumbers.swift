/// The numbers of the items of an `<ol>`, as a browser counts them: from `start`, or backwards if it is
/// `reversed`, and on from each `value`.
struct HTMLListNumbers {
  private var numbers: [Int] = []
  private let first: Int
  private let step: Int

  init(of list: Int, in tree: HTMLTree) {
    let isReversed = tree.nodes[list]["reversed"] != nil
    step = isReversed ? -1 : 1
    let count = tree.children(of: list).count { tree.nodes[$0].name == "li" }
    first = Int(tree.nodes[list]["start"] ?? "") ?? (isReversed ? count : 1)
  }

  /// Counts an item, with its `value` if it has one.
  mutating func add(_ value: String? = nil) {
    let next = numbers.last.map { $0.addingReportingOverflow(step).partialValue } ?? first
    numbers.append(value.flatMap { Int($0) } ?? next)
  }

  /// Whether a list in Markdown can have these numbers: none is negative or longer than its marks may be, and
  /// it does not begin again and again with what it would count on from.
  var areKept: Bool {
    numbers.allSatisfy { 0...99_999_999 ~= $0 }
      && !zip(numbers, numbers.dropFirst()).contains { $0 == $1 && $0 <= 1 }
  }

  /// The numbers that are written: these, or 1, 2, 3 and so on.
  var written: [Int] { areKept ? numbers : Array(1..<(numbers.count + 1)) }
}
