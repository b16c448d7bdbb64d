import FAQModel

/// A post or a page with what its words say, which any thread can read.
struct WXRPost: Sendable {
  let item: WXRItem
  /// The title as plain text.
  let title: String
  /// Whether the post itself asks something.
  let isQuestion: Bool
  let content: PostContent
  /// The words beside the questions of its blocks, on one line.
  let rest: String
  /// The answer that the post itself is; nil where it is none.
  let answer: Answer?
  /// The answers of the questions of its blocks, in their order.
  let answers: [Answer]
  /// What its content holds as a web page beside the questions of blocks, where its title asks nothing.
  let page: SourceReading?

  /// An answer, or why it cannot be read.
  typealias Answer = Result<AnswerMarkdown, any Error>

  var hasRest: Bool { !rest.isEmpty }

  /// Nil for an item that is no post, or that nobody wrote.
  init?(_ item: WXRItem, html: WXRSource.Converter) {
    let kind = WXRKind(type: item.type)
    guard kind == .question || kind == .page, item.status != "auto-draft", item.status != "trash",
      !item.isOfForum
    else { return nil }
    self.item = item
    title = FieldText(html: item.title).text
    isQuestion = kind == .question || Asking.ends(title)
    let content = PostContent(item.content, takesDetails: !isQuestion)
    self.content = content
    rest = content.questions.isEmpty ? "" : FieldText(html: content.html).text
    let isAnswer = isQuestion && !title.isEmpty && (content.questions.isEmpty || !rest.isEmpty)
    answer = isAnswer ? Self.read(content.html, html) : nil
    answers = content.questions.map { Self.read($0.answer, html) }
    // Boxes and lines of other posts ask readers to call or to come.
    let isFAQ = FAQTitle.isAll(of: title) || FAQTitle.isHeld(in: title)
    page =
      isQuestion || !content.questions.isEmpty && rest.isEmpty
      ? nil : try? HTMLSource.reading(content.html, namesLinks: false, isFAQ: isFAQ)
  }

  private static func read(_ words: String, _ html: WXRSource.Converter) -> Answer {
    Answer {
      var answer = try html(words)
      answer.remarks += AskingLines.remarks(answer.body)
      return answer
    }
  }
}
