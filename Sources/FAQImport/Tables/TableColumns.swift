import FAQModel

/// What the columns of a table are, by their names.
struct TableColumns {
  enum Meaning: Equatable {
    case field(SourceField)
    /// A field without a place of its own, by its name.
    case other(String)
    /// What another export says that is not taken, by its name.
    case dropped(String)
  }

  let meanings: [Meaning]
  /// The names as the table has them, or `column 3`.
  let names: [String]
  /// What the answers are written in, where the table says so.
  let format: AnswerFormat?
  /// The language that the names of the question and the answer say, as in `question_en`; nil for none.
  let language: String?
  /// Whether the row that is taken as their names may be one of words itself.
  let areNamesWords: Bool
  /// Whether an export of this program has them.
  let isOwn: Bool
  /// Whether the last column is never empty, as it is the question or the answer.
  var endsInWords: Bool { meanings.last == .field(.question) || meanings.last == .field(.answer) }

  /// - Parameter mapping: the column of a field, where names do not say it or not rightly.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where no column is the question or none is the
  ///   answer, where two are as likely, and for a mapping of what there is not.
  init(_ row: TableRow, mapping: [String: String]) throws {
    let names = row.cells.enumerated().map { index, cell in
      let name = cell.wordsOnOneLine
      return name.isEmpty ? "column \(index + 1)" : name
    }
    isOwn = OwnExport.marks.allSatisfy(names.contains)
    areNamesWords = Self.areWords(names, row)
    let known = isOwn ? Set(OwnExport.notTaken) : []
    var columns = try Self.mapped(mapping, names, line: row.line)
    for (field, column) in try Self.recognised(names, except: columns, line: row.line) {
      columns[field] = column
    }
    if let name = Self.myth(names, columns[.question]) {
      throw Refusal.invalidFile(
        line: row.line,
        cause:
          "its column \(name.quoted(60)) states myths, which must not become "
          + "questions; write a column that asks what is true, as in 'Is it true that …?'")
    }
    for field in [SourceField.question, .answer] where columns[field] == nil {
      throw Refusal.invalidFile(
        line: row.line,
        cause: "no column is the \(field.rawValue); the columns are \(Self.listed(names)); "
          + "name one with --map \(field.rawValue)=COLUMN"
          + (areNamesWords
            ? ", but if that row is a question itself, write a row of names above it" : ""))
    }
    var meanings = Self.others(names).map { known.contains($0) ? Meaning.dropped($0) : .other($0) }
    for (field, column) in columns { meanings[column] = .field(field) }
    self.names = names
    self.meanings = meanings
    language = try Self.language(
      question: columns[.question].map { names[$0] } ?? "",
      answer: columns[.answer].map { names[$0] } ?? "", line: row.line)
    let answer = columns[.answer].map { names[$0].lowercased() } ?? ""
    format =
      isOwn || answer.contains("markdown")
      ? .markdown : answer.contains("html") ? .html : nil
  }

  /// The columns of a table without a row of names: a question and an answer in each row; nil where the first row is
  /// none of these.
  init?(withoutNames row: TableRow) {
    guard row.cells.count == 2, Asking.ends(row.cells[0]), !Asking.ends(row.cells[1]),
      !row.cells[1].isEmpty
    else { return nil }
    meanings = [.field(.question), .field(.answer)]
    names = ["column 1", "column 2"]
    (format, language, areNamesWords, isOwn) = (nil, nil, false, false)
  }

  /// Whether a row holds the names of columns once more: those of the question and the answer, in these words
  /// or in others that name them.
  func areNamed(again row: TableRow) -> Bool {
    let fields: [(field: SourceField, isName: (String) -> Bool)] = [
      (.question, SourceField.isQuestion), (.answer, SourceField.isAnswer),
    ]
    return fields.allSatisfy { field, isName in
      guard let index = meanings.firstIndex(of: .field(field)), index < row.cells.count else {
        return false
      }
      let words = row.cells[index]
      guard words.utf8.count <= 100 else { return false }
      let name = words.wordsOnOneLine
      return name.lowercased() == names[index].lowercased() || isName(name)
    }
  }

  /// The column with myths: that of the question, or where there is none, one that is set against facts.
  private static func myth(_ names: [String], _ question: Int?) -> String? {
    if let question { return MythPair.isMyth(names[question]) ? names[question] : nil }
    return names.contains(where: MythPair.isFact) ? names.first(where: MythPair.isMyth) : nil
  }

  private static func mapped(
    _ mapping: [String: String], _ names: [String], line: Int?
  ) throws -> [SourceField: Int] {
    var columns: [SourceField: Int] = [:]
    for (name, column) in mapping.sorted(by: { $0.key < $1.key }) {
      let field = try SourceField(mapped: name)
      let wanted = column.wordsOnOneLine
      let index =
        names.firstIndex(of: wanted)
        ?? names.firstIndex { $0.lowercased() == wanted.lowercased() }
      guard let index else {
        throw Refusal.invalidFile(
          line: line, cause: "no column is called '\(wanted)'; the columns are \(listed(names))")
      }
      guard columns[field] == nil, !columns.values.contains(index) else {
        throw Refusal.invalidFile(
          cause: "'\(wanted)' is mapped to '\(name)', and one of them is mapped already")
      }
      columns[field] = index
    }
    return columns
  }

  private static func recognised(
    _ names: [String], except mapped: [SourceField: Int], line: Int?
  ) throws -> [SourceField: Int] {
    var best: [SourceField: (column: Int, rank: Int)] = [:]
    let taken = Set(mapped.values)
    for (column, name) in names.enumerated() where !taken.contains(column) {
      guard let (field, rank) = Self.meaning(name), mapped[field] == nil else { continue }
      if let other = best[field], other.rank == rank {
        throw Refusal.invalidFile(
          line: line,
          cause: "columns \(other.column + 1) and \(column + 1) may both be the \(field.rawValue); "
            + "call one of them otherwise")
      }
      if let other = best[field], SourceField.areOfTwoLanguages(names[other.column], name) {
        throw Refusal.invalidFile(
          line: line,
          cause:
            "columns \(names[other.column].quoted(60)) and \(name.quoted(60)) may both be the "
            + "\(field.rawValue), each in a language; name one with --map \(field.rawValue)=COLUMN")
      }
      if rank < best[field]?.rank ?? .max { best[field] = (column, rank) }
    }
    return best.mapValues(\.column)
  }

  /// As ``SourceField/named(_:)``, with what help desks call the columns of their exports.
  private static func meaning(_ name: String) -> (field: SourceField, rank: Int)? {
    switch name.lowercased() {
    case "article title": (.question, 500)
    case "article body": (.answer, 500)
    default: SourceField.named(name) ?? meaning(inLanguage: name)
    }
  }

  /// What a question or an answer is whose name says its language, too.
  private static func meaning(inLanguage name: String) -> (field: SourceField, rank: Int)? {
    guard let base = parted(name)?.base,
      SourceField.isQuestion(base) || SourceField.isAnswer(base),
      let (field, rank) = SourceField.named(base)
    else { return nil }
    return (field, rank + 1_000)
  }

  /// The name and the language of `question_en`, `Question (EN)` or `question-pt-BR`.
  private static func parted(_ name: String) -> (base: String, language: String)? {
    guard let match = name.wholeMatch(of: /(.*?)[ _\-]*[_\-(]([A-Za-z]{2}([_\-][A-Za-z]{2})?)\)?/)
    else {
      return nil
    }
    let language = String(match.2).replacing("_", with: "-")
    return ListNames.isSurelyLanguage(language.lowercased())
      ? (String(match.1), language) : nil
  }

  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where each is in a language of its own.
  private static func language(
    question: String, answer: String, line: Int?
  ) throws -> String? {
    let (asked, answered) = (parted(question)?.language, parted(answer)?.language)
    if let asked, let answered, asked.lowercased() != answered.lowercased() {
      throw Refusal.invalidFile(
        line: line,
        cause:
          "the columns \(question.quoted(60)) and \(answer.quoted(60)) are each in a language of its own; name two of "
          + "one with --map")
    }
    return asked ?? answered
  }

  /// The names under which columns are kept as fields, each once.
  private static func others(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.enumerated().map { index, name in
      let free = SourceField.freeName(name)
      let unique = seen.insert(free).inserted ? free : "\(free) (column \(index + 1))"
      seen.insert(unique)
      return unique
    }
  }

  /// Whether a row of names has a cell that is a number, asks, or ends as a sentence does, or an empty one.
  private static func areWords(_ names: [String], _ row: TableRow) -> Bool {
    zip(names, row.cells).contains { name, cell in
      cell.isEmpty || Double(name) != nil || Asking.ends(name) || [".", "!"].contains(name.last)
    }
  }

  private static func listed(_ names: [String]) -> String {
    let rest = names.count > 30 ? " and \(names.count - 30) more" : ""
    return names.prefix(30).map { $0.quoted(60) }.joined(separator: ", ") + rest
  }
}
