/// The difference of two texts by words, looked for only within the lines that changed.
public struct WordDifference: Equatable, Sendable {
  /// A piece of the texts.
  public enum Part: Equatable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  /// Whole lines: either the same in both texts, one part, or changed.
  public struct Run: Equatable, Sendable {
    /// The number of its first line in each text, counted from 1.
    public let oldLine: Int
    public let newLine: Int
    public let parts: [Part]

    public var isChange: Bool {
      if parts.count == 1, case .same = parts[0] { return false }
      return true
    }
  }

  /// All of both texts, in order.
  public let runs: [Run]

  /// A changed run of more bytes than this is not compared by words.
  private static let longestRun = 262_144

  public init(from old: String, to new: String) {
    let (oldLines, newLines) = (Passage.wholeLines(of: old), Passage.wholeLines(of: new))
    runs = Alignment(from: oldLines, to: newLines).runs.map { run in
      let old = Passage.joined(oldLines[run.old])
      return Run(
        oldLine: run.old.lowerBound + 1, newLine: run.new.lowerBound + 1,
        parts: run.isSame ? [.same(old)] : Self.parts(old, Passage.joined(newLines[run.new])))
    }
  }

  /// Whether the texts differ.
  public var isEmpty: Bool { !runs.contains(where: \.isChange) }

  /// The text before.
  public var old: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .same(let piece), .removed(let piece): text += piece
      case .added: break
      }
    }
  }

  /// The text after.
  public var new: String {
    parts.reduce(into: "") { text, part in
      switch part {
      case .same(let piece), .added(let piece): text += piece
      case .removed: break
      }
    }
  }

  private var parts: [Part] { runs.flatMap(\.parts) }

  private static func parts(_ old: String, _ new: String) -> [Part] {
    guard !old.isEmpty, !new.isEmpty, old.utf8.count + new.utf8.count <= longestRun else {
      return (old.isEmpty ? [] : [.removed(old)]) + (new.isEmpty ? [] : [.added(new)])
    }
    let (oldWords, newWords) = (Passage.words(of: old[...]), Passage.words(of: new[...]))
    var alignment = Alignment(from: oldWords, to: newWords)
    alignment.changes = readable(alignment.changes, oldWords)
    return alignment.runs.flatMap { run -> [Part] in
      let old = Passage.joined(oldWords[run.old])
      if run.isSame { return [.same(old)] }
      return (run.old.isEmpty ? [] : [.removed(old)])
        + (run.new.isEmpty ? [] : [.added(Passage.joined(newWords[run.new]))])
    }
  }

  /// The changes with those made one that only white space parts, where each replaces words: phrases
  /// are read more easily than every second word.
  private static func readable(
    _ changes: [Alignment.Change], _ old: [Passage]
  ) -> [Alignment.Change] {
    changes.reduce(into: []) { changes, next in
      guard let last = changes.last, !last.old.isEmpty, !last.new.isEmpty, !next.old.isEmpty,
        !next.new.isEmpty,
        old[last.old.upperBound..<next.old.lowerBound].allSatisfy({ $0.text == " " })
      else {
        changes.append(next)
        return
      }
      changes[changes.count - 1] = Alignment.Change(
        old: last.old.lowerBound..<next.old.upperBound,
        new: last.new.lowerBound..<next.new.upperBound)
    }
  }
}
