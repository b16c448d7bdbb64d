import FAQModel

/// Reads a table of comma-separated values (RFC 4180), or one with `;`, tabs or `|`.
///
/// Cells in quotes may hold line ends, and quotes written twice. Rows end with CR LF, LF or CR. A
/// quote within a cell without quotes is a character like others. The first line `sep=;`, which
/// spreadsheets write, names the delimiter; else the first rows show which it is. No more than a row
/// is held beside the table.
package enum DelimitedTable {
  /// A larger cell ends the reading, in bytes.
  package static let largestCell = 8 * 1024 * 1024
  /// So much is looked at to find the delimiter.
  private static let sampleSize = 64 * 1024

  /// Gives each row of a table in UTF-8.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for a cell that is too large or not UTF-8, and with
  ///   the line of a quote that is not closed; what `body` throws.
  package static func forEachRow(
    of bytes: UnsafeBufferPointer<UInt8>, _ body: (TableRow) throws -> Void
  ) throws {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 1
    var delimiter: UInt8?
    if let (named, end) = namedDelimiter(UnsafeBufferPointer(rebasing: bytes[start...])) {
      delimiter = named
      start += end
      line = 2
    }
    let rows = UnsafeBufferPointer(rebasing: bytes[start...])
    var scanner = RowScanner(delimiter: delimiter ?? Self.delimiter(of: rows), line: line)
    try scanner.read(rows, body)
    try scanner.finish(body)
  }

  /// The delimiter that a first line `sep=;` names, and where the line ends.
  private static func namedDelimiter(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (UInt8, end: Int)? {
    let line = bytes.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
    let words = line.filter { $0 != UInt8(ascii: "\"") }
    guard words.count == 5, words[4] < 0x80,
      String(decoding: words[..<4], as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let rest = bytes[line.endIndex...].prefix(2)
    let end = rest.starts(with: [0x0D, 0x0A]) ? 2 : min(1, rest.count)
    return (words[4], line.endIndex + end)
  }

  /// The delimiter that parts the first rows into the same number of cells.
  private static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(sampleSize))
    var candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    // The rows of a table in Markdown begin with it.
    if sample.first != UInt8(ascii: "|") { candidates.append(UInt8(ascii: "|")) }
    var scores = candidates.map { score($0, in: sample) }
    // Titles may stand above the names of the columns.
    for titles in 1...3 where scores.allSatisfy({ $0 == (0, 0) }) {
      scores = candidates.map { score($0, in: sample, titles: titles) }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    // The first of those that are as good.
    return candidates[scores.firstIndex { $0 == scores[best] } ?? 0]
  }

  /// How many of the first rows have as many cells as the first, in percent, then how many that is.
  ///
  /// - Parameter titles: so many rows stand above the first.
  private static func score(
    _ delimiter: UInt8, in sample: UnsafeBufferPointer<UInt8>, titles: Int = 0
  ) -> (Int, Int) {
    var counts: [Int] = []
    var scanner = RowScanner(delimiter: delimiter)
    func count(_ row: TableRow) throws {
      if !row.isEmpty { counts.append(row.fault == nil ? row.cells.count + row.excess : 0) }
      if counts.count == 20 { throw Enough() }
    }
    do {
      try scanner.read(sample, count)
      try scanner.finish(count)
    } catch {
      // The sample may end within a row.
    }
    counts.removeFirst(min(titles, counts.count))
    guard let first = counts.first, first > 1 else { return (0, 0) }
    return (counts.count { $0 == first } * 100 / counts.count, first)
  }

  private struct Enough: Error {}
}
