import FAQEditorial
import FAQImport
import FAQModel

/// What importing the questions of some files came to.
struct QuestionReport {
  private struct File {
    let read: ReadSource
    /// SHA-256 of its bytes, where it could be read.
    let digest: Digest?
    let outcomes: [QuestionOutcome]
  }

  let path: String
  let isDryRun: Bool
  private var files: [File] = []
  private(set) var counts = QuestionCounts()
  private var formats: [SourceFormat: Int] = [:]
  /// What is said of all files together.
  var remarks: [String] = []
  /// Shelves that questions name and that are not there.
  var missingShelves: [(slug: Slug, title: String, parent: Slug?)] = []

  init(_ path: String, isDryRun: Bool) {
    self.path = path
    self.isDryRun = isDryRun
  }

  /// Notes what became of a file; its texts are not kept.
  mutating func add(_ read: ReadSource, _ outcomes: [QuestionOutcome]) {
    var read = read
    let digest = read.prepared?.file.digest
    read.prepared = nil
    files.append(File(read: read, digest: digest, outcomes: outcomes))
    for outcome in outcomes { counts[outcome.kind] += 1 }
    counts[.refused] += read.refused.count
    if let format = read.format { formats[format, default: 0] += 1 }
  }

  /// The result in a line: `faq.csv, a table: imported 3 new, 1 changed; …`.
  var sentence: String { "\(path), \(content): \(counts.phrase(isDryRun: isDryRun))" }

  private var content: String {
    if files.count == 1, let format = files.first?.read.format { return format.phrase }
    let kinds = formats.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    let named = kinds.map { "\($0.value) \($0.key.rawValue)" }.joined(separator: ", ")
    return "\(Counted(files.count, "file"))\(named.isEmpty ? "" : " (\(named))")"
  }

  /// What was not taken, with the place, the reason and what to do, a line each.
  var complaints: [String] {
    files.flatMap { file in
      let refused = file.read.refused.map { refusal in
        let suggestion = refusal.suggestion.isEmpty ? "" : " \(refusal.suggestion)"
        return line(file.read, refusal.place, "refused: \(refusal.cause).\(suggestion)")
      }
      let others = file.outcomes.filter { [.refused, .conflicting].contains($0.kind) }.map {
        line(
          file.read, $0.place, "\($0.kind.rawValue): \($0.cause). \($0.suggestion)")
      }
      return refused + others
    }
  }

  /// What an editor should know, a line each; what is the same of many places, once.
  var notes: [String] {
    remarks
      + lines(
        files.flatMap { file in
          file.read.remarks.map { Note(read: file.read, place: "", words: $0) }
            + file.outcomes.flatMap { outcome in
              outcome.remarks.map { Note(read: file.read, place: outcome.place, words: $0) }
            }
        })
  }

  /// What was left out of the texts, a line each; what is the same of many files, once.
  var dropped: [String] {
    lines(
      files.flatMap { file in
        file.read.dropped.map { Note(read: file.read, place: "", words: "left out: \($0)") }
      })
  }

  private struct Note {
    let read: ReadSource
    let place: String
    let words: String
  }

  /// Words that are said of more places are said of the first, with the count of the others.
  private static let mostAlike = 3

  private func lines(_ notes: [Note]) -> [String] {
    var counts = Dictionary(notes.map { ($0.words, 1) }, uniquingKeysWith: +)
    return notes.compactMap { note in
      // NB: words that were said of all their places have no count any more.
      guard let count = counts[note.words] else { return nil }
      guard count > Self.mostAlike else { return line(note.read, note.place, note.words) }
      counts[note.words] = nil
      return line(note.read, note.place, note.words, others: count - 1)
    }
  }

  private func line(
    _ read: ReadSource, _ place: String, _ words: String, others: Int = 0
  ) -> String {
    // A file that is one question is its own place.
    let isOwnPlace = place.isEmpty || read.shown == place || read.shown.hasSuffix("/" + place)
    let rest = others > 0 ? " and \(others) other places" : ""
    return "\(read.shown)\(isOwnPlace ? "" : ", \(place)")\(rest): \(words)".trimmingSpaces
  }
}

extension QuestionReport {
  var json: JSONValue {
    .object(
      [.init("source", .string(path)), .init("dry_run", .bool(isDryRun))]
        + counts.members
        + [
          .init("remarks", .strings(remarks)),
          .init("missing_categories", .array(missingShelves.map(Self.json))),
          .init("files", .array(files.map(Self.json))),
        ])
  }

  private static func json(_ shelf: (slug: Slug, title: String, parent: Slug?)) -> JSONValue {
    .object([
      "slug": .string(shelf.slug.text), "title": .string(shelf.title),
      "parent": .optional(shelf.parent?.text),
    ])
  }

  private static func json(_ file: File) -> JSONValue {
    return .object([
      "file": .string(file.read.shown), "format": .optional(file.read.format?.rawValue),
      "sha256": .optional(file.digest?.hex),
      "questions": .array(file.outcomes.map(json)),
      "refused": .array(
        file.read.refused.map {
          .object([
            "place": .string($0.place), "cause": .string($0.cause),
            "suggestion": .string($0.suggestion),
          ])
        }),
      "dropped": .strings(file.read.dropped), "remarks": .strings(file.read.remarks),
    ])
  }

  private static func json(_ outcome: QuestionOutcome) -> JSONValue {
    .object([
      "place": .string(outcome.place), "outcome": .string(outcome.kind.rawValue),
      "title": .string(outcome.title),
      "article": .optional(outcome.revision?.article),
      "revision": .optional(outcome.revision?.number),
      "slug": .optional(outcome.slug?.text), "cause": .string(outcome.cause),
      "suggestion": .string(outcome.suggestion), "remarks": .strings(outcome.remarks),
    ])
  }
}
