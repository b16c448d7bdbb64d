/// Two changed texts brought together by lines over the text that both were made from (diff3).
///
/// What only one side changed is taken from it, what both changed alike is taken once. Changes that
/// touch or overlap and differ are a conflict, as in `git merge-file`.
package struct LineMerge: Equatable, Sendable {
  /// Lines of the merged text.
  package enum Part: Equatable, Sendable {
    case merged([String])
    case conflict(theirs: [String], yours: [String])
  }

  package let parts: [Part]

  package init(base: String, theirs: String, yours: String) {
    let (base, theirs, yours) = (
      Passage.lines(of: base), Passage.lines(of: theirs), Passage.lines(of: yours)
    )
    var first = Side(base, theirs)
    var second = Side(base, yours)
    var parts: [Part] = []
    var position = 0
    while let start = [first.next, second.next].compactMap({ $0?.old.lowerBound }).min() {
      Self.add(.merged(Self.lines(base[position..<start])), to: &parts)
      var end = start
      var isGrowing = true
      var taken: ([Alignment.Change], [Alignment.Change]) = ([], [])
      while isGrowing {
        let more = (first.take(upTo: end), second.take(upTo: end))
        taken = (taken.0 + more.0, taken.1 + more.1)
        isGrowing = !more.0.isEmpty || !more.1.isEmpty
        end = (more.0 + more.1).reduce(end) { max($0, $1.old.upperBound) }
      }
      let sides = (
        first.lines(in: start..<end, taken.0), second.lines(in: start..<end, taken.1)
      )
      if taken.0.isEmpty || taken.1.isEmpty {
        Self.add(.merged(Self.lines(taken.0.isEmpty ? sides.1 : sides.0)), to: &parts)
      } else {
        for part in Self.resolve(sides.0, sides.1) { Self.add(part, to: &parts) }
      }
      position = end
    }
    Self.add(.merged(Self.lines(base[position...])), to: &parts)
    self.parts = parts
  }

  /// The same with those lines of only one side as conflicts that are disputed for what they say.
  func disputing(
    theirs: String, yours: String, _ isDisputed: (String) -> Bool
  ) -> LineMerge {
    let theirs = Set(Passage.lines(of: theirs))
    let yours = Set(Passage.lines(of: yours))
    var parts: [Part] = []
    for part in self.parts {
      guard case .merged(let lines) = part else {
        parts.append(part)
        continue
      }
      for line in lines {
        let passage = Passage(line[...])
        if !isDisputed(line) || theirs.contains(passage) == yours.contains(passage) {
          Self.add(.merged([line]), to: &parts)
        } else {
          let isTheirs = theirs.contains(passage)
          parts.append(.conflict(theirs: isTheirs ? [line] : [], yours: isTheirs ? [] : [line]))
        }
      }
    }
    return LineMerge(parts: parts)
  }

  private init(parts: [Part]) { self.parts = parts }

  /// The merged text; nil where there is a conflict.
  package var text: String? {
    for case .conflict in parts { return nil }
    return sides.theirs.joined(separator: "\n")
  }

  /// The lines of each side, with what the other one changed elsewhere.
  var sides: (theirs: [String], yours: [String]) {
    parts.reduce(into: ([], [])) { sides, part in
      switch part {
      case .merged(let lines):
        sides.0 += lines
        sides.1 += lines
      case .conflict(let theirs, let yours):
        sides.0 += theirs
        sides.1 += yours
      }
    }
  }

  private static func lines(_ passages: some Sequence<Passage>) -> [String] {
    passages.map { String($0.text) }
  }

  /// What two different changes of the same lines come to, without what begins and ends them alike.
  private static func resolve(_ theirs: [Passage], _ yours: [Passage]) -> [Part] {
    if theirs == yours { return [.merged(lines(theirs))] }
    let (head, tail) = theirs.commonEnds(with: yours)
    return [
      .merged(lines(theirs.prefix(head))),
      .conflict(
        theirs: lines(theirs.dropFirst(head).dropLast(tail)),
        yours: lines(yours.dropFirst(head).dropLast(tail))),
      .merged(lines(theirs.suffix(tail))),
    ]
  }

  private static func add(_ part: Part, to parts: inout [Part]) {
    guard case .merged(let lines) = part else {
      parts.append(part)
      return
    }
    if lines.isEmpty { return }
    // Taken out first, so that the lines before are not copied for each that is added.
    if case .merged? = parts.last, case .merged(var before)? = parts.popLast() {
      before += lines
      parts.append(.merged(before))
    } else {
      parts.append(part)
    }
  }

  /// One changed text and its changes that are not merged yet.
  private struct Side {
    private let base: [Passage]
    private let changed: [Passage]
    private let changes: [Alignment.Change]
    private var index = 0

    init(_ base: [Passage], _ changed: [Passage]) {
      self.base = base
      self.changed = changed
      changes = Alignment(from: base, to: changed).changes
    }

    var next: Alignment.Change? { index < changes.count ? changes[index] : nil }

    /// Takes the changes that begin at a line of the base or before.
    mutating func take(upTo end: Int) -> [Alignment.Change] {
      var taken: [Alignment.Change] = []
      while let next, next.old.lowerBound <= end {
        taken.append(next)
        index += 1
      }
      return taken
    }

    /// What stands in place of lines of the base, of which these are the changes.
    func lines(in range: Range<Int>, _ taken: [Alignment.Change]) -> [Passage] {
      guard let first = taken.first, let last = taken.last else { return Array(base[range]) }
      let start = first.new.lowerBound - (first.old.lowerBound - range.lowerBound)
      let end = last.new.upperBound + (range.upperBound - last.old.upperBound)
      return Array(changed[start..<end])
    }
  }
}
