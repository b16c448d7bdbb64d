import FAQModel

/// What a table or a list says of one question, before it is looked at as a whole.
struct QuestionParts: Sendable {
  let place: String
  var title = ""
  var answer = ""
  /// What the answer is written in; nil to tell by its looks.
  var format: AnswerFormat?
  var id: String?
  var slug: String?
  var categories: [String] = []
  /// The slugs of the last of these, where the source is a site of this program.
  var shelves: [String] = []
  /// Whether the words are to be taken as they are, as they were once checked here.
  var isExact = false
  var tags: [String] = []
  var locale: String?
  var author = ""
  var summary = ""
  /// A date as it is written, and the name it is kept under where it is none.
  var date: (name: String, text: String)?
  var fields: [JSONValue.Member] = []
  /// The names of fields with words for readers, who will not see them there.
  var unseen: [String] = []
  var remarks: [String] = []

  init(place: String) { self.place = place }

  /// The question, and what was left out of its answer.
  private func read(order: SourceDate.Order?) throws(SourceRefusal) -> (
    question: SourceQuestion, dropped: [String]
  ) {
    let isReferenced = !isExact && AnswerFormat.hasOnlyReferences(title)
    let isMarkedUp = !isExact && Self.isMarkedUp(title)
    let field = isReferenced || isMarkedUp ? FieldText(html: title) : nil
    let isEscaped = !isExact && Self.isEscaped(title)
    let words = field?.text ?? (isEscaped ? Self.unescaped(title) : title)
    // What a question was known by before its tags and backslashes were read.
    let known = isMarkedUp || isEscaped ? title.wordsOnOneLine.lowercased() : nil
    let title = isExact ? title : words.wordsOnOneLine
    let lined = isExact ? nil : WrittenLineBreaks.text(answer)
    let answer = isExact ? AnswerMarkdown(body: answer) : AnswerReader.read(lined ?? answer, format)
    let flaw = SourceRefusal.flaw(place, title: title, answer: answer.body, isOwn: isExact)
    if let flaw { throw flaw }
    var question = SourceQuestion(
      place: place, identity: given(id) ?? given(slug) ?? known, title: title, body: answer.body)
    question.slug = given(slug)
    question.summary = isExact ? summary : Self.summary(summary)
    let isCut = !isExact && ["[…]", "[...]"].contains(where: question.summary.hasSuffix)
    if isCut { question.summary = "" }
    question.categories = categories
    question.shelves = shelves
    question.tags = tags
    question.locale = given(locale)
    question.author = author.wordsOnOneLine
    question.fields = fields
    question.attachments = answer.attachments
    question.remarks =
      remarks + (lined == nil ? [] : [WrittenLineBreaks.remark]) + (field?.remarks ?? [])
      + answer.remarks
    if !isExact {
      question.remarks += AskingLines.remarks(answer.body)
      question.remarks += SourceLinks.remarks(title: title, answer: answer.body)
    }
    if let date, given(date.text) != nil {
      question.date = SourceDate.instant(date.text, order: order)
      if question.date == nil {
        question.fields.append(JSONValue.Member(date.name, .string(date.text)))
        question.remarks.append(SourceDate.remark(date.text))
      }
    }
    if isEscaped {
      question.remarks.append(
        "Backslashes before marks in the question, such as '\\*', are left out, as those of Markdown."
      )
    }
    if isReferenced {
      question.remarks.append(
        "References in the question, such as '&amp;', are read as the characters that they stand for."
      )
    } else if !isExact, AnswerFormat.of(title) == .html {
      question.remarks.append("The question holds HTML, which is kept as it is written.")
    }
    let cut = isCut ? ["a summary that is cut, and ends in […]"] : []
    return (question, answer.dropped + cut)
  }

  /// Whether a question holds whole elements of HTML, such as `CO<sub>2</sub>`, as answers do.
  private static func isMarkedUp(_ title: String) -> Bool {
    title.has(UInt8(ascii: "<")) && title.contains("</") && AnswerFormat.of(title) == .html
  }

  /// Whether a question holds a backslash before a mark, as Markdown has it: `Patient\*innen`.
  private static func isEscaped(_ title: String) -> Bool {
    title.has(UInt8(ascii: "\\")) && AnswerFormat.of(title) == .markdown
  }

  private static func unescaped(_ title: String) -> String {
    "*_#".reduce(title) { $0.replacing("\\\($1)", with: "\($1)") }
  }

  /// A summary, which is plain words, also where a source writes it as HTML.
  private static func summary(_ text: String) -> String {
    AnswerFormat.of(text) == .html ? FieldText(html: text).text : text.trimmed
  }

  /// The reading of all of them, on all cores. Dates such as `03/04/2021` are read in the order that the others of
  /// the source show.
  static func reading(
    _ parts: consuming [QuestionParts], _ collector: QuestionCollector
  ) -> SourceReading {
    var collector = collector
    let order = SourceDate.order(of: (copy parts).lazy.compactMap { $0.date?.text })
    for start in stride(from: 0, to: parts.count, by: 256) {
      let run = start..<min(start + 256, parts.count)
      let read = Array(parts[run]).concurrentMap { part in
        Result { () throws(SourceRefusal) in try part.read(order: order?.order) }
      }
      for question in read { collector.add(question) }
      // Their words are not held twice.
      for index in run { parts[index] = QuestionParts(place: "") }
    }
    var reading = collector.reading
    if let (order, example) = order, order == .dayFirst {
      reading.remarks.append(
        "Dates are read with the day first, as in \(example.quoted(40)).")
    } else if let (_, example) = order {
      reading.remarks.append(
        "Dates are read with the month first, as in \(example.quoted(40)).")
    }
    return reading
  }

  /// The names of a path of shelves: `Care > Before`, or with `|`.
  static func path(_ text: String) -> [String] {
    let bar = text.replacing(" > ", with: "|")
    return bar.split(separator: "|").map { String($0).wordsOnOneLine }.filter { !$0.isEmpty }
  }

  /// Tags parted by commas, semicolons, bars or line ends.
  static func tags(_ text: String) -> [String] {
    text.split { ",;|".contains($0) || $0.isNewline }.map { String($0).wordsOnOneLine }
      .filter { !$0.isEmpty }
  }

  private func given(_ text: String?) -> String? {
    guard let text = text.map(\.trimmed), !text.isEmpty else { return nil }
    return text
  }
}
