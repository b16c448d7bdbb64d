import FAQModel

/// A paragraph or a list item of plain text.
struct PlainBlock: Equatable {
  enum Kind: Equatable {
    case paragraph
    case heading
    /// Level 0 or 1 of a list with marks such as `•`.
    case bullet(level: Int)
    case numbered(Int)
  }

  var kind: Kind
  /// The words, without what marked them; each line without white space around it.
  var lines: [String]
  /// Which line of the text it begins on, counted from 1.
  let line: Int
  /// The number or mark that was taken from its first line.
  var mark = ""
  /// Whether that stood on a line of its own.
  var isMarkedAbove = false
  /// How far it is indented, as a part of the numbered step before it.
  var indent = 0

  /// The blocks of a text. An empty line ends a paragraph; a line that begins with a mark begins an
  /// item, and so does the line after one that is such a mark and nothing else.
  static func blocks(of text: String) -> [PlainBlock] {
    var blocks: [PlainBlock] = []
    var isOpen = false
    var base = 0
    /// The mark of the first item of the list that is being read.
    var outer = ""
    var loneMark: String?
    /// Whether the last block is an item whose mark stood on a line of its own.
    var isLoneItem = false
    let lines = PlainLines.lines(of: text)
    let lone = loneSigns(lines)
    // A mark behind all words stands behind those that it is of, and so may the others.
    let areBehind =
      lines.last { !$0.trimmed.isEmpty }
      .map { isLoneMark($0.trimmed) } == true
    lazy var steps = areBehind ? [] : loneSteps(lines)
    for (index, line) in lines.enumerated() {
      let words = line.trimmed
      guard !words.isEmpty else {
        isOpen = false
        continue
      }
      if isLoneMark(words),
        isBullet(words) || number(of: words) == nil && !areBehind || steps.contains(index)
      {
        if let loneMark { blocks.append(paragraph(loneMark, at: index)) }
        loneMark = words
        continue
      }
      let indent = PlainLines.indent(of: line)
      let marked =
        loneMark.map {
          (number(of: $0).map(Kind.numbered) ?? .bullet(level: 0), $0, Self.kept($0) + words)
        }
        ?? (lone.contains(index) ? nil : marked(words))
      let isMarkedAbove = loneMark != nil
      if marked != nil { isLoneItem = isMarkedAbove }
      loneMark = nil
      if let (kind, mark, rest) = marked {
        if blocks.last?.isItem != true { (base, outer) = (indent, mark) }
        let isDeeper =
          kind == .bullet(level: 0) && (indent > base + 1 || mark == "◦" && outer != "◦")
        blocks.append(
          PlainBlock(
            kind: isDeeper ? .bullet(level: 1) : kind, lines: [rest], line: index + 1, mark: mark,
            isMarkedAbove: isMarkedAbove))
      } else if isOpen,
        isLoneItem && blocks.last?.isItem == true
          || blocks.last?.goesOn(indent: indent, base) == true
      {
        blocks[blocks.count - 1].lines.append(words)
      } else {
        blocks.append(PlainBlock(kind: .paragraph, lines: [words], line: index + 1))
      }
      isOpen = true
    }
    if let loneMark { blocks.append(paragraph(loneMark, at: 0)) }
    return blocks
  }

  private static func paragraph(_ words: String, at index: Int) -> PlainBlock {
    PlainBlock(kind: .paragraph, lines: [words], line: index + 1)
  }

  var isItem: Bool { kind != .paragraph && kind != .heading }

  /// Whether a line without a mark right after this block belongs to it. After an item, it does where
  /// it is indented, or the item ends as a line does that was broken to fit.
  private func goesOn(indent: Int, _ base: Int) -> Bool {
    !isItem || indent > base || lines.last.map(Self.isBrokenToFit) == true
  }

  /// Whether a page broke its lines to fit: a line that looks so goes on with a small letter. Where all begin with
  /// capitals or numbers, as those of a list without marks do, their author may have broken them.
  var isWrapped: Bool {
    zip(lines, lines.dropFirst()).contains { line, next in
      Self.isBrokenToFit(line) && next.unicodeScalars.first?.properties.isLowercase == true
    }
  }

  /// Whether a line looks as if it ended because the page did: long, and not at the end of a
  /// sentence.
  static func isBrokenToFit(_ line: String) -> Bool {
    guard (50...400).contains(line.utf8.count), (50...100).contains(line.count),
      let last = line.last
    else { return false }
    return !".!?:;".contains(last)
  }

  /// Whether a line begins with the mark of an item.
  static func isMarked(_ words: String) -> Bool { marked(words) != nil }

  /// What a line with the mark of an item is, the mark, and the words behind it; nil for any other.
  static func marked(_ words: String) -> (Kind, mark: String, rest: String)? {
    guard let first = words.unicodeScalars.first else { return nil }
    if glyphs.contains(first) || dashes.contains(first) {
      let rest = String(words.unicodeScalars.dropFirst())
      let isSpaced = rest.first?.isWhitespace == true
      let item = rest.trimmed
      // Several signs in a row, as in `●●○ good`, are words.
      let isMark = rest.unicodeScalars.first.map { !glyphs.contains($0) } == true
      guard isSpaced || glyphs.contains(first) && isMark, !item.isEmpty else { return nil }
      return (.bullet(level: 0), String(first), boxes.contains(first) ? words : item)
    }
    let digits = words.prefix { ("0"..."9").contains($0) }
    guard (1...3).contains(digits.count), let number = Int(digits) else { return nil }
    let after = words[digits.endIndex...]
    guard let end = after.first, ".)".contains(end),
      case let item = after.dropFirst(), item.first?.isWhitespace == true
    else { return nil }
    return (.numbered(number), "\(digits)\(end)", item.trimmed)
  }

  /// Whether a line is the mark of an item and nothing else.
  static func isLoneMark(_ words: String) -> Bool {
    words.utf8.count <= 3 && words.unicodeScalars.count == 1
      && words.unicodeScalars.allSatisfy(glyphs.contains) || number(of: words) != nil
  }

  /// The number of a line that is the mark of a numbered item and nothing else.
  private static func number(of words: String) -> Int? {
    guard (2...4).contains(words.utf8.count), let end = words.last, ".)".contains(end) else {
      return nil
    }
    let digits = words.dropLast()
    return digits.utf8.allSatisfy(\.isASCIIDigit) ? Int(digits) : nil
  }

  /// Whether words are a mark that says nothing of its item, not even its number.
  private static func isBullet(_ words: String) -> Bool {
    words.unicodeScalars.allSatisfy { glyphs.contains($0) && !boxes.contains($0) }
  }

  /// The lines with a number and nothing else that number a list: with those before words they count from 1 on, and
  /// the first stands below no words that may go on with it.
  private static func loneSteps(_ lines: [Substring]) -> Set<Int> {
    var steps: Set<Int> = []
    var run: [Int] = []
    var count = 0
    var above = ""
    func endRun() {
      if count > 1 { steps.formUnion(run) }
      (run, count) = ([], 0)
    }
    for (index, line) in lines.enumerated() {
      let words = line.trimmed
      defer { above = words }
      let lone = number(of: words)
      guard let number = lone ?? numbered(words) else { continue }
      if number != count + 1 { endRun() }
      let isBegun = count > 0 || lone == nil || above.last.map { ".!?:;".contains($0) } ?? true
      guard number == count + 1, isBegun else { continue }
      count += 1
      if lone != nil { run.append(index) }
    }
    endRun()
    return steps
  }

  private static func numbered(_ words: String) -> Int? {
    if case .numbered(let number)? = marked(words)?.0 { number } else { nil }
  }

  /// What stays of the mark of an item before its words.
  private static func kept(_ mark: String) -> String {
    mark.unicodeScalars.allSatisfy(boxes.contains) ? mark + " " : ""
  }

  /// Marks that say of their items whether they hold.
  private static let boxes: Set<Unicode.Scalar> = ["✓", "✔", "✗", "✘", "☐", "☑", "☒", "□", "■"]
  private static let glyphs = boxes.union([
    "•", "‣", "◦", "▪", "▫", "●", "○", "⁃", "∙", "➢", "\u{F0B7}", "\u{F0A7}",
  ])
  static let dashes: Set<Unicode.Scalar> = ["-", "–", "—", "*", "·"]
}
