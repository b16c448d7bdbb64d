import FAQModel

/// The HTML that WordPress shows for content of its classic editor (`wpautop`): blank lines part
/// paragraphs, a single line end is a `<br />`, and elements that are blocks are left alone.
struct ClassicText {
  /// The HTML; empty where the content shows nothing.
  var html: String { String(decoding: output, as: UTF8.self) }

  private let bytes: [UInt8]
  private var output: [UInt8] = []
  /// What is to be one paragraph, without white space at its ends.
  private var run: [UInt8] = []
  private var breaksLine = false
  /// The spaces that stand before what comes next, where that is on the same line.
  private var spaces = 0..<0
  /// Whether a blank line stands before the run.
  private var isParted = false
  /// Whether the next run in a `<p>` needs one of its own.
  private var splitsParagraph = false
  private var open = OpenBlocks()
  /// The element whose content stays as it is written.
  private var verbatim: String?

  init(_ content: String) {
    bytes = Array(content.withLineFeeds.utf8)
    var scanner = MarkupScanner(bytes)
    while let piece = scanner.next() { take(piece) }
    flush(parts: false)
  }

  private mutating func take(_ piece: MarkupPiece) {
    if let name = verbatim {
      if piece.kind == .closing, piece.name == name { verbatim = nil }
      emitVerbatim(piece, isBlock: OpenBlocks.isBlock(name))
      return
    }
    switch piece.kind {
    case .text: takeText(piece.range)
    case .comment: takeComment(piece.range)
    case .opening, .closing:
      if piece.kind == .opening, Self.verbatimNames.contains(piece.name) {
        verbatim = piece.name
        if OpenBlocks.isBlock(piece.name) { flush(parts: false) }
        emitVerbatim(piece, isBlock: OpenBlocks.isBlock(piece.name))
      } else if OpenBlocks.isBlock(piece.name) {
        takeBlock(piece)
      } else if piece.name == "br" {
        takeBreak()
      } else {
        append(piece.range)
      }
    }
  }

  private mutating func emitVerbatim(_ piece: MarkupPiece, isBlock: Bool) {
    if isBlock {
      output += bytes[piece.range]
    } else {
      append(piece.range)
    }
  }

  private mutating func takeText(_ range: Range<Int>) {
    var index = range.lowerBound
    var lineEnds = 0
    while index < range.upperBound {
      let line = index..<self.lineEnd(from: index, upTo: range.upperBound)
      let words = trimmed(line)
      if !words.isEmpty {
        lineEnds = 0
        spaces = line.lowerBound..<words.lowerBound
        append(words)
        spaces = words.upperBound..<line.upperBound
      } else if lineEnds == 0, !line.isEmpty {
        spaces = line
      }
      if line.upperBound < range.upperBound {
        lineEnds += 1
        if lineEnds == 1 { breaksLine = !run.isEmpty }
        if lineEnds == 2 { flush(parts: true) }
        spaces = 0..<0
      }
      index = line.upperBound + 1
    }
  }

  private func lineEnd(from start: Int, upTo end: Int) -> Int {
    let place = bytes[start..<end].withUnsafeBufferPointer { $0.place(of: UInt8(ascii: "\n")) }
    return place.map { start + $0 } ?? end
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while start < end, bytes[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  private mutating func append(_ range: Range<Int>) {
    if breaksLine {
      run += Self.lineBreak
    } else if !run.isEmpty {
      run += bytes[spaces]
    }
    breaksLine = false
    spaces = 0..<0
    run += bytes[range]
  }

  /// Two breaks part paragraphs, and a line end after one adds nothing.
  private mutating func takeBreak() {
    if breaksLine || run.isEmpty { return flush(parts: true) }
    breaksLine = true
    spaces = 0..<0
  }

  private mutating func takeComment(_ range: Range<Int>) {
    let comment = bytes[range]
    if comment.starts(with: "<!--more".utf8) || comment.starts(with: "<!--nextpage".utf8) {
      flush(parts: true)
    } else if run.isEmpty {
      output += comment
    } else {
      append(range)
    }
  }

  private mutating func takeBlock(_ piece: MarkupPiece) {
    flush(parts: false)
    isParted = false
    splitsParagraph = false
    if piece.kind == .opening {
      open.push(piece.name)
    } else {
      open.pop(piece.name)
    }
    output += bytes[piece.range]
    if piece.kind == .closing { output.append(UInt8(ascii: "\n")) }
  }

  /// Ends the run.
  ///
  /// - Parameter parts: whether a blank line follows it.
  private mutating func flush(parts: Bool) {
    defer {
      run.removeAll(keepingCapacity: true)
      breaksLine = false
      spaces = 0..<0
    }
    guard !run.isEmpty else {
      isParted = isParted || parts && open.last != "p"
      return
    }
    let inParagraph = open.last == "p"
    if inParagraph {
      if splitsParagraph { output += "</p>\n<p>".utf8 }
      output += run
      splitsParagraph = parts
    } else if open.wraps(isParted: isParted || parts) {
      output += "<p>".utf8
      output += run
      output += "</p>\n".utf8
    } else {
      output += run
      output.append(UInt8(ascii: "\n"))
    }
    isParted = parts
  }

  private static let lineBreak = Array("<br />\n".utf8)
  private static let verbatimNames: Set = ["pre", "script", "style", "textarea", "svg", "math"]
}
