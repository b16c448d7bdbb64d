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

  /// The changed lines with as many unchanged ones around them as the context says.
  package init(from old: String, to new: String, context: Int = 3) {
    let all = Self.align(Self.split(old), Self.split(new))
    let kept = Self.near(all, context)
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
        lines.append(.place("@@ -\(oldLine),\(removed) +\(newLine),\(added) @@"))
        lines += run
        (oldLine, newLine, index) = (oldLine + removed, newLine + added, end)
      } else {
        (oldLine, newLine, index) = (oldLine + 1, newLine + 1, index + 1)
      }
    }
    self.lines = lines
  }

  private static func split(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func align(_ old: [Substring], _ new: [Substring]) -> [Line] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.offset))
    let added = Set(difference.insertions.map(\.offset))
    var lines: [Line] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append(.removed(String(old[oldIndex])))
        oldIndex += 1
      } else if added.contains(newIndex) {
        lines.append(.added(String(new[newIndex])))
        newIndex += 1
      } else {
        lines.append(.same(String(old[oldIndex])))
        oldIndex += 1
        newIndex += 1
      }
    }
    return lines
  }

  private static func near(_ lines: [Line], _ context: Int) -> Set<Int> {
    var near: Set<Int> = []
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      near.formUnion(max(0, index - context)...min(lines.count - 1, index + context))
    }
    return near
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
