import FAQModel

extension MarkdownTree {
  /// Reads a text with the mark of each footnote that nothing calls escaped, so that its words stand
  /// where they are written: the parser drops such footnotes, and repeated ones, without a word. So
  /// it is with ``sourceShowingSigns()``, ``sourceWithoutBrokenCalls()`` and
  /// ``sourceShowingUnusedDefinitions()``.
  ///
  /// Nil where no end of that is in sight, which takes footnotes in footnotes in footnotes.
  init?(showingAllWordsOf source: MarkdownSource) {
    var source = source
    for _ in 0..<8 {
      guard let tree = MarkdownTree(of: source) else { return nil }
      if let whole = tree.sourceShowingSigns() ?? tree.sourceWithoutBrokenCalls() {
        source = whole
        continue
      }
      let hidden = tree.hiddenFootnotes()
      if !hidden.isEmpty {
        source = source.escaping(hidden)
        continue
      }
      guard let whole = tree.sourceShowingUnusedDefinitions() else {
        self = tree
        return
      }
      source = whole
    }
    return nil
  }

  /// The marks of the footnotes that the parser drops.
  private func hiddenFootnotes() -> [Range<Int>] {
    let marks = source.footnoteMarks()
    guard !marks.isEmpty else { return [] }
    let shown = footnotePlaces()
    let isShown = marks.map { shown.contains(source.place(of: $0)) }
    guard isShown.contains(false) else { return [] }
    // What looks like a mark may stand in a code block. To tell, each gets a label of its own and is
    // called, so that the parser keeps whatever is a footnote.
    let probe = source.callingAll(marks)
    guard let kept = MarkdownTree(of: probe)?.footnotePlaces() else { return [] }
    return zip(zip(marks, isShown), probe.footnoteMarks()).compactMap { mark, probed in
      mark.1 || !kept.contains(probe.place(of: probed)) ? nil : mark.0
    }
  }

  /// Where the words of each footnote start that the parser keeps.
  private func footnotePlaces() -> Set<MarkdownSource.Place> {
    var places: Set<MarkdownSource.Place> = []
    walk { node, isEntering in
      if isEntering, node.kind == .footnote {
        places.insert(MarkdownSource.Place(line: node.start.line, column: node.start.column))
      }
      return true
    }
    return places
  }
}

extension MarkdownSource {
  fileprivate struct Place: Hashable {
    let line: Int
    let column: Int
  }

  /// Everything in the text that looks like the mark of a footnote.
  fileprivate func footnoteMarks() -> [Range<Int>] {
    guard mayCallFootnotes else { return [] }
    return bytes.withUnsafeBufferPointer { all in
      lineStarts.indices.flatMap { ContainerPrefix(of: line($0), in: all).footnotes }
    }
  }

  /// Where the words after a mark start, both counted from one.
  fileprivate func place(of mark: Range<Int>) -> Place {
    let line = lineStarts.partition { $0 > mark.lowerBound }
    return Place(line: line, column: mark.upperBound - lineStarts[line - 1] + 1)
  }

  /// The text with numbers for the labels of the marks, after paragraphs that call each of them.
  fileprivate func callingAll(_ marks: [Range<Int>]) -> MarkdownSource {
    let calls = stride(from: 0, to: marks.count, by: 100).map { start in
      (start..<min(start + 100, marks.count)).map { "[^\($0)]" }.joined() + "\n\n"
    }.joined()
    var count = 0
    let numbered = replacing(marks.map(label)) { _ in
      defer { count += 1 }
      return String(count)
    }
    return MarkdownSource(bytes: Array(calls.utf8) + numbered.bytes)
  }

  /// The text with both brackets of each mark escaped.
  fileprivate func escaping(_ marks: [Range<Int>]) -> MarkdownSource {
    replacing(marks.flatMap(brackets)) { escape(of: $0) }
  }

  /// The two brackets of a mark.
  private func brackets(of mark: Range<Int>) -> [Range<Int>] {
    let end = label(of: mark).upperBound
    return [mark.lowerBound..<mark.lowerBound + 1, end..<end + 1]
  }

  private func label(of mark: Range<Int>) -> Range<Int> {
    let end = bytes[mark].firstIndex(of: UInt8(ascii: "]")) ?? mark.upperBound
    return mark.lowerBound + 2..<end
  }

  /// A bracket that only is itself, even if an open one before it waits to become a link.
  private func escape(of bracket: Range<Int>) -> String {
    guard bytes[bracket.lowerBound] == UInt8(ascii: "]") else { return "\\[" }
    return bytes[bracket.lowerBound - 1] == UInt8(ascii: "\\") ? "&#93;" : "\\]"
  }

  /// The text with each range replaced by what stands for it.
  func replacing(_ ranges: [Range<Int>], with text: (Range<Int>) -> String)
    -> MarkdownSource
  {
    var result: [UInt8] = []
    var start = 0
    for range in ranges {
      result += bytes[start..<range.lowerBound]
      result += text(range).utf8
      start = range.upperBound
    }
    return MarkdownSource(bytes: result + bytes[start...])
  }
}
