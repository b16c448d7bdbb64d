import FAQModel

/// Finds the blocks of a Markdown text, one line after the other.
struct OutlineScanner {
  /// A line, without its end.
  private struct Line {
    let start: Int
    let end: Int
    let text: MarkdownLine
    /// Counted from 0.
    let number: Int

    var first: Int { text.first }
    var indent: Int { text.column }
  }

  private(set) var outline = MarkdownOutline()
  private let bytes: [UInt8]
  private var fence: (mark: UInt8, count: Int, start: Int, indent: Int)?
  private var html: (end: MarkdownLine.HTMLEnd, start: Int)?
  /// How far the content of each list that is open is indented.
  private var lists: [Int] = []
  /// The paragraph that an underline would make a heading.
  private var paragraph: (start: Int, line: Int)?
  private var isParagraphOpen = false
  private var isAfterEmptyLine = true
  private var isQuotedFence = false
  private var runStart: Int?
  private var footnote: Int?
  private var hasLeftList = false

  /// Lists within lists are counted no deeper.
  private static let deepest = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Takes the line between two offsets.
  mutating func take(_ start: Int, _ end: Int, _ number: Int) {
    let line = Line(
      start: start, end: end, text: MarkdownLine(bytes[start..<end]), number: number)
    if takeFence(line) || takeHTML(line) { return }
    guard !line.text.isBlank else {
      endParagraph(start)
      isAfterEmptyLine = true
      return
    }
    // CommonMark would let the next question go on with the last item.
    if let outermost = lists.first, line.indent < outermost, isParagraphOpen,
      QuestionMark(bytes, line.start, line.first, line.end, line.number)?.isQuestion == true
    {
      endParagraph(line.start)
    }
    leaveLists(line)
    takeWords(line)
    if let footnote {
      let start = outline.definitions[footnote].range.lowerBound
      outline.definitions[footnote].range = start..<next(line)
    }
    isAfterEmptyLine = false
  }

  mutating func finish() {
    endParagraph(bytes.count)
    if let fence { outline.code.append(fence.start..<bytes.count) }
    if let html, case .line = html.end { outline.code.append(html.start..<bytes.count) }
  }

  /// Where the next line begins.
  private func next(_ line: Line) -> Int { min(line.end + 1, bytes.count) }

  private mutating func endParagraph(_ offset: Int) {
    if let runStart, runStart < offset { outline.runs.append(runStart..<offset) }
    runStart = nil
    paragraph = nil
    isParagraphOpen = false
    isQuotedFence = false
  }

  /// Takes a line of a fenced block that is open.
  private mutating func takeFence(_ line: Line) -> Bool {
    guard let open = fence else { return false }
    if !line.text.isBlank, line.indent < open.indent {
      // The list that it stood in has ended, and it with the list.
      outline.code.append(open.start..<line.start)
      fence = nil
      return false
    }
    if line.indent <= open.indent + 3, line.text.closes((open.mark, open.count)) {
      outline.code.append(open.start..<line.end)
      fence = nil
    }
    return true
  }

  private mutating func takeHTML(_ line: Line) -> Bool {
    guard let open = html else { return false }
    guard case .line(let ends) = open.end else {
      if line.text.isBlank { html = nil }
      return !line.text.isBlank
    }
    if line.text.holds(ends) {
      outline.code.append(open.start..<line.end)
      html = nil
    }
    return true
  }

  private mutating func leaveLists(_ line: Line) {
    hasLeftList = false
    while let last = lists.last, line.indent < last {
      if isParagraphOpen, !isAfterEmptyLine, !line.text.beginsBlock { return }
      lists.removeLast()
      hasLeftList = true
      if lists.isEmpty { footnote = nil }
    }
  }

  private mutating func takeWords(_ line: Line) {
    let (start, first, end) = (line.start, line.first, line.end)
    let isTop = lists.isEmpty
    guard line.indent - (lists.last ?? 0) < 4 else {
      if isParagraphOpen && !isAfterEmptyLine { return goOn(start) }
      endParagraph(start)
      outline.code.append(start..<end)
      return
    }
    if takeMarked(line) { return }
    if line.text.isRule {
      if isTop { outline.rules.append(start) }
      return endParagraph(start)
    }
    if takeItem(line) { return }
    if isTop {
      if !isParagraphOpen { paragraph = (start, line.number) }
      if let mark = QuestionMark(bytes, start, first, end, line.number) {
        outline.marks.append(mark)
      }
    }
    goOn(start)
  }

  /// Takes a line whose first sign says what it is, but for rules and items.
  private mutating func takeMarked(_ line: Line) -> Bool {
    let (start, first, end) = (line.start, line.first, line.end)
    let isTop = lists.isEmpty
    switch bytes[first] {
    case UInt8(ascii: "#"):
      guard let level = line.text.headingLevel else { return false }
      endParagraph(start)
      outline.runs.append(first..<end)
      if isTop {
        outline.headings.append(
          MarkdownOutline.Heading(
            level: level, line: line.number, range: start..<next(line),
            words: line.text.headingWords(level)))
      }
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return openFence(line.text, line)
    case UInt8(ascii: ">"): takeQuote(line)
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      guard let paragraph, isTop, let level = line.text.underlineLevel else { return false }
      endParagraph(start)
      outline.headings.append(
        MarkdownOutline.Heading(
          level: level, line: paragraph.line, range: paragraph.start..<next(line),
          words: paragraph.start..<start))
    case UInt8(ascii: "<"): return openHTML(line)
    case UInt8(ascii: "["): return takeDefinition(line)
    default: return false
    }
    return true
  }

  private mutating func goOn(_ start: Int) {
    if runStart == nil { runStart = start }
    isParagraphOpen = true
  }

  private mutating func openFence(_ text: MarkdownLine, _ line: Line) -> Bool {
    guard let (mark, count) = text.fence else { return false }
    endParagraph(line.start)
    fence = (mark, count, text.first, lists.last ?? 0)
    return true
  }

  private mutating func takeQuote(_ line: Line) {
    let wasFenced = isQuotedFence
    endParagraph(line.start)
    let words = MarkdownLine(line.text.content.drop { $0 == UInt8(ascii: ">") || $0 == 0x20 })
    let isFence = words.fence != nil
    isQuotedFence = wasFenced != isFence
    if wasFenced || isFence {
      outline.code.append(line.first..<line.end)
    } else {
      outline.runs.append(line.first..<line.end)
      isParagraphOpen = !words.isBlank && words.column < 4 && !words.beginsBlock
    }
  }

  /// Takes the marker of a list item, and further ones after it.
  private mutating func takeItem(_ line: Line) -> Bool {
    guard var item = line.text.item else { return false }
    // Only a list that begins with 1, and with words, may interrupt a paragraph.
    let mayInterrupt = item.isFirst && !item.rest.isBlank
    if lists.isEmpty, isParagraphOpen, !hasLeftList, !mayInterrupt { return false }
    endParagraph(line.start)
    while true {
      if lists.count < Self.deepest { lists.append(item.column) }
      guard !item.rest.isBlank else { return true }
      let isCode = item.rest.column > item.column
      if !isCode, let next = item.rest.item {
        item = next
        continue
      }
      if !isCode, openFence(item.rest, line) { return true }
      goOn(item.rest.first)
      isParagraphOpen = !isCode && !item.rest.beginsBlock
      return true
    }
  }

  private mutating func openHTML(_ line: Line) -> Bool {
    guard let end = line.text.html(inParagraph: isParagraphOpen) else { return false }
    endParagraph(line.start)
    outline.html.append(line.first)
    if case .line(let ends) = end, line.text.holds(ends) {
      outline.code.append(line.first..<line.end)
    } else {
      html = (end, line.first)
    }
    return true
  }

  private mutating func takeDefinition(_ line: Line) -> Bool {
    guard let (label, content) = line.text.label,
      !isParagraphOpen || label.hasPrefix("^")
    else { return false }
    endParagraph(line.start)
    let range = line.start..<next(line)
    if label.hasPrefix("^") {
      if lists.isEmpty {
        footnote = outline.definitions.count
        lists = [4]
      }
      outline.definitions.append(
        MarkdownOutline.Definition(label: label, address: nil, range: range))
      runStart = content
      isParagraphOpen = true
      return true
    }
    guard let target = LinkTarget(definition: bytes, at: content, in: line.end) else {
      return false
    }
    outline.definitions.append(
      MarkdownOutline.Definition(label: label, address: target.address, range: range))
    return true
  }
}
