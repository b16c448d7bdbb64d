/// The difference of two texts by lines, in the unified form of `diff -u` (POSIX.1-2017, diff).
package struct LineDifference: Sendable {
  package enum Line: Equatable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
    /// The place where a run of lines begins: `@@ -1,3 +1,4 @@`.
    case place(String)
  }

  package let lines: [Line]

  /// So many unchanged lines stand around the changed ones.
  private static let context = 3

  package init(from old: String, to new: String) {
    let all = Self.align(old, new)
    let kept = Self.near(all)
    var lines: [Line] = []
    var oldLine = 1
    var newLine = 1
    var index = 0
    while index < all.count {
      if kept.contains(index) {
        let end = (index..<all.count).first { !kept.contains($0) } ?? all.count
        let run = all[index..<end]
        let removed = run.count { if case .added = $0 { false } else { true } }
        let added = run.count { if case .removed = $0 { false } else { true } }
        let place = (removed == 0 ? oldLine - 1 : oldLine, added == 0 ? newLine - 1 : newLine)
        lines.append(.place("@@ -\(place.0),\(removed) +\(place.1),\(added) @@"))
        lines += run
        (oldLine, newLine, index) = (oldLine + removed, newLine + added, end)
      } else {
        (oldLine, newLine, index) = (oldLine + 1, newLine + 1, index + 1)
      }
    }
    self.lines = lines
  }

  private static func align(_ old: String, _ new: String) -> [Line] {
    let (old, new) = (Passage.lines(of: old), Passage.lines(of: new))
    var lines: [Line] = []
    for run in Alignment(from: old, to: new).runs {
      if run.isSame {
        lines += old[run.old].map { .same(String($0.text)) }
      } else {
        lines += old[run.old].map { .removed(String($0.text)) }
        lines += new[run.new].map { .added(String($0.text)) }
      }
    }
    return lines
  }

  private static func near(_ lines: [Line]) -> Set<Int> {
    var near: Set<Int> = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      near.formUnion(max(0, index - context)...min(lines.count - 1, index + context))
    }
    return near
  }
}
