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
  private var spaces: [UInt8] = []
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
        append(bytes[piece.range])
      }
    }
  }

  private mutating func emitVerbatim(_ piece: MarkupPiece, isBlock: Bool) {
    if isBlock {
      output += bytes[piece.range]
    } else {
      append(bytes[piece.range])
    }
  }

  private mutating func takeText(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let space = bytes[index..<range.upperBound].prefix { Self.isSpace($0) }
      index = space.endIndex
      let lineEnds = space.count { $0 == UInt8(ascii: "\n") }
      if lineEnds > 1 {
        flush(parts: true)
      } else if lineEnds == 1 {
        breaksLine = !run.isEmpty
        spaces = []
      } else if !run.isEmpty, !breaksLine {
        spaces = Array(space)
      }
      let words = bytes[index..<range.upperBound].prefix { !Self.isSpace($0) }
      guard !words.isEmpty else { continue }
      index = words.endIndex
      append(words)
    }
  }

  private mutating func append(_ content: ArraySlice<UInt8>) {
    if breaksLine {
      run += Self.lineBreak
      run.append(UInt8(ascii: "\n"))
    } else {
      run += spaces
    }
    breaksLine = false
    spaces = []
    run += content
  }

  /// Two breaks part paragraphs, and a line end after one adds nothing.
  private mutating func takeBreak() {
    if breaksLine || run.isEmpty { return flush(parts: true) }
    breaksLine = true
    spaces = []
  }

  private mutating func takeComment(_ range: Range<Int>) {
    let comment = bytes[range]
    if comment.starts(with: "<!--more".utf8) || comment.starts(with: "<!--nextpage".utf8) {
      flush(parts: true)
    } else if run.isEmpty {
      output += comment
    } else {
      append(comment)
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
      run = []
      breaksLine = false
      spaces = []
    }
    guard !run.isEmpty else {
      isParted = isParted || parts && open.last != "p"
      return
    }
    let inParagraph = open.last == "p"
    if inParagraph {
      if splitsParagraph { output += Array("</p>\n<p>".utf8) }
      output += run
      splitsParagraph = parts
    } else if open.wraps(isParted: isParted || parts) {
      output += Array("<p>".utf8) + run + Array("</p>\n".utf8)
    } else {
      output += run
      output.append(UInt8(ascii: "\n"))
    }
    isParted = parts
  }

  private static let lineBreak = Array("<br />".utf8)
  private static let verbatimNames: Set = ["pre", "script", "style", "textarea", "svg", "math"]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
