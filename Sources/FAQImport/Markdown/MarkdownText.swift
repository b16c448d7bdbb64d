import FAQModel

/// A Markdown file whose front matter has been read.
struct MarkdownText {
  let bytes: [UInt8]
  let path: String
  let page: MarkdownPage
  let outline: MarkdownOutline
  let addresses: MarkdownAddresses
  /// Where the body begins, in bytes and in lines.
  let start: Int
  let startLine: Int

  init(_ bytes: [UInt8], _ head: MarkdownHead, path: String) {
    var bytes = bytes
    var outline = MarkdownOutline(bytes, from: head.bodyStart)
    if Self.isText(path) {
      if let text = outline.withoutHangingIndents(bytes) {
        bytes = text
        outline = MarkdownOutline(bytes, from: head.bodyStart)
      }
      outline = outline.asText(bytes)
    }
    self.bytes = bytes
    self.outline = outline
    self.path = path
    page = MarkdownPage(head.fields)
    start = head.bodyStart
    startLine = bytes.lineNumber(at: head.bodyStart)
    addresses = MarkdownAddresses(bytes, outline)
  }

  /// Another text of the same page.
  init(_ bytes: [UInt8], _ outline: MarkdownOutline, of text: MarkdownText) {
    (self.bytes, self.outline) = (bytes, outline)
    (path, page, start, startLine) = (text.path, text.page, text.start, text.startLine)
    addresses = MarkdownAddresses(bytes, outline)
  }

  func reading() -> SourceReading {
    var reading = bodyReading()
    reading.refused += page.lists.map { name in
      SourceRefusal(
        place: "front matter",
        cause: "\(name.quoted(60)) holds questions with answers, which are not read from there",
        suggestion: "Move them to a YAML file of their own, and import that.")
    }
    return reading
  }

  /// The questions that the body has or answers.
  private func bodyReading() -> SourceReading {
    let name = SourceName(path: path).words
    if let split = MarkdownSplit(bytes, from: start, outline, page, name: name) {
      return reading(split)
    }
    let (title, pieces, above, titleRemarks) = titled()
    var remarks = titleRemarks
    var more: [JSONValue.Member] = []
    guard !title.isEmpty, page.isOwn || page.isQuestion || !isPage(title) else {
      return page.lists.isEmpty ? liftedReading ?? withoutQuestion : SourceReading()
    }
    var body = holdsWords(pieces) ? Self.trimmed(text(of: pieces)) : ""
    if above != nil, !body.isEmpty { body += spareDefinitions(for: pieces) }
    if body.isEmpty {
      let answer = page.answer?.value.string ?? ""
      let lined = page.isOwn ? nil : WrittenLineBreaks.text(answer)
      if lined != nil { remarks.append(WrittenLineBreaks.remark) }
      body = Self.trimmed(lined ?? answer)
    } else if let answer = page.answer {
      more = [answer]
      remarks.append(
        "Its front matter has an answer too, which is kept as the field '\(answer.name)'.")
    }
    if let flaw = flaw(path, title: title, answer: body) {
      return MarkdownQuestions.refused(flaw)
    }
    guard !body.hasPrefix("<div class=\"faqcms-"), !body.holds("<div class=\"faqcms-answer\">")
    else {
      return MarkdownQuestions.refused(path, OwnExport.page.cause, OwnExport.page.suggestion)
    }
    var question = question(path, title, body)
    question.identity = path
    question.fields += more
    question.slug = page.slug
    question.summary = page.summary
    question.categories = page.categories.isEmpty ? Self.folders(of: path) : page.categories
    question.attachments = attachments(in: pieces)
    question.remarks += remarks + bodyRemarks(in: pieces)
    if !page.isOwn { question.remarks += AskingLines.remarks(body) }
    var reading = SourceReading(questions: [question])
    if let above { reading.dropped = dropped(above) }
    return reading
  }

  /// The questions that the body has in other blocks than headings; nil where there are none.
  private var liftedReading: SourceReading? {
    guard let lifted, case let name = SourceName(path: path).words,
      var split = MarkdownSplit(lifted.bytes, from: start, lifted.outline, page, name: name)
    else { return nil }
    split.remarkStrongLines(
      beside: lifted.outline.headings.map(\.level).max() ?? 0, areStrong: false)
    return lifted.reading(split)
  }

  /// The title, with the pieces below its heading, what stands above that, and what an editor should know of it.
  func titled() -> (title: String, pieces: [Range<Int>], above: Range<Int>?, remarks: [String]) {
    let whole = [start..<bytes.count]
    guard let (heading, words) = titleHeading else { return (page.title, whole, nil, []) }
    if page.title.isEmpty {
      var pieces = without(heading)
      let above = holdsWords([pieces[0]]) ? pieces.removeFirst() : nil
      return (words.text, pieces, above, remarks(onTitle: words))
    }
    guard !page.isOwn, words.text.lowercased() == page.title.lowercased() else {
      return (page.title, whole, nil, [])
    }
    let remark =
      "The heading on line \(line(heading.range.lowerBound)) says the question once "
      + "more and is left out."
    return (page.title, without(heading), nil, [remark])
  }

  /// Whether pieces of the file hold more than white space, link targets and notes.
  func holdsWords(_ pieces: [Range<Int>]) -> Bool {
    pieces.contains { piece in
      var place = piece.lowerBound
      for definition in outline.definitions.within(piece, \.range.lowerBound) {
        let end = max(place, definition.range.lowerBound)
        if !bytes[place..<end].allSatisfy(\.isASCIISpace) { return true }
        place = min(max(place, definition.range.upperBound), piece.upperBound)
      }
      return !bytes[place..<piece.upperBound].allSatisfy(\.isASCIISpace)
    }
  }

  /// A question with what the front matter says of all questions of the file.
  func question(_ place: String, _ title: String, _ body: String) -> SourceQuestion {
    var question = SourceQuestion(place: place, title: title, body: body)
    question.tags = page.tags
    let named = page.locale == nil ? SourceName.language(of: path) : nil
    question.locale = named?.tag ?? page.locale
    question.author = page.author
    question.date = page.date
    question.fields = page.fields
    question.remarks = page.remarks
    if let named {
      question.remarks.append("Its locale is that of its \(named.place)'s name: '\(named.tag)'.")
    }
    return question
  }

  /// Whether a title is none of a question: it says no more than that questions follow, or it is the
  /// heading of a file that is named for its questions, and does not ask; so does one that holds such a title
  /// above lines that ask and have words below them.
  private func isPage(_ title: String) -> Bool {
    if FAQTitle.isAll(of: title) { return true }
    guard page.title.isEmpty else { return false }
    return Invitation.isOne(title)
      || FAQTitle.isAll(of: SourceName(path: path).words) && !Asking.ends(title)
      || FAQTitle.isHeld(in: title)
        && !AskingLines.lines(String(decoding: bytes[start...], as: UTF8.self)).isEmpty
  }

  /// The heading that is the title of the file: of the first level, and first, or the only one. One that alone says
  /// what the file asks stands in Markdown, below nothing that asks.
  private var titleHeading: (MarkdownOutline.Heading, InlineWords)? {
    guard let first = outline.headings.first, first.level == 1 else { return nil }
    let isFirst = bytes[start..<first.range.lowerBound].allSatisfy(\.isASCIISpace)
    guard
      isFirst
        || outline.headings.count(where: { $0.level == 1 }) == 1
          && (!page.title.isEmpty
            || !Self.isText(path)
              && !asked.contains { $0.line < line(first.range.lowerBound) })
    else { return nil }
    let words = HeadingWords(bytes, first.words).words
    return words.text.isEmpty ? nil : (first, words)
  }

  private func without(_ heading: MarkdownOutline.Heading) -> [Range<Int>] {
    [start..<heading.range.lowerBound, heading.range.upperBound..<bytes.count]
  }

  /// Whether a file is called plain text, and may be no Markdown.
  static func isText(_ path: String) -> Bool {
    SourceName.isText(path) && !SourceName.isMarkdown(path)
  }

  /// The line of an offset, counted from 1.
  func line(_ offset: Int) -> Int { startLine + outline.line(of: offset) }

  func text(of pieces: [Range<Int>]) -> String {
    pieces.map { Self.trimmed(String(decoding: bytes[$0], as: UTF8.self)) }
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// A text without empty lines around it.
  static func trimmed(_ text: String) -> String {
    text.withBytes { bytes in
      var start = 0
      for (index, byte) in bytes.enumerated() {
        guard byte.isASCIISpace else { break }
        if byte == UInt8(ascii: "\n") { start = index + 1 }
      }
      var end = bytes.count
      while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
      return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
    }
  }

  /// The folders of a path as shelves, but for those of a language; of `index.md` that alone is a page of its folder's
  /// name, those above it.
  static func folders(of path: String) -> [String] {
    let parts = path.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." }
    let isIndex = parts.last?.lowercased().hasPrefix("index.") == true
    return parts.dropLast(isIndex ? 2 : 1).filter { !ListNames.isSurelyLanguage($0) }
  }
}
