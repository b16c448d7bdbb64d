import FAQModel

/// Where the headings, the code and the other blocks of a Markdown text stand, found line by line as
/// CommonMark finds them. Headings in lists, quotes, code and HTML are none.
struct MarkdownOutline {
  struct Heading {
    let level: Int
    /// Counted from 0.
    let line: Int
    /// All of it, with its line end.
    let range: Range<Int>
    let words: Range<Int>
    /// Whether it and its answer are cells of a table.
    var isCell = false
  }

  /// A definition of a link target or a footnote.
  struct Definition {
    let label: String
    /// Where a link leads; nil for a footnote.
    let address: String?
    var range: Range<Int>
  }

  var headings: [Heading] = []
  var marks: [QuestionMark] = []
  var definitions: [Definition] = []
  /// Fences, indented code, scripts and comments.
  var code: [Range<Int>] = []
  /// The pieces of text that no mark within a line reaches beyond.
  var runs: [Range<Int>] = []
  /// Where the lines of rules across the page begin, outside of lists.
  var rules: [Int] = []
  /// Where answers end that no heading need follow: those of questions that are no headings.
  var answerEnds: [Int] = []
  /// Where HTML begins that is a block.
  var html: [Int] = []
  /// Where the lines begin.
  private(set) var lineStarts: [Int] = []

  /// The outline of an empty text.
  init() {}

  /// The outline of a text with LF line ends, from an offset.
  init(_ bytes: [UInt8], from start: Int) {
    var scanner = OutlineScanner(bytes)
    var lineStarts: [Int] = []
    var start = start
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      lineStarts.append(start)
      scanner.take(start, end, lineStarts.count - 1)
      start = end + 1
    }
    scanner.finish()
    self = scanner.outline
    self.lineStarts = lineStarts
    marks = marksOfOneDialect(bytes)
  }

  /// Where an answer ends that begins at an offset, before another.
  func end(ofAnswer start: Int, before limit: Int) -> Int {
    start < limit ? answerEnds.within(start..<limit, { $0 }).first ?? limit : limit
  }

  /// The line of an offset, counted from 0.
  func line(of offset: Int) -> Int {
    max(0, lineStarts.partition { $0 > offset } - 1)
  }
}
