import FAQModel

/// A question that is no heading, but stands in a block that holds its answer, too.
struct BlockQuestion {
  /// Its first line, counted from 0.
  let line: Int
  /// Its words, behind the mark of the block.
  let words: Range<Int>
  /// What of its answer stands on the line of its words.
  let behind: Range<Int>?
  /// Whether its words are cells of a table, in which a backslash stands before `|`.
  var isRow = false
  /// The line of its answer that begins with a mark, and where the words behind that begin.
  var opening: (line: Int, start: Int)?
  /// The lines of the block.
  let lines: Range<Int>
  /// The lines of its answer that are none of its own.
  var answer: Range<Int>
  /// How many columns further than the block the lines of its answer are indented.
  var indent: Int
  /// The line that does no more than close the block.
  var closing: Int?
}
