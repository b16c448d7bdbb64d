import CCMarkGFM
import FAQModel

extension MarkdownTree {
  /// The text with the signs escaped that CommonMark takes for marks of quotations, items and headings, as in
  /// `> 38.5 °C`, `>= 3 stools`, `+ 2 oedema`, `- 20 °C`, the note `* not for children` to `400 mg*`, and a lone `=`
  /// between two numbers; nil where there is none.
  ///
  /// A quotation of which each line begins so is none. One of which only the first words do stays one, and shows
  /// its signs within.
  func sourceShowingSigns() -> MarkdownSource? {
    guard source.mayHideSigns else { return nil }
    var signs: [Range<Int>: String] = [:]
    var marked: [UInt8: [MarkdownNode]] = [:]
    walk { node, isEntering in
      guard isEntering else { return true }
      switch node.kind {
      case .quote: signs.merge(source.signs(of: node)) { first, _ in first }
      case .list: if let mark = source.mark(of: node) { marked[mark, default: []].append(node) }
      case .heading:
        if let (sign, mark) = source.loneUnderline(of: node) { signs[sign] = "\\\(mark)" }
      default: break
      }
      return true
    }
    // A note has the mark of its call, whatever lists there are besides.
    let star = UInt8(ascii: "*")
    let alone = marked[star]?.filter { $0.children.count == 1 } ?? []
    marked[star] = alone.count == 1 && callsNote ? alone : []
    // An item alone is no list.
    for (mark, lists) in marked where lists.count == 1 {
      guard let sign = source.sign(ofItemIn: lists[0], mark) else { continue }
      signs[sign] = "\\\(Unicode.Scalar(mark))"
      signs.merge(source.gap(below: lists[0])) { first, _ in first }
    }
    guard !signs.isEmpty else { return nil }
    return source.replacing(
      signs.keys.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    ) {
      signs[$0, default: ""]
    }
  }
}

extension MarkdownTree {
  /// Whether a star behind a word leads to a note.
  private var callsNote: Bool {
    var isFound = false
    walk { node, _ in
      isFound = node.kind == .text && node.words.utf8.holdsCall
      return !isFound
    }
    return isFound
  }
}

extension MarkdownSource {
  /// Whether a sign may stand where CommonMark takes it for a mark.
  fileprivate var mayHideSigns: Bool {
    bytes.withUnsafeBufferPointer { all in
      ">+-=*".utf8.contains { sign in
        var start = 0
        while let length = UnsafeBufferPointer(rebasing: all[start...]).place(of: sign) {
          start += length + 1
          if Self.mayHide(sign, all[..<(start - 1)], all[start...]) { return true }
        }
        return false
      }
    }
  }

  private static func mayHide(
    _ sign: UInt8, _ before: Slice<UnsafeBufferPointer<UInt8>>,
    _ after: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    let words = after.drop(while: \.isBlank)
    var isFirst: Bool {
      before.last { !$0.isBlank && $0 != UInt8(ascii: ">") } ?? UInt8(ascii: "\n")
        == UInt8(ascii: "\n")
    }
    var isAlone: Bool { (words.first ?? UInt8(ascii: "\n")) == UInt8(ascii: "\n") && isFirst }
    switch Unicode.Scalar(sign) {
    case "-": return words.beginsWithTemperature || isAlone
    case "=": return isAlone
    case "*": return words.startIndex > after.startIndex && isFirst
    case ">": return words.numberAtStart != nil || isEqual(words)
    default: return words.numberAtStart != nil
    }
  }

  /// The signs of a quotation whose first words begin with a number or `=`, each with what is to stand for it.
  fileprivate func signs(of quote: MarkdownNode) -> [Range<Int>: String] {
    let blocks = quote.children
    guard let first = blocks.first, hasWords(first),
      lineStarts.indices.contains(quote.start.line - 1)
    else { return [:] }
    // `>>` without a space is one sign.
    var start = line(quote.start.line - 1).lowerBound + quote.start.column - 1
    while start > 0, bytes[start - 1] == UInt8(ascii: ">") { start -= 1 }
    let firstLine = quote.start.line - 1
    var signs: [Range<Int>] = []
    var isWhole = blocks.count == 1 && first.kind == .paragraph && quote.endLine == first.endLine
    for index in blocks.filter(hasWords).flatMap(\.lines) where lineStarts.indices ~= index {
      let line = line(index)
      let words = index == firstLine ? start..<line.upperBound : line
      if let sign = sign(in: words) {
        signs.append(sign)
      } else if index == first.start.line - 1 {
        return [:]
      } else if isUnderline(line) || hasMark(line) {
        isWhole = false
      }
    }
    isWhole = isWhole && !isUnderlined(first)
    let shown = signs.map { sign in
      let mark = String(decoding: bytes[sign], as: UTF8.self)
      return (sign, isWhole ? "\\\(mark)" : "\(mark) \\\(mark)")
    }
    return Dictionary(uniqueKeysWithValues: shown + (isWhole ? gap(below: quote) : []))
  }

  /// An empty line before a list right below a block: it could not go on with the words that are shown instead.
  fileprivate func gap(below block: MarkdownNode) -> [(Range<Int>, String)] {
    guard let next = cmark_node_next(block.pointer).map(MarkdownNode.init), next.kind == .list,
      lineStarts.indices.contains(next.start.line - 1)
    else { return [] }
    let start = lineStarts[next.start.line - 1]
    let prefix = bytes[start...].prefix(next.start.column - 1)
    return [(start..<start, String(decoding: prefix, as: UTF8.self) + "\n")]
  }

  private func hasWords(_ block: MarkdownNode) -> Bool {
    block.kind == .paragraph || block.kind == .heading || block.kind == .table
  }

  /// The last marks of quotations without a space between, before the number or `=` that the words begin with.
  private func sign(in words: Range<Int>) -> Range<Int>? {
    let prefix = bytes[words].prefix { $0 == UInt8(ascii: ">") || $0.isBlank }
    let rest = bytes[prefix.endIndex..<words.upperBound]
    guard rest.numberAtStart != nil || Self.isEqual(rest),
      let last = prefix.lastIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let run = prefix[...last].reversed().prefix { $0 == UInt8(ascii: ">") }
    return last + 1 - run.count..<last + 1
  }

  private static func isEqual(_ words: some Collection<UInt8>) -> Bool {
    words.first == UInt8(ascii: "=") && words.dropFirst().first != UInt8(ascii: "=")
  }

  private func hasMark(_ line: Range<Int>) -> Bool {
    bytes[line].first { !$0.isBlank } == UInt8(ascii: ">")
  }

  /// Whether a line may make a heading or a table of a paragraph before it.
  private func isUnderline(_ line: Range<Int>) -> Bool {
    bytes[line].contains { !$0.isBlank }
      && bytes[line].allSatisfy { $0.isBlank || "-=|:".utf8.contains($0) }
  }

  /// The line below a heading where that is one `=` or `-`, with a number above or below it and words right below
  /// it: what is reckoned or ranges from one to the other.
  fileprivate func loneUnderline(of heading: MarkdownNode) -> (Range<Int>, Unicode.Scalar)? {
    // NB: cmark-gfm ends a heading on the line that follows its underline, where there is one.
    let last = min(heading.endLine, lineStarts.count - 1)
    guard heading.start.line < last,
      let index = (heading.start.line..<last).last(where: { loneSign(on: line($0)) != nil }),
      let sign = loneSign(on: line(index))
    else { return nil }
    let (above, below) = (bytes[line(index - 1)], bytes[line(index + 1)])
    guard below.contains(where: { !$0.isBlank && $0 != UInt8(ascii: ">") }),
      above.contains(where: \.isASCIIDigit) || below.contains(where: \.isASCIIDigit)
    else { return nil }
    return (sign..<sign + 1, Unicode.Scalar(bytes[sign]))
  }

  /// The one `=` or `-` on a line, in whatever quotations.
  private func loneSign(on line: Range<Int>) -> Int? {
    let marks = line.filter { !bytes[$0].isBlank && bytes[$0] != UInt8(ascii: ">") }
    return marks.count == 1 && "=-".utf8.contains(bytes[marks[0]]) ? marks[0] : nil
  }

  private func isUnderlined(_ paragraph: MarkdownNode) -> Bool {
    paragraph.endLine < lineStarts.count && isUnderline(line(paragraph.endLine))
  }

  /// Whether a line of a paragraph would make those before it a heading, were that no item.
  private func holdsUnderline(_ paragraph: MarkdownNode) -> Bool {
    paragraph.lines.dropFirst().contains { index in
      lineStarts.indices ~= index
        && bytes[line(index)].allSatisfy { $0.isBlank || $0 == UInt8(ascii: "=") }
    }
  }

  private static let minus = UInt8(ascii: "-")

  /// What the items of a list are marked with, where it may be a sign of numbers.
  fileprivate func mark(of list: MarkdownNode) -> UInt8? {
    let (line, column) = list.start
    guard !list.isOrdered, lineStarts.indices.contains(line - 1) else { return nil }
    let mark = bytes[self.line(line - 1)].dropFirst(column - 1).first
    return mark.flatMap { "+-*".utf8.contains($0) ? $0 : nil }
  }

  /// The mark of the one item of a list, outside of others, where the words after a `+` begin with a number, or
  /// those after a `-` with a temperature; any words after a star.
  fileprivate func sign(ofItemIn list: MarkdownNode, _ sign: UInt8) -> Range<Int>? {
    guard list.parent?.kind == .document, list.children.count == 1,
      let blocks = list.children.first?.children, blocks.count == 1, blocks[0].kind == .paragraph,
      list.start.line == blocks[0].start.line, !isUnderlined(blocks[0]),
      !holdsUnderline(blocks[0])
    else { return nil }
    let line = line(list.start.line - 1)
    let mark = line.lowerBound + list.start.column - 1
    let words = bytes[mark + 1..<line.upperBound].drop(while: \.isBlank)
    let isSign =
      switch Unicode.Scalar(sign) {
      case "*": !words.isEmpty
      case "-": words.beginsWithTemperature
      default: words.numberAtStart != nil
      }
    return isSign ? mark..<mark + 1 : nil
  }
}

extension BidirectionalCollection<UInt8> {
  /// Whether a star ends a word, as one does that leads to a note.
  fileprivate var holdsCall: Bool {
    indices.contains { index in
      self[index] == UInt8(ascii: "*")
        && self[..<index].last.map { $0.endsWord || ")]%".utf8.contains($0) } ?? false
        && !(self[index...].dropFirst().first?.endsWord ?? false)
    }
  }
}

extension UInt8 {
  fileprivate var endsWord: Bool { isASCIIAlphanumeric || self >= 0x80 }
}

extension Collection<UInt8> {
  /// Whether the words begin with a number and a unit of temperature, such as `20 °C` and `0.5 ℉`.
  fileprivate var beginsWithTemperature: Bool {
    guard first?.isASCIIDigit == true else { return false }
    var rest = drop(while: \.isASCIIDigit)
    if let point = rest.first, ".,".utf8.contains(point) {
      rest = rest.dropFirst().drop(while: \.isASCIIDigit)
    }
    let space: (Unicode.Scalar) -> Bool = { $0 != "\n" && $0.properties.isWhitespace }
    // The longest unit with spaces is shorter.
    var unit = String(decoding: rest.prefix(16), as: UTF8.self).unicodeScalars.drop(while: space)
    switch unit.popFirst() {
    case "℃", "℉": break
    case "°":
      unit = unit.drop(while: space)
      guard let scale = unit.popFirst(), ["C", "F", "K"].contains(scale) else { return false }
    default: return false
    }
    return unit.first.map { !$0.properties.isAlphabetic && !$0.isNumber } ?? true
  }
}
