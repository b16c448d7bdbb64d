/// The labels of footnotes and of addresses that a Markdown text defines (`[^1]: …`, `[guide]: …`) and
/// calls (CommonMark 0.31.2, sections 4.7 and 6.3). A label is compared without regard to case and to the
/// amount of white space. What stands in code is none.
struct MarkdownLabels {
  /// What each label stands for: its definition up to the next one or an empty line. The first counts.
  private var meanings: [String: String] = [:]
  /// The text without code and definitions, folded, on one line.
  private var prose = ""

  init(_ text: String) {
    guard text.contains("[") else { return }
    var words: [String] = []
    var label: String?
    var meaning: [String] = []
    func end() {
      if let label, meanings[label] == nil { meanings[label] = meaning.joined(separator: "\n") }
    }
    for line in Self.linesOutsideCode(of: text) {
      let defined = Self.defined(by: line)
      if defined != nil || line.isEmpty {
        end()
        (label, meaning) = (defined, [])
      }
      meaning.append(line)
      if label == nil || defined == nil { words.append(line) }
    }
    end()
    prose = Self.folded(Self.withoutCode(words.joined(separator: " ")))
  }

  /// The labels that stand for one thing in a text and for another in the other, each of which says
  /// something else of it than the text that both were made from: what merges them line by line gives
  /// a call of one side the meaning of the other.
  static func disputed(base: String, theirs: String, yours: String) -> [String] {
    let (base, theirs, yours) = (
      MarkdownLabels(base), MarkdownLabels(theirs), MarkdownLabels(yours)
    )
    return Set(theirs.meanings.keys).union(yours.meanings.keys).filter { label in
      theirs.meanings[label] != yours.meanings[label]
        && theirs.saysMore(of: label, than: base) && yours.saysMore(of: label, than: base)
    }.sorted()
  }

  /// Whether a line defines or calls one of some labels.
  static func isNamed(_ labels: [String], in line: String) -> Bool {
    guard !labels.isEmpty, line.contains("[") else { return false }
    let line = folded(line)
    return labels.contains { line.contains("[\($0)]") }
  }

  /// Whether it defines a label otherwise than another text, or calls it more often.
  private func saysMore(of label: String, than other: MarkdownLabels) -> Bool {
    meanings[label] != other.meanings[label] || calls(of: label) > other.calls(of: label)
  }

  private func calls(of label: String) -> Int {
    prose.ranges(of: "[\(label)]").count { range in
      let rest = prose[range.upperBound...]
      let isText = rest.hasPrefix("(") || rest.hasPrefix("[") && !rest.hasPrefix("[]")
      return !isText && !prose[..<range.lowerBound].hasSuffix("\\")
    }
  }

  /// The lines that are in no fenced code, without the marks of the block quotes that they stand in.
  private static func linesOutsideCode(of text: String) -> [String] {
    var fence: Character?
    return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      let content = line.drop { $0.isWhitespace || $0 == ">" }
      let mark = content.hasPrefix("```") ? "`" as Character : content.hasPrefix("~~~") ? "~" : nil
      guard fence == nil else {
        if mark == fence { fence = nil }
        return nil
      }
      fence = mark
      return mark == nil ? String(content) : nil
    }
  }

  /// The text without what stands between two backticks, or two runs of as many.
  private static func withoutCode(_ text: String) -> String {
    var rest = text[...]
    var without = ""
    while let start = rest.firstIndex(of: "`") {
      let marks = rest[start...].prefix { $0 == "`" }
      without += rest[..<start]
      rest = rest[marks.endIndex...]
      if let end = rest.firstRange(of: marks) { rest = rest[end.upperBound...] }
    }
    return without + rest
  }

  /// As ``SentenceSearch`` compares letters.
  private static func folded(_ text: some StringProtocol) -> String {
    text.uppercased().lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func defined(by line: String) -> String? {
    guard line.first == "[", let end = line.firstRange(of: "]:") else { return nil }
    let label = folded(line[..<end.lowerBound].dropFirst())
    return label.isEmpty || label.contains("[") || label.contains("]") ? nil : label
  }
}
