/// What of a text must be signed anew after another one was signed: the blocks that are not the same,
/// in the same order, under the same path and the same question in the same language.
///
/// Two blocks are the same if their kind, bytes and path are, and question and language of their texts.
/// Which blocks are the same is decided so that everybody comes to the same result: those that both
/// texts begin with, then those that both end with; of the rest a longest common subsequence, found from
/// the front, where at each pair that differs the old block is passed over if as much is in common after
/// it as after the new one. Where the rest of both is more than 4,000,000 pairs, nothing of it is the
/// same.
public struct BlockDifference: Sendable {
  /// The changes in the order of the texts; what was removed stands before what stands there now.
  public let changes: [BlockChange]
  /// The blocks of both texts.
  public let old: [TextBlock]
  public let new: [TextBlock]
  /// For each block of the new text the index of the same block in the old one, nil for what changed.
  package let origins: [Int?]

  private static let mostPairs = 4_000_000

  public init(from old: ArticleText, to new: ArticleText) {
    self.init(from: TextBlock.blocks(of: old), to: TextBlock.blocks(of: new))
  }

  /// The difference of all the blocks of two texts.
  package init(from old: [TextBlock], to new: [TextBlock]) {
    self.old = old
    self.new = new
    let matches = Self.matches(old.map(\.identity), new.map(\.identity))
    var origins = [Int?](repeating: nil, count: new.count)
    var changes: [BlockChange] = []
    var last = (old: 0, new: 0)
    for match in matches + [(old.count, new.count)] {
      changes += Self.changes(from: old[last.old..<match.old], to: new[last.new..<match.new])
      if match.new < new.count { origins[match.new] = match.old }
      last = (match.old + 1, match.new + 1)
    }
    self.changes = changes
    self.origins = origins
  }

  /// The changes between two blocks that are the same: the first old and the first new block of a kind
  /// are one that was changed, and so on; of what is left, the old were removed and the new added.
  private static func changes(
    from old: ArraySlice<TextBlock>, to new: ArraySlice<TextBlock>
  ) -> [BlockChange] {
    let counts = { (blocks: ArraySlice<TextBlock>) in
      Dictionary(grouping: blocks, by: \.kind).mapValues(\.count)
    }
    var (unpaired, paired) = (counts(new), counts(old))
    let removed = old.filter { block in
      unpaired[block.kind, default: 0] -= 1
      return unpaired[block.kind, default: 0] < 0
    }
    return removed.map { BlockChange(act: .removed, block: $0) }
      + new.map { block in
        paired[block.kind, default: 0] -= 1
        return BlockChange(
          act: paired[block.kind, default: 0] < 0 ? .added : .changed, block: block)
      }
  }

  private static func matches<Element: Hashable>(
    _ old: [Element], _ new: [Element]
  ) -> [(old: Int, new: Int)] {
    let (head, tail) = old.commonEnds(with: new)
    let middle = subsequence(old[head..<old.count - tail], new[head..<new.count - tail])
    return (0..<head).map { ($0, $0) } + middle
      + (0..<tail).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
  }

  private static func subsequence<Element: Hashable>(
    _ old: ArraySlice<Element>, _ new: ArraySlice<Element>
  ) -> [(old: Int, new: Int)] {
    let (rows, columns) = (old.count, new.count)
    guard rows > 0, columns > 0, rows <= mostPairs / columns else { return [] }
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
      let number = numbers[element] ?? Int32(numbers.count)
      numbers[element] = number
      return number
    }
    let (first, second) = (old.map(number), new.map(number))
    // How many blocks are in common from each pair on; the shorter side has at most 2,000.
    var common = [UInt16](repeating: 0, count: (rows + 1) * (columns + 1))
    for row in (0..<rows).reversed() {
      for column in (0..<columns).reversed() {
        let place = row * (columns + 1) + column
        let next = place + columns + 1
        common[place] =
          first[row] == second[column]
          ? common[next + 1] + 1 : max(common[next], common[place + 1])
      }
    }
    var matches: [(old: Int, new: Int)] = []
    var (row, column) = (0, 0)
    while row < rows, column < columns {
      let place = row * (columns + 1) + column
      if first[row] == second[column] {
        matches.append((old.startIndex + row, new.startIndex + column))
        (row, column) = (row + 1, column + 1)
      } else if common[place + columns + 1] >= common[place + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return matches
  }
}
