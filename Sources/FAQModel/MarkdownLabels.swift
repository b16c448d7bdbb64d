/// The labels of footnotes and of addresses that a Markdown text defines (`[^1]: …`, `[guide]: …`) and
/// calls (CommonMark 0.31.2, sections 4.7 and 6.3). A label is compared without regard to case and to the
/// amount of white space. What stands in code is none.
struct MarkdownLabels {
  /// What each label stands for: its definition up to the next one or an empty line, after which a
  /// footnote goes on with lines that are indented. The first counts.
  private(set) var meanings: [String: String] = [:]
  /// The text without code and definitions, folded, on one line.
  private(set) var prose = ""

  init(_ text: String) {
    guard text.contains("[") else { return }
    var words: [String] = []
    var label: String?
    var meaning: [String] = []
    func end() {
      if let label, meanings[label] == nil {
        meanings[label] = meaning.joined(separator: "\n").trimmed
      }
    }
    for line in Self.lines(of: text) {
      let defined = line.isCode ? nil : Self.defined(by: line.words)
      let ends =
        line.words.isEmpty
        ? label?.hasPrefix("^") != true : meaning.last == "" && !line.isIndented
      if defined != nil || ends {
        end()
        (label, meaning) = (defined, [])
      }
      meaning.append(line.words)
      if !line.isCode, defined == nil { words.append(line.words) }
    }
    end()
    prose = Self.folded(Self.withoutCode(words.joined(separator: " ")))
  }

  /// A line without the marks of the block quotes that it stands in.
  private struct Line {
    let words: String
    let isIndented: Bool
    let isCode: Bool
  }

  private static func lines(of text: String) -> [Line] {
    var fence: (marks: (mark: UInt8, count: Int), column: Int, depth: Int)?
    return Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { bytes in
        var line = MarkdownLine(bytes)
        var depth = 0
        while line.isQuote {
          depth += 1
          line = MarkdownLine(line.content.dropFirst())
        }
        let isIndented = line.column >= (depth == 0 ? 4 : 5)
        var isCode = fence.map { depth >= $0.depth } ?? false
        if let open = fence, isCode {
          let isInReach = depth == open.depth && line.column <= open.column + 3
          if isInReach, line.closes(open.marks) { fence = nil }
        } else {
          var inner = line
          while !inner.isBlank, let item = inner.item { inner = item.rest }
          fence = inner.fence.map { ($0, inner.column, depth) }
          isCode = fence != nil
        }
        return Line(
          words: String(decoding: line.content, as: UTF8.self), isIndented: isIndented,
          isCode: isCode)
      }
  }

  /// The line as it stands among those of a meaning.
  static func words(of line: String) -> String { lines(of: line).first?.words ?? "" }

  /// The text without spans of code, and without backticks.
  private static func withoutCode(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var code = CodeSpans(bytes)
    var without: [UInt8] = []
    var index = 0
    while let mark = bytes[index...].firstIndex(of: UInt8(ascii: "`")) {
      without += bytes[index..<mark]
      index = code.end(from: mark)
    }
    return String(decoding: without + bytes[index...], as: UTF8.self)
  }

  /// As ``SentenceSearch`` compares letters.
  static func folded(_ text: some StringProtocol) -> String {
    text.uppercased().lowercased().wordsOnOneLine
  }

  private static func defined(by line: String) -> String? {
    guard line.first == "[", let end = line.firstRange(of: "]:") else { return nil }
    let label = folded(line[..<end.lowerBound].dropFirst())
    return label.isEmpty || label.contains("[") || label.contains("]") ? nil : label
  }
}

extension MarkdownLabels {
  /// The labels that stand for one thing in a text and for another in the other, each of which says
  /// something else of it than the text that both were made from: what merges them line by line gives
  /// a call of one side the meaning of the other.
  struct Dispute {
    let labels: [String]
    /// The lines of what they stand for.
    private let lines: Set<String>

    init(base: String, theirs: String, yours: String) {
      let base = MarkdownLabels(base)
      let sides = [MarkdownLabels(theirs), MarkdownLabels(yours)]
      let differing = Set(sides.flatMap(\.meanings.keys)).filter {
        sides[0].meanings[$0] != sides[1].meanings[$0]
      }
      let added = sides.map { differing.isEmpty ? [] : $0.newCalls(of: differing, since: base) }
      labels = differing.filter { label in
        zip(sides, added).allSatisfy { side, added in
          side.meanings[label] != base.meanings[label] || added.contains(label)
        }
      }.sorted()
      let meanings = labels.flatMap { label in sides.compactMap { $0.meanings[label] } }
      lines = Set(meanings.flatMap { $0.split(separator: "\n").map(String.init) })
    }

    /// Whether a line defines or calls one of the labels, or is a part of what one stands for.
    func concerns(_ line: String) -> Bool {
      guard !labels.isEmpty else { return false }
      if lines.contains(MarkdownLabels.words(of: line)) { return true }
      guard line.contains("[") else { return false }
      let line = MarkdownLabels.folded(line)
      return labels.contains { line.contains("[\($0)]") }
    }
  }

  /// Those of some labels that are called where another text does not call them. What was written
  /// anew around a call leaves it in its place.
  private func newCalls(of labels: Set<String>, since other: MarkdownLabels) -> Set<String> {
    let (old, new) = (other.calls(of: labels), calls(of: labels))
    var changes = Alignment(from: old.words, to: new.words).changes[...]
    var shift = 0
    var places: [String: ArraySlice<ClosedRange<Int>>] = [:]
    for (label, place) in old.calls {
      while let change = changes.first, change.old.lowerBound < place,
        change.old.upperBound <= place
      {
        shift = change.new.upperBound - change.old.upperBound
        changes.removeFirst()
      }
      let change = changes.first.flatMap { $0.old.lowerBound < place ? $0.new : nil }
      let now = change.map { $0.lowerBound...$0.upperBound } ?? place + shift...place + shift
      places[label, default: []].append(now)
    }
    var added: Set<String> = []
    for (label, place) in new.calls {
      let rest = places[label]?.drop { $0.upperBound < place } ?? []
      let isKept = rest.first?.contains(place) ?? false
      places[label] = isKept ? rest.dropFirst() : rest
      if !isKept { added.insert(label) }
    }
    return added
  }

  /// The words of the prose without the calls of some labels, and before which of them each call stands.
  private func calls(
    of labels: Set<String>
  ) -> (words: [Passage], calls: [(label: String, place: Int)]) {
    var words: [Passage] = []
    var calls: [(label: String, place: Int)] = []
    var start = prose.startIndex
    var bracket: String.Index?
    func take(upTo end: String.Index) {
      words += Passage.words(of: prose[start..<end]).filter { $0.text != " " }
    }
    for index in prose.indices {
      if prose[index] == "[" { bracket = index }
      guard prose[index] == "]", let first = bracket else { continue }
      bracket = nil
      let label = String(prose[first..<index].dropFirst())
      let rest = prose[index...].dropFirst()
      let isText = rest.hasPrefix("(") || rest.hasPrefix("[") && !rest.hasPrefix("[]")
      guard labels.contains(label), !isText, !prose[..<first].hasSuffix("\\") else { continue }
      take(upTo: first)
      calls.append((label, words.count))
      start = rest.startIndex
    }
    take(upTo: prose.endIndex)
    return (words, calls)
  }
}
