/// Where two sequences differ: what is between two changes is the same in both.
///
/// The fewest changes are found with the greedy algorithm of Myers (1986), after elements that only
/// one side has were set aside. Where that would take too long, elements that occur once on each side
/// are the anchors (as in patience diff) and what is between them may be coarser, so that the time
/// stays bounded for any input.
package struct Alignment: Sendable {
  /// A run of the old sequence and what stands in its place in the new one; one of them may be empty.
  package struct Change: Equatable, Sendable {
    package var old: Range<Int>
    package var new: Range<Int>
  }

  /// A run that is the same in both sequences, or a change.
  package struct Run: Sendable {
    package let old: Range<Int>
    package let new: Range<Int>
    package let isSame: Bool
  }

  /// The changes in order; two of them never touch.
  package internal(set) var changes: [Change]
  /// How many elements the sequences have.
  private let counts: (old: Int, new: Int)

  package init<Element: Hashable>(from old: [Element], to new: [Element]) {
    counts = (old.count, new.count)
    let (head, tail) = old.commonEnds(with: new)
    let search = AlignmentSearch(old[head..<(old.count - tail)], new[head..<(new.count - tail)])
    let end = (old: old.count - tail, new: new.count - tail)
    var changes: [Change] = []
    var last = (old: head, new: head)
    for match in search.matches + [end] {
      if match.old > last.old || match.new > last.new {
        changes.append(Change(old: last.old..<match.old, new: last.new..<match.new))
      }
      last = (match.old + 1, match.new + 1)
    }
    self.changes = Self.settled(Self.joined(changes, old, new), old, new)
  }

  /// All of both sequences in order; no run of the same is empty.
  package var runs: [Run] {
    var runs: [Run] = []
    var last = (old: 0, new: 0)
    let end = Change(old: counts.old..<counts.old, new: counts.new..<counts.new)
    for change in changes + [end] {
      if last.old < change.old.lowerBound {
        runs.append(
          Run(
            old: last.old..<change.old.lowerBound, new: last.new..<change.new.lowerBound,
            isSame: true))
      }
      if !change.old.isEmpty || !change.new.isEmpty {
        runs.append(Run(old: change.old, new: change.new, isSame: false))
      }
      last = (change.old.upperBound, change.new.upperBound)
    }
    return runs
  }

  /// Insertions and removals that can move up to the change above are made one with it, as in git:
  /// that change was the reason for them.
  private static func joined<Element: Equatable>(
    _ changes: [Change], _ old: [Element], _ new: [Element]
  ) -> [Change] {
    changes.reduce(into: []) { joined, change in
      guard let above = joined.last, change.old.isEmpty || change.new.isEmpty else {
        joined.append(change)
        return
      }
      let gap = change.new.lowerBound - above.new.upperBound
      let canJoin = (1...gap).allSatisfy { step in
        change.old.isEmpty
          ? new[change.new.lowerBound - step] == new[change.new.upperBound - step]
          : old[change.old.lowerBound - step] == old[change.old.upperBound - step]
      }
      guard canJoin else {
        joined.append(change)
        return
      }
      joined[joined.count - 1] = Change(
        old: above.old.lowerBound..<(change.old.upperBound - gap),
        new: above.new.lowerBound..<(change.new.upperBound - gap))
    }
  }

  /// Insertions and removals moved down as far as they go, as in git, so that equal edits come to
  /// stand in equal places; changes that touch are made one.
  private static func settled<Element: Equatable>(
    _ changes: [Change], _ old: [Element], _ new: [Element]
  ) -> [Change] {
    var settled: [Change] = []
    for var change in changes.reversed() {
      let next = settled.last ?? Change(old: old.count..<old.count, new: new.count..<new.count)
      while change.old.upperBound < next.old.lowerBound,
        change.new.upperBound < next.new.lowerBound, canMove(change, old, new)
      {
        change.old = change.old.lowerBound + 1..<change.old.upperBound + 1
        change.new = change.new.lowerBound + 1..<change.new.upperBound + 1
      }
      if let below = settled.last, change.old.upperBound == below.old.lowerBound,
        change.new.upperBound == below.new.lowerBound
      {
        settled[settled.count - 1] = Change(
          old: change.old.lowerBound..<below.old.upperBound,
          new: change.new.lowerBound..<below.new.upperBound)
      } else {
        settled.append(change)
      }
    }
    return settled.reversed()
  }

  private static func canMove<Element: Equatable>(
    _ change: Change, _ old: [Element], _ new: [Element]
  ) -> Bool {
    if change.old.isEmpty { return new[change.new.lowerBound] == new[change.new.upperBound] }
    if change.new.isEmpty { return old[change.old.lowerBound] == old[change.old.upperBound] }
    return false
  }
}

/// The search for what two sequences have in common.
private struct AlignmentSearch {
  typealias Match = (old: Int, new: Int)

  private(set) var matches: [Match] = []

  /// More changes than this, or more comparisons, are not looked for one by one.
  private static let mostChanges = 1_000
  private static let mostSteps = 20_000_000

  init<Element: Hashable>(_ old: ArraySlice<Element>, _ new: ArraySlice<Element>) {
    guard !old.isEmpty, !new.isEmpty else { return }
    var numbers: [Element: Int32] = [:]
    var first: [Int32] = []
    for element in old {
      let number = numbers[element] ?? Int32(numbers.count)
      numbers[element] = number
      first.append(number)
    }
    let second = new.map { numbers[$0] ?? -1 }
    var isInBoth = [Bool](repeating: false, count: numbers.count)
    for number in second where number >= 0 { isInBoth[Int(number)] = true }
    let places = (
      old: first.indices.filter { isInBoth[Int(first[$0])] },
      new: second.indices.filter { second[$0] >= 0 }
    )
    let shared = (places.old.map { first[$0] }[...], places.new.map { second[$0] }[...])
    var steps = Self.mostSteps
    let found =
      Self.fewest(shared.0, shared.1, &steps) ?? Self.anchored(shared.0, shared.1)
    matches = found.map {
      (old.startIndex + places.old[$0.old], new.startIndex + places.new[$0.new])
    }
  }

  /// The matches that leave the fewest changes; nil where there are too many of them, or no steps are
  /// left to find them.
  private static func fewest(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>, _ steps: inout Int
  ) -> [Match]? {
    let (a, b) = (Array(old), Array(new))
    let limit = min(a.count + b.count, mostChanges)
    var reach = [Int32](repeating: 0, count: 2 * limit + 3)
    let middle = limit + 1
    var trace: [Int32] = []
    for changes in 0...limit {
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let (below, above) = (reach[middle + diagonal + 1], reach[middle + diagonal - 1])
        let isDown = diagonal == -changes || (diagonal != changes && above < below)
        var x = Int(isDown ? below : above + 1)
        var y = x - diagonal
        let start = x
        while x < a.count, y < b.count, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
        steps -= x - start + 1
        reach[middle + diagonal] = Int32(x)
        if x >= a.count, y >= b.count {
          return walk(back: trace, from: (x, y), changes).map {
            (old.startIndex + $0.old, new.startIndex + $0.new)
          }
        }
      }
      guard steps > 0 else { return nil }
      trace += reach[(middle - changes)...(middle + changes)]
    }
    return nil
  }

  /// The matches on the way to an end, from the reach of every number of changes before.
  private static func walk(back trace: [Int32], from end: Match, _ changes: Int) -> [Match] {
    var matches: [Match] = []
    var (x, y) = end
    for changes in stride(from: changes, to: 0, by: -1) {
      let middle = (changes - 1) * (changes - 1) + changes - 1
      let diagonal = x - y
      let isDown =
        diagonal == -changes
        || (diagonal != changes && trace[middle + diagonal - 1] < trace[middle + diagonal + 1])
      let before = isDown ? diagonal + 1 : diagonal - 1
      let start = (old: Int(trace[middle + before]), new: Int(trace[middle + before]) - before)
      while x > start.old, y > start.new {
        (x, y) = (x - 1, y - 1)
        matches.append((x, y))
      }
      (x, y) = start
    }
    while x > 0, y > 0 {
      (x, y) = (x - 1, y - 1)
      matches.append((x, y))
    }
    return matches.reversed()
  }

  /// The matches around the elements that occur once on each side, in the longest run of them that
  /// stands in the same order.
  private static func anchored(
    _ old: ArraySlice<Int32>, _ new: ArraySlice<Int32>
  ) -> [Match] {
    let (inOld, inNew) = (onlyPlaces(old), onlyPlaces(new))
    let common = old.indices.compactMap { place -> Match? in
      guard inOld[old[place]] == .some(.some(place)), let other = inNew[old[place]] ?? nil
      else { return nil }
      return (place, other)
    }
    var matches: [Match] = []
    var last = (old: old.startIndex, new: new.startIndex)
    var steps = mostSteps
    for anchor in rising(common) + [(old.endIndex, new.endIndex)] {
      matches += fewest(old[last.old..<anchor.old], new[last.new..<anchor.new], &steps) ?? []
      if anchor.old < old.endIndex { matches.append(anchor) }
      last = (anchor.old + 1, anchor.new + 1)
    }
    return matches
  }

  /// Where each element is; nil for one that occurs again.
  private static func onlyPlaces(_ elements: ArraySlice<Int32>) -> [Int32: Int?] {
    Dictionary(elements.indices.map { (elements[$0], $0) }, uniquingKeysWith: { _, _ in nil })
  }

  /// The longest run of matches that rises on the new side, too.
  private static func rising(_ matches: [Match]) -> [Match] {
    var piles: [Int] = []
    var before = [Int?](repeating: nil, count: matches.count)
    for (index, match) in matches.enumerated() {
      let pile = piles.partition { matches[$0].new >= match.new }
      before[index] = pile > 0 ? piles[pile - 1] : nil
      if pile < piles.count { piles[pile] = index } else { piles.append(index) }
    }
    var run: [Match] = []
    var next = piles.last
    while let index = next {
      run.append(matches[index])
      next = before[index]
    }
    return run.reversed()
  }
}
