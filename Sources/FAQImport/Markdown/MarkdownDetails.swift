import FAQModel

/// A part of a page that its readers open by its summary: `<details><summary>…</summary>…</details>`.
struct MarkdownDetails {
  let range: Range<Int>
  let summary: Range<Int>
  let body: Range<Int>

  /// Those of a text that stand in no other, begin on a line of their own, and have a summary.
  static func all(_ bytes: [UInt8], _ outline: MarkdownOutline, from start: Int) -> [Self] {
    var all: [Self] = []
    var open: (start: Int, summary: Range<Int>?, body: Int)?
    var depth = 0
    var code = outline.code[...]
    var index = start
    while let place = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = place + 1
      while let first = code.first, first.upperBound <= place { code.removeFirst() }
      guard code.first?.contains(place) != true,
        MarkdownLine.tagName(bytes, place, bytes.count) == "details",
        let end = bytes[place...].prefix(300).firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      index = end + 1
      if bytes[place + 1] != UInt8(ascii: "/") {
        if depth == 0 {
          guard beginsLine(bytes, place, start) else { continue }
          let summary = summary(bytes, end + 1)
          open = (place, summary?.words, summary?.end ?? end + 1)
        }
        depth += 1
      } else if depth > 0 {
        depth -= 1
        if depth == 0, let open, let summary = open.summary, open.body <= place {
          all.append(
            Self(range: open.start..<(end + 1), summary: summary, body: open.body..<place))
        }
      }
    }
    return all
  }

  private static func beginsLine(_ bytes: [UInt8], _ place: Int, _ start: Int) -> Bool {
    var index = place
    while index > start, bytes[index - 1] == 0x20, place - index < 4 { index -= 1 }
    return index == start || bytes[index - 1] == UInt8(ascii: "\n")
  }

  /// The words of the summary that begins at an offset, and where it ends; the longest is 4,000 bytes.
  private static func summary(
    _ bytes: [UInt8], _ start: Int
  ) -> (words: Range<Int>, end: Int)? {
    guard let place = bytes[start...].firstIndex(where: { !$0.isASCIISpace }),
      bytes[place] == UInt8(ascii: "<"),
      MarkdownLine.tagName(bytes, place, bytes.count) == "summary",
      let tagEnd = bytes[place...].prefix(300).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    var index = tagEnd + 1
    let limit = min(bytes.count, index + 4_000)
    while index < limit, let close = bytes[index..<limit].firstIndex(of: UInt8(ascii: "<")) {
      index = close + 1
      guard bytes[close...].dropFirst().first == UInt8(ascii: "/"),
        MarkdownLine.tagName(bytes, close, bytes.count) == "summary",
        let end = bytes[close...].prefix(300).firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      return ((tagEnd + 1)..<close, end + 1)
    }
    return nil
  }
}
