/// Which revision last changed each part of a text: each front matter field, and each paragraph of
/// the body, which empty lines part; those within a block of code part nothing.
///
/// It follows the revisions that each author started from. What was taken out and put back later is
/// the work of whoever put it back; what only moved is not changed.
public struct Blame: Sendable {
  /// A part of the text.
  public enum Part: Equatable, Sendable {
    case field(name: String, value: JSONValue)
    /// The paragraph with the empty lines after it; its first line is counted from 1.
    case paragraph(String, line: Int)
  }

  /// A part and the revision that last changed it.
  public struct Line: Equatable, Sendable {
    public let part: Part
    public let revision: Revision
  }

  /// The fields in canonical order, then the paragraphs; joined, the paragraphs are the body.
  public let lines: [Line]

  /// The parts of one of an article's revisions.
  ///
  /// - Parameters:
  ///   - revision: one of the revisions.
  ///   - revisions: those of the article, oldest first.
  ///   - text: gives a revision's text; it is asked once for each on the way from the oldest.
  package init(
    of revision: Revision, in revisions: [Revision], text: (Revision) throws -> ArticleText
  ) rethrows {
    var lines: [Line] = []
    for step in Self.chain(to: revision, in: revisions) {
      lines = Self.lines(of: try text(step), in: step, after: lines)
    }
    self.lines = lines
  }

  /// The revisions that led to one, oldest first.
  private static func chain(to revision: Revision, in revisions: [Revision]) -> [Revision] {
    let byNumber = Dictionary(revisions.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    var chain = [revision]
    while let base = chain.last?.base, base < (chain.last?.number ?? 0), let next = byNumber[base] {
      chain.append(next)
    }
    return chain.reversed()
  }

  private static func lines(
    of text: ArticleText, in revision: Revision, after before: [Line]
  ) -> [Line] {
    var origins: [String: Line] = [:]
    for line in before {
      if case .field(let name, _) = line.part { origins[name] = line }
    }
    let fields = text.canonicalFields.map { field in
      let part = Part.field(name: field.name, value: field.value)
      let origin = origins[field.name].flatMap { $0.part == part ? $0.revision : nil }
      return Line(part: part, revision: origin ?? revision)
    }
    return fields + paragraphs(of: text, in: revision, after: before)
  }

  private static func paragraphs(
    of text: ArticleText, in revision: Revision, after before: [Line]
  ) -> [Line] {
    let known = before.compactMap { line -> (words: Passage, origin: Revision)? in
      guard case .paragraph(let text, _) = line.part else { return nil }
      return (words(of: text[...]), line.revision)
    }
    let parts = split(text)
    let new = parts.map { words(of: $0) }
    var origins = [Revision?](repeating: nil, count: new.count)
    var moved: [Passage: ArraySlice<Revision>] = [:]
    for run in Alignment(from: known.map(\.words), to: new).runs {
      if run.isSame {
        for (index, line) in zip(run.new, known[run.old]) { origins[index] = line.origin }
      } else {
        for (words, origin) in known[run.old] { moved[words, default: []].append(origin) }
      }
    }
    var line = 1
    return parts.indices.map { index in
      if origins[index] == nil { origins[index] = moved[new[index]]?.popFirst() }
      defer { line += parts[index].utf8.count { $0 == UInt8(ascii: "\n") } }
      return Line(
        part: .paragraph(String(parts[index]), line: line), revision: origins[index] ?? revision)
    }
  }

  /// The paragraphs of a body, each with the empty lines after it.
  private static func split(_ text: ArticleText) -> [Substring] {
    var paragraphs: [Substring] = []
    var start = text.body.startIndex
    var isAfterGap = false
    let blocks = BlockSplitter(text.body, under: BlockPath(of: text)).blocks
    var block = blocks.startIndex
    for (number, line) in Passage.wholeLines(of: text.body).enumerated() {
      while block < blocks.endIndex, blocks[block].lines.upperBound < number { block += 1 }
      let isWithin = block < blocks.endIndex && blocks[block].lines.lowerBound < number
      let isEmpty = !isWithin && line.text.allSatisfy(\.isWhitespace)
      if isAfterGap, !isEmpty {
        paragraphs.append(text.body[start..<line.text.startIndex])
        start = line.text.startIndex
      }
      isAfterGap = isEmpty
    }
    return start < text.body.endIndex ? paragraphs + [text.body[start...]] : paragraphs
  }

  /// A paragraph without the empty lines after it.
  private static func words(of paragraph: Substring) -> Passage {
    var words = paragraph
    while words.last?.isWhitespace == true { words.removeLast() }
    return Passage(words)
  }
}
