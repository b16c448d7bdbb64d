import FAQModel

/// An answer as Markdown, with what became of the rest of it.
package struct AnswerMarkdown: Equatable, Sendable {
  package var body: String
  /// What was left out, one entry a piece.
  package var dropped: [String] = []
  package var attachments: [SourceAttachment] = []
  /// What an editor should know, a sentence each.
  package var remarks: [String] = []

  package init(body: String) { self.body = body }
}

/// Turns the text of an answer into Markdown, whatever it is written in.
package enum AnswerReader {
  /// The answer as Markdown.
  ///
  /// - Parameter format: what it is written in; nil to tell by its looks.
  package static func read(_ text: String, _ format: AnswerFormat? = nil) -> AnswerMarkdown {
    let isGuessed = format == nil
    switch format ?? .of(text) {
    case .plain:
      var answer = AnswerMarkdown(body: PlainText.markdown(text))
      if PlainBlock.mayHoldNote(text) {
        answer.remarks = [
          "A word ends in a star, and lines that begin with one became items; if one is its note, move it out of "
            + "the list."
        ]
      }
      return answer
    case .markdown: return markdown(text, isGuessed: isGuessed)
    case .html: return html(text, isGuessed: isGuessed)
    }
  }

  /// An answer in HTML; one that only looks like it may be Markdown in which tags dress some words.
  private static func html(_ text: String, isGuessed: Bool) -> AnswerMarkdown {
    let holdsMark = AnswerFormat.holdsMark(Array(text.withLineFeeds.utf8))
    if isGuessed, holdsMark, let tagged = TaggedMarkdown(text) {
      var answer = markdown(tagged.text, isGuessed: true)
      answer.remarks += tagged.remarks
      return answer
    }
    var answer = html(isGuessed ? LinedHTML.guessed(text) : text)
    if holdsMark {
      answer.remarks.append(
        "The answer is HTML; what looks like marks of Markdown in it is kept as words.")
    }
    return answer
  }

  private static func markdown(_ text: String, isGuessed: Bool) -> AnswerMarkdown {
    let tidied = tidied(text)
    guard isGuessed else { return AnswerMarkdown(body: tidied) }
    let (body, lines) = LineSigns.kept(in: tidied)
    var answer = AnswerMarkdown(body: body)
    answer.remarks = lines.map {
      "The sign before the number is taken as one, and not as the mark of a quotation or an item: "
        + "'\($0.prefix(100).description.visibleOnOneLine)'."
    }
    return answer
  }

  private static func html(_ html: String) -> AnswerMarkdown {
    if let answer = try? HTMLMarkdown.markdown(html: html) { return answer }
    var answer = AnswerMarkdown(body: PlainText.markdown(html))
    answer.remarks = ["The answer is no HTML that can be read; it is kept as it is written."]
    return answer
  }

  /// Markdown as it is, but for empty lines around it, and with `•` at the start of a line as the
  /// mark of a list item that it stands for.
  private static func tidied(_ text: String) -> String {
    let text = PlainLines.withLineFeeds(text)
    guard !isTidy(text) else { return text }
    var fence = FenceState()
    var lines = PlainLines.lines(of: text).map { line -> Substring in
      let words = line.drop { $0 == " " }
      fence.take(words)
      guard !fence.isOpen, isItem(words) else { return line }
      return Substring(
        line.prefix { $0 == " " }.prefix(3) + "- " + words.dropFirst().drop { $0 == " " })
    }
    while lines.first.map(\.trimmed) == "" { lines.removeFirst() }
    while lines.last.map(\.trimmed) == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// Whether a line of Markdown begins with the mark of an item that is not ASCII.
  static func isItem(_ line: some StringProtocol) -> Bool {
    line.first.map { "•◦▪●‣".contains($0) } == true
  }

  /// Whether words stand at both ends, and no line begins with a mark that is not ASCII.
  private static func isTidy(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last, 0x21...0x7E ~= first,
        0x21...0x7E ~= last
      else { return false }
      var rest = bytes[...]
      while let feed = UnsafeBufferPointer(rebasing: rest).place(of: 0x0A) {
        rest = rest.dropFirst(feed + 1).drop { $0 == 0x20 }
        if let byte = rest.first, byte >= 0x80 { return false }
      }
      return true
    }
  }
}
