import FAQEditorial
import FAQModel

/// What importing the paths of a command came to, in their order.
struct ImportReports {
  private let isDryRun: Bool
  /// Whether the command names several paths, whatever became of them.
  private let areSeveral: Bool
  private var reports: [PathReport] = []

  init(ofSeveral areSeveral: Bool, isDryRun: Bool) {
    self.areSeveral = areSeveral
    self.isDryRun = isDryRun
  }

  mutating func add(_ report: PathReport) { reports.append(report) }

  /// Whether anything was not taken that the sources hold.
  var isIncomplete: Bool {
    counts.isIncomplete || reports.contains { $0.history.map { $0.editedHere > 0 } ?? false }
  }

  /// Shelves that questions name and that are not there, each once.
  var missingShelves: [(slug: Slug, title: String, parent: Slug?)] {
    var seen: Set<Slug> = []
    return questions.flatMap { $0.missingShelves }.filter { seen.insert($0.slug).inserted }
  }

  /// What the paths came to together, a line for each kind of source of which there are several.
  var totals: [String] {
    var lines: [String] = []
    if questions.count > 1 {
      lines.append("\(questions.count) sources in all: \(counts.phrase(isDryRun: isDryRun))")
    }
    let histories = reports.compactMap { $0.history }
    if histories.count > 1, var total = histories.first {
      for history in histories.dropFirst() { total.add(history) }
      lines.append("\(histories.count) histories in all: \(total.sentence(isDryRun: isDryRun))")
    }
    return lines
  }

  /// The report of the one path; of several ones, the counts in all and then the report of each.
  /// Nil where nothing was imported yet.
  var json: JSONValue? {
    let values = reports.map { $0.json(isDryRun: isDryRun) }
    guard areSeveral, !values.isEmpty else { return values.first }
    var members = [JSONValue.Member("dry_run", .bool(isDryRun))]
    members += counts.members
    members.append(JSONValue.Member("sources", .array(values)))
    return JSONValue.object(members)
  }

  private var questions: [QuestionReport] { reports.compactMap { $0.questions } }

  private var counts: QuestionCounts {
    questions.reduce(into: QuestionCounts()) { $0.add($1.counts) }
  }
}
