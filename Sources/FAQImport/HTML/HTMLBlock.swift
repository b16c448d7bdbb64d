import FAQModel

/// A block of a page, as Markdown knows blocks.
indirect enum HTMLBlock {
  case paragraph([HTMLPiece])
  case heading(Int, [HTMLPiece])
  /// A list of items, each with its number where there are any; a loose one sets its items apart.
  case list(numbers: [Int]?, isLoose: Bool, items: [[HTMLBlock]])
  case quote([HTMLBlock])
  case code(String, language: String)
  case rule
  /// Rows of as many cells each, of which the first is the header.
  case table([[[HTMLPiece]]])

  /// Blocks as the lines of a Markdown text.
  static func lines(of blocks: [HTMLBlock], isTight: Bool = false) -> [String] {
    var lines: [String] = []
    var previous: (isOrdered: Bool, isOther: Bool)?
    for (index, block) in blocks.enumerated() {
      // A list right after another needs another mark, or Markdown joins them.
      var list: (isOrdered: Bool, isOther: Bool)?
      if case .list(let numbers, _, _) = block {
        let isOrdered = numbers != nil
        list = (isOrdered, previous.map { $0.isOrdered == isOrdered && !$0.isOther } ?? false)
      }
      if index > 0, !(isTight && list != nil) { lines.append("") }
      lines += block.lines(isOther: list?.isOther ?? false)
      previous = list
    }
    return lines
  }

  private func lines(isOther: Bool) -> [String] {
    switch self {
    case .paragraph(let pieces): return InlineMarkdown.text(pieces, in: .paragraph).lines
    case .heading(let level, let pieces):
      let marks = String(repeating: "#", count: level)
      return ["\(marks) \(InlineMarkdown.text(pieces, in: .heading))"]
    case .list(let numbers, let isLoose, let items):
      return Self.lines(of: items, numbers: numbers, isLoose: isLoose, isOther: isOther)
    case .quote(let blocks):
      var lines = Self.lines(of: blocks)
      if case .paragraph? = blocks.first { lines[0] = lines[0].withReferenceToNumber }
      return lines.map { $0.isEmpty ? ">" : "> " + $0 }
    case .code(let code, let language):
      let fence = String(repeating: "`", count: max(3, code.longestRun(of: "`") + 1))
      return [fence + language] + code.lines + [fence]
    case .rule: return ["___"]
    case .table(let rows):
      var lines = rows.map { row in
        "| " + row.map { InlineMarkdown.text($0, in: .cell) }.joined(separator: " | ") + " |"
      }
      let columns = rows.first?.count ?? 0
      lines.insert("|" + String(repeating: " --- |", count: columns), at: min(1, lines.count))
      return lines
    }
  }

  private static func lines(
    of items: [[HTMLBlock]], numbers: [Int]?, isLoose: Bool, isOther: Bool
  ) -> [String] {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let mark =
        numbers.map { "\($0[index])\(isOther ? ")" : ".")" } ?? (isOther ? "*" : "-")
      let indent = String(repeating: " ", count: mark.utf8.count + 1)
      if index > 0, isLoose { lines.append("") }
      let content = Self.lines(of: item, isTight: !isLoose)
      lines.append(content.first.map { "\(mark) \($0)" } ?? mark)
      lines += content.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
    }
    return lines
  }

  /// Whether items can stand without empty lines between and in them.
  static func canBeTight(_ items: [[HTMLBlock]]) -> Bool {
    items.allSatisfy { item in
      item.enumerated().allSatisfy { index, block in
        switch block {
        case .paragraph: index == 0
        case .list(let numbers, _, let items):
          index == 0 || (numbers?.first ?? 1) == 1 && items.first?.isEmpty == false
        default: false
        }
      }
    }
  }
}

extension String {
  /// The words with a reference for the number that they begin with, which makes no sign of the `>` before.
  fileprivate var withReferenceToNumber: String {
    guard let start = utf8.numberAtStart else { return self }
    let rest = unicodeScalars[unicodeScalars.index(after: start)...]
    return "\(String(unicodeScalars[..<start]))&#\(unicodeScalars[start].value);\(String(rest))"
  }

  fileprivate var lines: [String] {
    let lineFeed = UInt8(ascii: "\n")
    guard has(lineFeed) else { return [self] }
    return withBytes { bytes in
      bytes.split(separator: lineFeed, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

extension HTMLBlock {
  /// The words of blocks, a line each.
  static func words(of blocks: [HTMLBlock]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let pieces), .heading(_, let pieces): [words(of: pieces)]
      case .list(_, _, let items): items.flatMap { words(of: $0) }
      case .quote(let blocks): words(of: blocks)
      case .code(let code, _): [code]
      case .rule: []
      case .table(let rows): rows.joined().map { words(of: $0) }
      }
    }
  }

  private static func words(of pieces: [HTMLPiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text), .code(let text): text
      case .lineBreak: " "
      case .image, .open, .close: ""
      }
    }.joined()
  }
}
