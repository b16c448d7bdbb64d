/// Finds the blocks of a Markdown text, one line after the other.
struct OutlineScanner {
  /// A line, without its end.
  private struct Line {
    let start: Int
    let end: Int
    /// Where its words begin, the end where it has none, and the column that they begin in.
    let first: Int
    let indent: Int
    /// Counted from 0.
    let number: Int
  }

  private(set) var outline = MarkdownOutline()
  private let bytes: [UInt8]
  private var fence: (mark: UInt8, count: Int, start: Int, indent: Int)?
  /// What ends a block of HTML: these bytes, or an empty line where there are none.
  private var html: (end: String, start: Int)?
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
    let (first, indent) = MarkdownLine.indent(bytes, start, end)
    let line = Line(start: start, end: end, first: first, indent: indent, number: number)
    if takeFence(line) || takeHTML(line) { return }
    guard first < end else {
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
    if let html, !html.end.isEmpty { outline.code.append(html.start..<bytes.count) }
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
    if line.first < line.end, line.indent < open.indent {
      // The list that it stood in has ended, and it with the list.
      outline.code.append(open.start..<line.start)
      fence = nil
      return false
    }
    if line.indent <= open.indent + 3,
      let count = MarkdownLine.closing(bytes, line.first, line.end, open.mark), count >= open.count
    {
      outline.code.append(open.start..<line.end)
      fence = nil
    }
    return true
  }

  private mutating func takeHTML(_ line: Line) -> Bool {
    guard let open = html else { return false }
    guard !open.end.isEmpty else {
      if line.first < line.end { return true }
      html = nil
      return false
    }
    if MarkdownLine.holds(bytes, line.start, line.end, open.end) {
      outline.code.append(open.start..<line.end)
      html = nil
    }
    return true
  }

  private mutating func leaveLists(_ line: Line) {
    hasLeftList = false
    while let last = lists.last, line.indent < last {
      let goesOn =
        isParagraphOpen && !isAfterEmptyLine
        && !MarkdownLine.isBlock(bytes, line.first, line.end)
      if goesOn { return }
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
    switch bytes[first] {
    case UInt8(ascii: "#"):
      guard let level = MarkdownLine.headingLevel(bytes, first, end) else { break }
      endParagraph(start)
      outline.runs.append(first..<end)
      let words = MarkdownLine.headingWords(bytes, first + level, end)
      if isTop {
        outline.headings.append(
          MarkdownOutline.Heading(
            level: level, line: line.number, range: start..<next(line), words: words))
      }
      return
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if openFence(at: first, line) { return }
    case UInt8(ascii: ">"): return takeQuote(line)
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      guard let paragraph, isTop, MarkdownLine.isUnderline(bytes, first, end) else { break }
      let level = bytes[first] == UInt8(ascii: "=") ? 1 : 2
      endParagraph(start)
      outline.headings.append(
        MarkdownOutline.Heading(
          level: level, line: paragraph.line, range: paragraph.start..<next(line),
          words: paragraph.start..<start))
      return
    case UInt8(ascii: "<"):
      if openHTML(line) { return }
    case UInt8(ascii: "["):
      if takeDefinition(line) { return }
    default: break
    }
    if MarkdownLine.isRule(bytes, first, end) {
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

  private mutating func goOn(_ start: Int) {
    if runStart == nil { runStart = start }
    isParagraphOpen = true
  }

  private mutating func openFence(at place: Int, _ line: Line) -> Bool {
    guard let count = MarkdownLine.fence(bytes, place, line.end) else { return false }
    endParagraph(line.start)
    fence = (bytes[place], count, place, lists.last ?? 0)
    return true
  }

  private mutating func takeQuote(_ line: Line) {
    let wasFenced = isQuotedFence
    endParagraph(line.start)
    let words = bytes[line.first..<line.end].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    let isFence = MarkdownLine.fence(bytes, words.startIndex, line.end) != nil
    isQuotedFence = wasFenced != isFence
    if wasFenced || isFence {
      outline.code.append(line.first..<line.end)
    } else {
      outline.runs.append(line.first..<line.end)
      isParagraphOpen = isText(words.startIndex, line.end)
    }
  }

  /// Takes the marker of a list item, and further ones after it.
  private mutating func takeItem(_ line: Line) -> Bool {
    var place = line.first
    var column = line.indent
    var isItem = false
    while let marker = MarkdownLine.marker(bytes, place, line.end) {
      // Only a list that begins with 1 may interrupt a paragraph.
      if !isItem, lists.isEmpty, isParagraphOpen, !hasLeftList, !marker.mayInterrupt { break }
      if !isItem { endParagraph(line.start) }
      isItem = true
      column += marker.width
      if lists.count < Self.deepest { lists.append(column) }
      place += marker.width
      guard place < line.end else { return true }
    }
    guard isItem else { return false }
    if openFence(at: place, line) { return true }
    goOn(place)
    isParagraphOpen = isText(place, line.end)
    return true
  }

  /// Whether what follows the mark of a quote or an item is words that the next line may go on.
  private func isText(_ place: Int, _ end: Int) -> Bool {
    let (first, indent) = MarkdownLine.indent(bytes, place, end)
    return first < end && indent < 4 && !MarkdownLine.isBlock(bytes, first, end)
  }

  private mutating func openHTML(_ line: Line) -> Bool {
    let (first, end) = (line.first, line.end)
    guard let ending = MarkdownLine.htmlEnd(bytes, first, end, isParagraphOpen) else {
      return false
    }
    endParagraph(line.start)
    outline.html.append(first)
    if ending.isEmpty {
      html = ("", first)
    } else if MarkdownLine.holds(bytes, first + 2, end, ending) {
      outline.code.append(first..<end)
    } else {
      html = (ending, first)
    }
    return true
  }

  private mutating func takeDefinition(_ line: Line) -> Bool {
    guard let (label, content) = MarkdownLine.label(bytes, line.first, line.end),
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
