import FAQModel

extension MarkdownText {
  /// A file that is refused, as it has no question; the lines of it that ask are named, as it may hold many
  /// questions that are no headings.
  var withoutQuestion: SourceReading {
    let asked = asked
    guard let first = asked.first else { return withoutAsking }
    let shown = asked.prefix(5).map { "line \($0.line) '\($0.words)'" }.joined(separator: ", ")
    let more = asked.count > 5 ? " and \(asked.count - 5) more" : ""
    let headings = outline.headings.contains {
      MarkdownSplit.asks(HeadingWords(bytes, $0.words).words.text)
    }
    let cause =
      headings
      ? "its headings do not say which of them are questions; these lines ask: \(shown)\(more)"
      : asked.count == 1
        ? "it has no heading that asks, but \(shown) does"
        : "it has no headings that ask, but \(asked.count) lines do: \(shown)\(more)"
    return MarkdownQuestions.refused(
      path, cause,
      "Write each question as a heading\(headings ? " of one level" : ""), such as '## \(first.words)', with its "
        + "answer below it\(headings ? ", and nothing else as one of that level" : "").")
  }

  /// A file that is refused in which nothing asks: one that is called a page of questions has them elsewhere, such as
  /// in commands of its site generator.
  private var withoutAsking: SourceReading {
    let title = titled().title
    let isNamed = FAQTitle.isAll(of: SourceName(path: path).words)
    guard FAQTitle.isAll(of: title) || isNamed else {
      return MarkdownQuestions.refused(
        path, "it has no question",
        "Give it a title in its front matter, or a first line '# Question?'.")
    }
    let name = FAQTitle.isAll(of: title) ? "title \(title.quoted())" : "name"
    var cause = "its \(name) is that of a page of questions, but no line of it asks"
    var advice = "Write each question as a heading that ends in '?', with its answer below it."
    if let command = bytes[start...].indices.first(where: { isCommand(at: $0) }) {
      let line = bytes[command..<bytes.lineEnd(from: command)]
      cause +=
        " beside the commands of a site generator, such as \(String(decoding: line, as: UTF8.self).quoted(40))"
      advice = "Save its page as HTML in a browser, and import that. Or: \(advice)"
    }
    return MarkdownQuestions.refused(path, cause, advice)
  }

  /// Whether `{{` or `{%` stands at an offset.
  private func isCommand(at offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "{") && offset + 1 < bytes.count
      && "{%".utf8.contains(bytes[offset + 1])
  }

  /// The lines of the body that ask, such as items, strong words and what folds an answer.
  var asked: [(line: Int, words: String)] {
    var asked: [(line: Int, words: String)] = []
    var fence = FenceState()
    for (number, line) in Passage.lines(
      of: String(decoding: bytes[start...], as: UTF8.self)
    ).enumerated() {
      let words = Substring(line.text).drop { " \t>#".contains($0) }
      fence.take(words)
      guard !fence.isOpen, let question = Self.question(of: words) else { continue }
      let text = InlineWords(Array(question.utf8)[...]).text
      if MarkdownSplit.isOfPage(text) { continue }
      asked.append((startLine + number, String(text.visibleOnOneLine.prefix(100))))
    }
    return asked
  }

  /// What a line asks behind the mark of an item, a fold or the like; nil where it does not.
  private static func question(of line: Substring) -> Substring? {
    var words = line
    if let mark = words.first, ":?!".contains(mark), words.prefix(3).allSatisfy({ $0 == mark }) {
      words = words.drop { $0 == mark || $0 == "+" }.drop { $0 == " " }
      // What kind of a fold it is.
      let kind = words.prefix { $0.isASCII && $0.isLowercase || $0 == "-" }
      if words[kind.endIndex...].first == " " { words = words[kind.endIndex...] }
      words = words.drop { " \"".contains($0) }
    } else if let item = PlainBlock.marked(String(words)) {
      words = item.rest[...]
    }
    for mark in ["**", "__"] where words.hasPrefix(mark) {
      let rest = words.dropFirst(2)
      guard let end = rest.firstRange(of: mark) else { continue }
      if Asking.ends(rest[..<end.lowerBound]) { return rest[..<end.lowerBound] }
    }
    guard words.utf8.count <= 400, Asking.ends(words) else { return nil }
    return words.last == "\"" ? words.dropLast() : words
  }
}
