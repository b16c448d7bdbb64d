/// The labels of footnotes and of addresses that a Markdown text defines (`[^1]: …`, `[guide]: …`), and the
/// lines that call them (CommonMark 0.31.2, section 4.7). A label is compared without regard to case.
struct MarkdownLabels {
  /// What each label stands for: its definition up to the next one or an empty line. The first counts.
  private var meanings: [String: String] = [:]
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.lowercased() }
    guard text.contains("]:") else { return }
    var label: String?
    var meaning: [String] = []
    func end() {
      if let label, meanings[label] == nil { meanings[label] = meaning.joined(separator: "\n") }
    }
    for (line, written) in zip(lines, Passage.lines(of: text)) {
      let defined = Self.defined(by: line)
      if defined != nil || line.allSatisfy(\.isWhitespace) {
        end()
        (label, meaning) = (defined, [])
      }
      meaning.append(String(written.text))
    }
    end()
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
    guard line.contains("[") else { return false }
    let line = line.lowercased()
    return labels.contains { line.contains("[\($0)]") }
  }

  /// Whether it defines a label otherwise than another text, or calls it more often.
  private func saysMore(of label: String, than other: MarkdownLabels) -> Bool {
    meanings[label] != other.meanings[label] || calls(of: label) > other.calls(of: label)
  }

  private func calls(of label: String) -> Int {
    lines.reduce(0) { count, line in
      count + line.ranges(of: "[\(label)]").count - (Self.defined(by: line) == label ? 1 : 0)
    }
  }

  private static func defined(by line: String) -> String? {
    let content = line.drop(while: \.isWhitespace)
    guard content.first == "[", let end = content.firstRange(of: "]:") else { return nil }
    let label = content[content.index(after: content.startIndex)..<end.lowerBound]
    return label.isEmpty || label.contains("[") || label.contains("]") ? nil : String(label)
  }
}
