import FAQModel

/// Markdown in which tags of HTML dress some words, as Markdown alone.
///
/// `<sub>` and `<sup>` become characters of Unicode, `<b>`, `<strong>`, `<i>` and `<em>` stars, and `<br>` a break.
struct TaggedMarkdown {
  private(set) var text = ""
  /// What an editor should know of it, a sentence each.
  private(set) var remarks = [
    "The answer is Markdown with tags of HTML, which became marks and characters."
  ]

  private var kept: [UInt8] = []
  private var open: [(name: String, start: Int)] = []

  /// Nil for Markdown without a tag, or with another, one in code, or one that cannot be a mark.
  init?(_ written: String) {
    guard !written.has(UInt8(ascii: "`")) else { return nil }
    let bytes = Array(written.withLineFeeds.utf8)
    var scanner = MarkupScanner(bytes)
    var hasTag = false
    while let piece = scanner.next() {
      let isTag =
        piece.kind == .comment
        || piece.kind != .text && WrittenTags.tag(at: piece.range.lowerBound, in: bytes) != nil
      guard isTag else {
        kept += bytes[piece.range]
        continue
      }
      guard take(piece, before: bytes[piece.range.upperBound...]) else { return nil }
      hasTag = true
    }
    guard hasTag, open.isEmpty else { return nil }
    text = String(decoding: kept, as: UTF8.self)
  }

  private mutating func take(_ piece: MarkupPiece, before rest: ArraySlice<UInt8>) -> Bool {
    switch (piece.kind, piece.name) {
    case (_, "br"): return breakLine(before: rest)
    case (.opening, "sub"), (.opening, "sup"), (.opening, "b"), (.opening, "strong"),
      (.opening, "i"), (.opening, "em"):
      open.append((piece.name, kept.count))
      return true
    case (.closing, _):
      guard let (name, start) = open.popLast(), name == piece.name else { return false }
      switch name {
      case "sub": return raise(from: start, .below)
      case "sup": return raise(from: start, .above)
      default: return mark(from: start, name == "b" || name == "strong" ? "**" : "*")
      }
    default: return false
    }
  }

  private mutating func raise(from start: Int, _ position: RaisedDigits.Position) -> Bool {
    let words = String(decoding: kept[start...], as: UTF8.self)
    if RaisedDigits.text(words, position) == nil,
      let remark = RaisedDigits.remark(words, position)
    {
      remarks.append(remark)
    }
    let raised = RaisedDigits.text(words, position, after: kept[..<start].lastScalar)
    kept.replaceSubrange(start..., with: raised.utf8)
    return true
  }

  /// Sets words that begin and end with a letter or a digit between marks.
  private mutating func mark(from start: Int, _ mark: String) -> Bool {
    let words = kept[start...]
    guard let first = words.first, let last = words.last, MarkdownBytes.isWordPart(first),
      MarkdownBytes.isWordPart(last), !words.contains(UInt8(ascii: "\n")),
      !words.contains(UInt8(ascii: "*"))
    else { return false }
    kept.insert(contentsOf: mark.utf8, at: start)
    kept += mark.utf8
    return true
  }

  /// Breaks a line of text where the words behind begin no block.
  private mutating func breakLine(before rest: ArraySlice<UInt8>) -> Bool {
    let line = kept.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).last
    let next = rest.drop { $0 == 0x20 }
    let words = (next.first == UInt8(ascii: "\n") ? next.dropFirst() : next).drop { $0 == 0x20 }
    guard open.isEmpty, let first = line?.first(where: { $0 != 0x20 }),
      !"|#".utf8.contains(first), let begin = words.first, begin != UInt8(ascii: "\n"),
      !"-+*#>|=".utf8.contains(begin), !begin.isASCIIDigit
    else { return false }
    while kept.last == 0x20 { kept.removeLast() }
    kept += Array(next.first == UInt8(ascii: "\n") ? "\\".utf8 : "\\\n".utf8)
    return true
  }
}
