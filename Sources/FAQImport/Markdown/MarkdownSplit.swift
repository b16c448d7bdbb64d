import FAQModel

/// A Markdown page with many questions, taken apart.
struct MarkdownSplit {
  struct Part {
    /// Where it begins.
    let start: Int
    let title: InlineWords
    /// The mark before the title, where its number is none of a question: `Q10: `.
    var label = ""
    /// The name that links within the page have for it, where the page gives it one.
    var anchor: String?
    /// The shelves that its headings name.
    let categories: [String]
    var body: [Range<Int>]
    /// Whether the answer is the cell of a table, which is one line, with tags where that ends.
    var isCell = false
    /// What was taken from the start of the body with the mark of the answer.
    var opening = ""
    var remarks: [String] = []
    /// What is wrong with it, and what to do.
    var fault: (cause: String, suggestion: String)?
  }

  var parts: [Part] = []
  /// The pieces between the questions, with the headings that stand there left out.
  var gaps: [Range<Int>] = []
  /// The headings that name no shelf.
  var pageHeadings: [String] = []
  /// The headings that no question stands under.
  var emptyHeadings: [Shelf] { shelves.empty }

  let bytes: [UInt8]
  /// Where the words of the page begin.
  let start: Int
  private(set) var outline: MarkdownOutline
  /// The words of the headings.
  private(set) var titles: [HeadingWords]
  /// The first heading that is not taken.
  var next = 0
  var shelves = Shelves()

  /// The parts of a page, or nil where it is one question or none.
  ///
  /// - Parameter name: the file's name without its suffix, as words.
  init?(
    _ bytes: [UInt8], from start: Int, _ outline: MarkdownOutline, _ page: MarkdownPage,
    name: String
  ) {
    guard !page.isOwn, !page.isQuestion, !Self.asks(page.title) else { return nil }
    let isNamed = FAQTitle.isAll(of: name)
    let isUntitled = page.title.isEmpty
    guard
      isNamed || isUntitled || FAQTitle.isAll(of: page.title) || FAQTitle.isHeld(in: page.title)
        || Self.beginsAsPage(bytes, from: start, outline)
    else { return nil }
    let titles = outline.headings.map { HeadingWords(bytes, $0.words) }
    (self.bytes, self.start, self.outline, self.titles) = (bytes, start, outline, titles)
    let top = outline.headings.first?.level == 1 && outline.headings.count { $0.level == 1 } == 1
    if isUntitled, !isNamed, top, let first = titles.first, Self.asks(first.words.text) {
      return nil
    }

    let pairs = QuestionPair.all(bytes, outline)
    let details =
      bytes.contains(UInt8(ascii: "<")) ? MarkdownDetails.all(bytes, outline, from: start) : []
    let level = Self.questionLevel(outline.headings[...], titles[...], isNamed)
    let headings = level.map { level in outline.headings.count { $0.level == level } } ?? 0
    let answered = pairs.count { $0.isAnswered }
    let isPaired = answered >= (isUntitled || isNamed ? 1 : 2)
    let isFolded = details.count >= (isNamed || isUntitled && outline.headings.isEmpty ? 1 : 2)
    if isPaired, answered >= headings, answered >= details.count || !isFolded {
      takePairs(pairs)
    } else if isFolded, details.count >= headings {
      takeDetails(details)
    } else if !titles.contains(where: { Self.asks($0.words.text) }),
      let strong = outline.takingStrongQuestions(bytes)
    {
      self.outline = strong.outline
      self.titles = strong.outline.headings.map { HeadingWords(bytes, $0.words) }
      takeHeadings(strong.level)
      remarkStrongLines(beside: strong.level)
    } else if let level {
      takeHeadings(level)
    } else {
      return nil
    }
    shelves.leave(0)
  }

  /// Whether a text begins with a heading that says no more than that questions follow, which all other headings
  /// that ask nothing stand below.
  private static func beginsAsPage(
    _ bytes: [UInt8], from start: Int, _ outline: MarkdownOutline
  ) -> Bool {
    guard let first = outline.headings.first,
      bytes[start..<first.range.lowerBound].allSatisfy(\.isASCIISpace)
    else { return false }
    let title = { HeadingWords(bytes, ($0 as MarkdownOutline.Heading).words).words.text }
    return FAQTitle.isAll(of: title(first))
      && outline.headings.dropFirst().allSatisfy { $0.level > first.level || asks(title($0)) }
  }

  /// The level whose headings are questions: at least two end as questions do, most of that level
  /// where there is one; in a file that is named for its questions, one that asks is enough, and so is it where
  /// no heading of the first level is one of something else, and no more of the level of the one are.
  static func questionLevel(
    _ headings: ArraySlice<MarkdownOutline.Heading>, _ titles: ArraySlice<HeadingWords>,
    _ isNamed: Bool
  ) -> Int? {
    var all = [Int](repeating: 0, count: 7)
    var asking = all
    for (heading, title) in zip(headings, titles) where !isOfPage(title.words.text) {
      all[heading.level] += 1
      if Asking.ends(title.words.text) { asking[heading.level] += 1 }
    }
    let levels = (1...6).filter { asking[$0] >= 2 }
    if let level = levels.first(where: { asking[$0] * 2 >= all[$0] }) { return level }
    if let level = levels.max(by: { asking[$0] < asking[$1] }) { return level }
    let level = (1...6).first { asking[$0] >= 1 }
    guard !isNamed, let level else { return level }
    return level > 1 && all[1] == 0 && all[level] == 1 ? level : nil
  }

  /// Whether a heading is of the page: it says no more than that questions follow, or invites readers to ask.
  static func isOfPage(_ title: String) -> Bool {
    FAQTitle.isAll(of: title) || Invitation.isOne(title)
  }

  /// Whether a title asks what an answer may follow.
  static func asks(_ title: String) -> Bool { Asking.ends(title) && !isOfPage(title) }
}

/// The words of a heading, and the name for links that attributes at its end, such as `{#name}` or
/// `{: #name .class }`, give it.
struct HeadingWords {
  let words: InlineWords
  let anchor: String?

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var line = bytes[range]
    while let last = line.last, last.isASCIISpace { line.removeLast() }
    guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")),
      let attributes = Self.attributes(line[(open + 1)...].dropLast())
    else {
      words = InlineWords(line)
      anchor = nil
      return
    }
    words = InlineWords(line[..<open])
    anchor = attributes.first { $0.first == UInt8(ascii: "#") }
      .map { String(decoding: $0.dropFirst(), as: UTF8.self) }
  }

  /// The attributes between braces; nil where something there is none.
  private static func attributes(_ inside: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    let isMarked = inside.first == UInt8(ascii: ":")
    let parts = inside.dropFirst(isMarked ? 1 : 0).split(whereSeparator: \.isASCIISpace)
    let areAttributes = parts.allSatisfy { part in
      guard part.count <= 200, let first = part.first else { return false }
      return "#.".utf8.contains(first) && part.count > 1
        || first.isASCIILetter && part.contains(UInt8(ascii: "="))
    }
    return areAttributes && !parts.isEmpty ? parts : nil
  }
}
