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
  /// Where the line ends, and the next `|` stands, that were last looked for.
  private var (feed, bar) = (0, 0)
  private var open: [(name: String, start: Int)] = []

  /// Nil for Markdown without a tag, or with another, one in code, or one that cannot be a mark.
  init?(_ written: String) {
    guard !written.has(UInt8(ascii: "`")), !written.contains("~~~") else { return nil }
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
      default:
        return rest.first != UInt8(ascii: "*")
          && mark(from: start, name == "b" || name == "strong" ? "**" : "*")
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
    kept.replaceSubrange(
      start..., with: raised.utf8.flatMap { "*_#~[]|+-.)".utf8.contains($0) ? [0x5C, $0] : [$0] })
    return true
  }

  /// Sets words that begin and end with a letter or a digit between marks.
  private mutating func mark(from start: Int, _ mark: String) -> Bool {
    let words = String(decoding: kept[start...], as: UTF8.self)
    guard let first = words.first, let last = words.last, first.isLetter || first.isNumber,
      last.isLetter || last.isNumber, kept[..<start].last != UInt8(ascii: "*"),
      !words.has(UInt8(ascii: "\n")), !words.has(UInt8(ascii: "*"))
    else { return false }
    kept.insert(contentsOf: mark.utf8, at: start)
    kept += mark.utf8
    return true
  }

  /// Breaks a line of text where the words behind begin no block but an item with a mark like `•`.
  private mutating func breakLine(before rest: ArraySlice<UInt8>) -> Bool {
    let line = kept[((kept.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)...]
    let next = rest.drop { $0 == 0x20 }
    let words = (next.first == UInt8(ascii: "\n") ? next.dropFirst() : next).drop { $0 == 0x20 }
    func place(of byte: UInt8) -> Int { words.firstIndex(of: byte) ?? rest.endIndex }
    if feed <= words.startIndex { feed = place(of: UInt8(ascii: "\n")) }
    if bar <= words.startIndex { bar = place(of: UInt8(ascii: "|")) }
    guard open.isEmpty, let first = line.first(where: { $0 != 0x20 }), first != UInt8(ascii: "#"),
      let begin = words.first, begin != UInt8(ascii: "\n"), !"-+*#>=|".utf8.contains(begin),
      !begin.isASCIIDigit, !line.contains(UInt8(ascii: "|")), line.last != UInt8(ascii: "\\"),
      bar > feed || bar == rest.endIndex
    else { return false }
    while kept.last == 0x20 { kept.removeLast() }
    let isItem = AnswerReader.isItem(String(decoding: words.prefix(4), as: UTF8.self))
    kept += Array((isItem ? "" : "\\").utf8)
    if next.first != UInt8(ascii: "\n") { kept.append(UInt8(ascii: "\n")) }
    return true
  }
}
