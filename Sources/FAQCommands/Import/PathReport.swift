import FAQEditorial
import FAQModel

/// What importing one path came to.
enum PathReport {
  /// A source of questions, or one of any kind that is refused as a whole.
  case questions(QuestionReport)
  case history(ImportReport, path: String)
}

extension PathReport {
  var questions: QuestionReport? {
    if case .questions(let report) = self { report } else { nil }
  }

  var history: ImportReport? {
    if case .history(let report, _) = self { report } else { nil }
  }

  func json(isDryRun: Bool) -> JSONValue {
    switch self {
    case .questions(let report): report.json
    case .history(let report, let path): report.json(path, isDryRun: isDryRun)
    }
  }
}
