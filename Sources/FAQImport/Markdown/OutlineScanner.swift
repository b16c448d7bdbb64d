/// Finds the blocks of a Markdown text, one line after the other.
struct OutlineScanner {
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
  mutating func take(_ start: Int, _ end: Int, _ line: Int, _ outline: inout MarkdownOutline) {
    let (first, indent) = MarkdownLine.indent(bytes, start, end)
    if takeFence(start, end, first, indent, &outline) || takeHTML(start, end, first, &outline) {
      return
    }
    guard first < end else {
      endParagraph(start, &outline)
      isAfterEmptyLine = true
      return
    }
    leaveLists(first, end, indent)
    takeWords(start, end, first, indent, line, &outline)
    if let footnote { outline.definitions[footnote].range = extended(footnote, outline, end) }
    isAfterEmptyLine = false
  }

  mutating func finish(_ outline: inout MarkdownOutline) {
    endParagraph(bytes.count, &outline)
    if let fence { outline.code.append(fence.start..<bytes.count) }
    if let html, !html.end.isEmpty { outline.code.append(html.start..<bytes.count) }
  }

  private func extended(
    _ footnote: Int, _ outline: MarkdownOutline, _ end: Int
  ) -> Range<Int> {
    outline.definitions[footnote].range.lowerBound..<min(end + 1, bytes.count)
  }

  private mutating func endParagraph(_ offset: Int, _ outline: inout MarkdownOutline) {
    if let runStart, runStart < offset { outline.runs.append(runStart..<offset) }
    runStart = nil
    paragraph = nil
    isParagraphOpen = false
    isQuotedFence = false
  }

  /// Takes a line of a fenced block that is open.
  private mutating func takeFence(
    _ start: Int, _ end: Int, _ first: Int, _ indent: Int, _ outline: inout MarkdownOutline
  ) -> Bool {
    guard let open = fence else { return false }
    if first < end, indent < open.indent {
      // The list that it stood in has ended, and it with the list.
      outline.code.append(open.start..<start)
      fence = nil
      return false
    }
    if indent <= open.indent + 3, let count = MarkdownLine.closing(bytes, first, end, open.mark),
      count >= open.count
    {
      outline.code.append(open.start..<end)
      fence = nil
    }
    return true
  }

  private mutating func takeHTML(
    _ start: Int, _ end: Int, _ first: Int, _ outline: inout MarkdownOutline
  ) -> Bool {
    guard let open = html else { return false }
    guard !open.end.isEmpty else {
      if first < end { return true }
      html = nil
      return false
    }
    if MarkdownLine.holds(bytes, start, end, open.end) {
      outline.code.append(open.start..<end)
      html = nil
    }
    return true
  }

  private mutating func leaveLists(_ first: Int, _ end: Int, _ indent: Int) {
    hasLeftList = false
    while let last = lists.last, indent < last {
      let goesOn = isParagraphOpen && !isAfterEmptyLine && !MarkdownLine.isBlock(bytes, first, end)
      if goesOn { return }
      lists.removeLast()
      hasLeftList = true
      if lists.isEmpty { footnote = nil }
    }
  }

  private mutating func takeWords(
    _ start: Int, _ end: Int, _ first: Int, _ indent: Int, _ line: Int,
    _ outline: inout MarkdownOutline
  ) {
    let isTop = lists.isEmpty
    guard indent - (lists.last ?? 0) < 4 || isParagraphOpen && !isAfterEmptyLine else {
      endParagraph(start, &outline)
      outline.code.append(start..<end)
      return
    }
    guard indent - (lists.last ?? 0) < 4 else { return goOn(start) }
    switch bytes[first] {
    case UInt8(ascii: "#"):
      guard let level = MarkdownLine.headingLevel(bytes, first, end) else { break }
      endParagraph(start, &outline)
      outline.runs.append(first..<end)
      let words = MarkdownLine.headingWords(bytes, first + level, end)
      if isTop {
        outline.headings.append(
          MarkdownOutline.Heading(
            level: level, line: line, range: start..<min(end + 1, bytes.count), words: words))
      }
      return
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if openFence(first, end, start, &outline) { return }
    case UInt8(ascii: ">"): return takeQuote(first, end, start, &outline)
    case UInt8(ascii: "="), UInt8(ascii: "-"):
      guard let paragraph, isTop, MarkdownLine.isUnderline(bytes, first, end) else { break }
      let level = bytes[first] == UInt8(ascii: "=") ? 1 : 2
      endParagraph(start, &outline)
      outline.headings.append(
        MarkdownOutline.Heading(
          level: level, line: paragraph.line, range: paragraph.start..<min(end + 1, bytes.count),
          words: paragraph.start..<start))
      return
    case UInt8(ascii: "<"):
      if openHTML(first, end, start, &outline) { return }
    case UInt8(ascii: "["):
      if takeDefinition(first, end, start, isTop, &outline) { return }
    default: break
    }
    if MarkdownLine.isRule(bytes, first, end) { return endParagraph(start, &outline) }
    if takeItem(first, end, indent, start, &outline) { return }
    if isTop {
      if !isParagraphOpen { paragraph = (start, line) }
      if let mark = QuestionMark(bytes, start, first, end, line) { outline.marks.append(mark) }
    }
    goOn(start)
  }

  private mutating func goOn(_ start: Int) {
    if runStart == nil { runStart = start }
    isParagraphOpen = true
  }

  private mutating func openFence(
    _ first: Int, _ end: Int, _ start: Int, _ outline: inout MarkdownOutline
  ) -> Bool {
    guard let count = MarkdownLine.fence(bytes, first, end) else { return false }
    endParagraph(start, &outline)
    fence = (bytes[first], count, first, lists.last ?? 0)
    return true
  }

  private mutating func takeQuote(
    _ first: Int, _ end: Int, _ start: Int, _ outline: inout MarkdownOutline
  ) {
    let wasFenced = isQuotedFence
    endParagraph(start, &outline)
    let words = bytes[first..<end].drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    let isFence = MarkdownLine.fence(bytes, words.startIndex, end) != nil
    isQuotedFence = wasFenced != isFence
    if wasFenced || isFence {
      outline.code.append(first..<end)
    } else {
      outline.runs.append(first..<end)
      isParagraphOpen = isText(words.startIndex, end)
    }
  }

  /// Takes the marker of a list item, and further ones after it.
  private mutating func takeItem(
    _ first: Int, _ end: Int, _ indent: Int, _ start: Int, _ outline: inout MarkdownOutline
  ) -> Bool {
    var place = first
    var column = indent
    var isItem = false
    while let marker = MarkdownLine.marker(bytes, place, end) {
      // Only a list that begins with 1 may interrupt a paragraph.
      if !isItem, lists.isEmpty, isParagraphOpen, !hasLeftList, !marker.mayInterrupt { break }
      if !isItem { endParagraph(start, &outline) }
      isItem = true
      column += marker.width
      if lists.count < Self.deepest { lists.append(column) }
      place += marker.width
      guard place < end else { return true }
    }
    guard isItem else { return false }
    if openFence(place, end, place, &outline) { return true }
    goOn(place)
    isParagraphOpen = isText(place, end)
    return true
  }

  /// Whether what follows the mark of a quote or an item is words that the next line may go on.
  private func isText(_ place: Int, _ end: Int) -> Bool {
    let (first, indent) = MarkdownLine.indent(bytes, place, end)
    return first < end && indent < 4 && !MarkdownLine.isBlock(bytes, first, end)
  }

  private mutating func openHTML(
    _ first: Int, _ end: Int, _ start: Int, _ outline: inout MarkdownOutline
  ) -> Bool {
    guard let ending = MarkdownLine.htmlEnd(bytes, first, end, isParagraphOpen) else {
      return false
    }
    endParagraph(start, &outline)
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

  private mutating func takeDefinition(
    _ first: Int, _ end: Int, _ start: Int, _ isTop: Bool, _ outline: inout MarkdownOutline
  ) -> Bool {
    guard let (label, content) = MarkdownLine.label(bytes, first, end),
      !isParagraphOpen || label.hasPrefix("^")
    else { return false }
    endParagraph(start, &outline)
    let range = start..<min(end + 1, bytes.count)
    if label.hasPrefix("^") {
      footnote = isTop ? outline.definitions.count : footnote
      if isTop { lists = [4] }
      outline.definitions.append(
        MarkdownOutline.Definition(label: label, address: nil, range: range))
      runStart = content
      isParagraphOpen = true
      return true
    }
    guard let target = LinkTarget(definition: bytes, at: content, in: end) else { return false }
    outline.definitions.append(
      MarkdownOutline.Definition(label: label, address: target.address, range: range))
    return true
  }
}
