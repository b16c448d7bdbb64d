import FAQEditorial
import FAQModel

/// How many questions were new, changed and so on.
struct QuestionCounts {
  private var counts: [QuestionOutcome.Kind: Int] = [:]

  subscript(kind: QuestionOutcome.Kind) -> Int {
    get { counts[kind] ?? 0 }
    set { counts[kind] = newValue }
  }

  mutating func add(_ others: QuestionCounts) {
    for kind in QuestionOutcome.Kind.allCases { self[kind] += others[kind] }
  }

  /// Whether anything was not taken.
  var isIncomplete: Bool { self[.refused] + self[.conflicting] > 0 }

  /// The counts as the end of a sentence: `imported 3 new, 1 changed; …`.
  func phrase(isDryRun: Bool) -> String {
    let verb = isDryRun ? "would import" : "imported"
    return "\(verb) \(self[.new]) new, \(self[.changed]) changed; "
      + "\(self[.same]) the same, \(self[.conflicting]) conflicting, \(self[.refused]) refused"
  }

  /// Each kind with its count, for JSON.
  var members: [JSONValue.Member] {
    QuestionOutcome.Kind.allCases.map { kind in
      JSONValue.Member(kind.rawValue, .integer(self[kind]))
    }
  }
}
