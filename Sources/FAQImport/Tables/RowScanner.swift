import FAQModel

/// The states of reading a delimited table.
struct RowScanner {
  private enum State {
    case start
    case plain
    case quoted
    /// After a quote within quotes: the end of the cell, or the first of two.
    case closing
    /// After the end of a cell in quotes.
    case closed
  }

  private let delimiter: UInt8
  private var state = State.start
  private var cell: [UInt8] = []
  private var row: TableRow
  private var line: Int
  private var quoteLine = 0
  /// Whether the cell before has no quotes, and does not end as a sentence does.
  private var followsOpenWords = false
  /// Whether the last byte was a CR that ended a line, so that a LF belongs to it.
  private var followsReturn = false

  init(delimiter: UInt8, line: Int = 1) {
    self.delimiter = delimiter
    self.line = line
    row = TableRow(number: 1, line: line, cells: [])
  }

  /// Reads a table, or the beginning of one, and gives each row that ends in it.
  mutating func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (TableRow) throws -> Void
  ) throws {
    var index = 0
    while index < bytes.count {
      if followsReturn {
        followsReturn = false
        if bytes[index] == 0x0A {
          index += 1
          continue
        }
      }
      switch state {
      case .quoted: index = try readQuoted(bytes, from: index)
      case .closing where bytes[index] == UInt8(ascii: "\""):
        cell.append(UInt8(ascii: "\""))
        state = .quoted
        index += 1
      case .start, .plain, .closing, .closed:
        if state == .closing { state = .closed }
        index = try readPlain(bytes, from: index, body)
      }
    }
  }

  /// Ends the table and gives its last row.
  mutating func finish(_ body: (TableRow) throws -> Void) throws {
    guard state != .quoted else {
      throw Refusal.invalidFile(
        line: quoteLine, cause: "a quote that opens a cell here is not closed")
    }
    if state != .start || !cell.isEmpty || !row.cells.isEmpty || row.excess > 0 {
      try endRow(body)
    }
  }

  private mutating func readQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws -> Int {
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    let length = rest.place(of: UInt8(ascii: "\"")) ?? rest.count
    let words = UnsafeBufferPointer(rebasing: rest[..<length])
    try append(words)
    countLines(words)
    guard length < rest.count else { return bytes.count }
    state = .closing
    return start + length + 1
  }

  private mutating func countLines(_ words: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while let place = UnsafeBufferPointer(rebasing: words[index...]).place(of: 0x0A) {
      line += 1
      index += place + 1
    }
    guard words.place(of: 0x0D) != nil else { return }
    line += words.indices.count { index in
      words[index] == 0x0D && (index + 1 == words.count || words[index + 1] != 0x0A)
    }
  }

  private mutating func readPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
    _ body: (TableRow) throws -> Void
  ) throws -> Int {
    var index = start
    while index < bytes.count, case let byte = bytes[index], byte != delimiter, byte != 0x0A,
      byte != 0x0D, byte != UInt8(ascii: "\"") || state != .start
    {
      if state == .start, byte != UInt8(ascii: " ") { state = .plain }
      index += 1
    }
    let words = UnsafeBufferPointer(rebasing: bytes[start..<index])
    if state != .closed {
      try append(words)
    } else if words.contains(where: { $0 != UInt8(ascii: " ") }) {
      row.fault = TableRow.Fault(
        cause: "words follow the quote that closes a cell",
        suggestion: "Write each quote within a cell in quotes twice.")
    }
    guard index < bytes.count else { return index }
    switch bytes[index] {
    case UInt8(ascii: "\""):
      // Spaces before a quote are no part of the cell.
      cell.removeAll(keepingCapacity: true)
      quoteLine = line
      state = .quoted
    case delimiter: try endCell()
    default:
      followsReturn = bytes[index] == 0x0D
      line += 1
      try endRow(body)
    }
    return index + 1
  }

  private mutating func append(_ words: UnsafeBufferPointer<UInt8>) throws {
    guard cell.count + words.count <= DelimitedTable.largestCell else {
      throw Refusal.invalidFile(
        line: state == .quoted ? quoteLine : row.line,
        cause: state == .quoted
          ? "the quote that opens a cell here is not closed within 8 MiB"
          : "a cell of the row that begins here is larger than 8 MiB")
    }
    cell.append(contentsOf: words)
  }

  private mutating func endCell() throws {
    let isBare = state == .plain
    if isBare, followsOpenWords, cell.first == UInt8(ascii: " ") { row.mayBeCut = true }
    followsOpenWords = isBare && cell.last.map { !".?!".utf8.contains($0) } == true
    if row.cells.count < TableRow.mostCells {
      if cell.withUnsafeBufferPointer({ $0.place(of: 0) }) != nil {
        throw Refusal.invalidFile(line: row.line, cause: "the row that begins here holds a NUL")
      }
      guard let text = cell.withUnsafeBufferPointer(String.init(utf8:)) else {
        throw Refusal.invalidFile(line: row.line, cause: "the row that begins here is not UTF-8")
      }
      row.cells.append(text)
    } else {
      row.excess += 1
    }
    cell.removeAll(keepingCapacity: true)
    state = .start
  }

  private mutating func endRow(_ body: (TableRow) throws -> Void) throws {
    try endCell()
    followsOpenWords = false
    let complete = row
    row = TableRow(number: row.number + 1, line: line, cells: [])
    row.cells.reserveCapacity(complete.cells.count)
    try body(complete)
  }
}
