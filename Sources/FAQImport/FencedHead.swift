import FAQModel

/// What stands between a mark of front matter on a line of its own and the next one.
struct FencedHead<Bytes: BidirectionalCollection<UInt8>> {
  let range: Range<Bytes.Index>
  /// Where the line after the closing mark begins.
  let next: Bytes.Index

  /// - Parameters:
  ///   - end: where the opening mark's line ends.
  ///   - marks: what closes it.
  ///   - line: the number of the opening mark's line.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where it does not end.
  init(_ bytes: Bytes, after end: Bytes.Index, _ marks: [String], line: Int) throws {
    let first = bytes.nextLine(after: end)
    var start = first
    while start < bytes.endIndex {
      let end = bytes.lineEnd(from: start)
      if bytes[start..<end].isMark(marks) {
        // The line end before the mark belongs to the mark.
        range = first..<(start > first ? bytes.index(before: start) : first)
        next = bytes.nextLine(after: end)
        return
      }
      start = bytes.nextLine(after: end)
    }
    throw Refusal.invalidFile(
      line: line,
      cause: "the front matter that begins here does not end; close it with a line '\(marks[0])'")
  }
}

extension BidirectionalCollection<UInt8> {
  /// Where the line ends that an index is in.
  func lineEnd(from start: Index) -> Index {
    self[start...].firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
  }

  /// Where the line begins after one that ends at an index.
  func nextLine(after end: Index) -> Index { end < endIndex ? index(after: end) : end }

  /// Whether it is one of some marks, with blanks after it or without.
  func isMark(_ marks: [String]) -> Bool {
    marks.contains { mark in
      starts(with: mark.utf8)
        && dropFirst(mark.utf8.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
  }
}
