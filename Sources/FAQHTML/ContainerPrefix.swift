import FAQModel

/// What a line starts with before its words: indentation and the marks of quotes, list items and
/// footnotes, whether or not Markdown takes them for such where they stand.
struct ContainerPrefix {
  /// The most levels that the line can be nested in, as two columns can continue one level.
  private(set) var depth = 0
  /// What may be the mark of a footnote, from its bracket to its first word.
  private(set) var footnotes: [Range<Int>] = []
  /// Where its words start.
  private(set) var end = 0

  init(of line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    var columns = 0
    var index = line.lowerBound
    defer { end = index }
    while index < line.upperBound {
      switch bytes[index] {
      case UInt8(ascii: " "): columns += 1
      case UInt8(ascii: "\t"): columns += 4
      case UInt8(ascii: ">"): depth += 1
      case UInt8(ascii: "["):
        guard let mark = Self.footnote(at: index, before: line.upperBound, in: bytes) else {
          depth += columns / 2
          return
        }
        footnotes.append(mark)
        depth += 1
        index = mark.upperBound - 1
      default:
        guard let end = Self.listMark(at: index, before: line.upperBound, in: bytes) else {
          depth += columns / 2
          return
        }
        depth += 1
        index = end - 1
      }
      index += 1
    }
    depth += columns / 2
  }

  /// The end of a list item's mark: a bullet or a number, with a blank or nothing after it.
  private static func listMark(
    at start: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var index = start
    while index < end, bytes[index].isASCIIDigit { index += 1 }
    guard index < end else { return nil }
    switch bytes[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      guard index == start else { return nil }
    case UInt8(ascii: "."), UInt8(ascii: ")"):
      guard index > start else { return nil }
    default: return nil
    }
    index += 1
    return index == end || bytes[index].isBlank ? index : nil
  }

  /// A mark such as `[^source]:` with the blanks after it.
  private static func footnote(
    at start: Int, before end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    let label = start + 2
    guard label < end, bytes[start + 1] == UInt8(ascii: "^") else { return nil }
    var index = label
    while index < end, bytes[index] != UInt8(ascii: "]"), !bytes[index].isBlank { index += 1 }
    guard index > label, index + 1 < end, bytes[index] == UInt8(ascii: "]"),
      bytes[index + 1] == UInt8(ascii: ":")
    else { return nil }
    index += 2
    while index < end, bytes[index].isBlank { index += 1 }
    return start..<index
  }
}
