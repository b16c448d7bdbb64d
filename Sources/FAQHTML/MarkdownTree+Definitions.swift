import FAQModel

extension MarkdownTree {
  /// The text with the bracket escaped of each definition of an address that no link or image takes, or
  /// that repeats a label: the parser hides these, whose words may be a dose. Nil where there is none.
  func sourceShowingUnusedDefinitions() -> MarkdownSource? {
    let candidates = source.possibleDefinitions()
    guard !candidates.isEmpty else { return nil }
    // What looks like a definition may be a paragraph or code. To tell, each gets a label of its own
    // and is called.
    let called = MarkdownTree(of: source.calling(candidates))?.calledLines(of: candidates) ?? []
    let definitions = candidates.indices.filter { called.contains(2 * $0 + 1) }.map {
      candidates[$0]
    }
    guard !definitions.isEmpty,
      let used = MarkdownTree(of: source.marking(definitions))?.usedDefinitions()
    else { return nil }
    return definitions.indices.allSatisfy(used.contains)
      ? nil : source.showing(definitions, except: used)
  }

  /// The first lines that hold links, of those that call definitions.
  private func calledLines(of definitions: [MarkdownSource.Definition]) -> Set<Int> {
    var lines: Set<Int> = []
    walk { node, isEntering in
      if isEntering, node.kind == .link {
        let block = sequence(first: node, next: \.parent).first { $0.kind == .paragraph }
        if let block { lines.insert(block.start.line) }
      }
      return node.kind != .paragraph || node.start.line <= 2 * definitions.count
    }
    return lines
  }

  /// The marked definitions whose addresses links and images have that a page shows; the description
  /// of an image shows no link.
  private func usedDefinitions() -> Set<Int> {
    var used: Set<Int> = []
    var images = 0
    walk { node, isEntering in
      let isImage = node.kind == .image
      if isImage, !isEntering { images -= 1 }
      if isEntering, images == 0, isImage || node.kind == .link, let number = node.definition {
        used.insert(number)
      }
      if isImage, isEntering { images += 1 }
      return true
    }
    return used
  }
}

extension MarkdownNode {
  /// The number of the marked definition that the address is from.
  fileprivate var definition: Int? {
    guard let address else { return nil }
    var (index, number) = (1, 0)
    guard UInt8(bitPattern: address[0]) == MarkdownSource.mark else { return nil }
    while case let byte = UInt8(bitPattern: address[index]), byte.isASCIIDigit {
      number = number * 10 + Int(byte - UInt8(ascii: "0"))
      index += 1
    }
    return number
  }
}

extension MarkdownSource {
  /// What looks like `[label]: address`.
  fileprivate struct Definition {
    /// Where its line starts.
    let line: Int
    let bracket: Int
    /// The label's part on the first line, without the `^` that it may begin with.
    let label: Range<Int>
    /// The label's other lines, as one.
    let rest: [UInt8]
    /// What follows the number in its new label, so that it is no footnote where it was none.
    let suffix: String
    /// Where the address can be marked.
    let address: Int

    func newLabel(_ number: Int) -> [UInt8] { Array((String(number) + suffix).utf8) }
  }

  /// A byte that is in no text.
  fileprivate static let mark: UInt8 = 0xFF

  fileprivate func possibleDefinitions() -> [Definition] {
    bytes.withUnsafeBufferPointer { all -> [Definition] in
      guard all.holds("]:") else { return [] }
      return lineStarts.indices.flatMap { index -> [Definition] in
        let line = line(index)
        let prefix = ContainerPrefix(of: line, in: all)
        // Far enough to the right, what looks like a footnote is the definition of an address.
        let footnotes = prefix.footnotes.map(\.lowerBound).compactMap {
          definition(at: $0, line: line, suffix: "", in: all)
        }
        let last = definition(at: prefix.end, line: line, suffix: " ^", in: all)
        return footnotes + [last].compactMap(\.self)
      }
    }
  }

  private func definition(
    at bracket: Int, line: Range<Int>, suffix: String, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Definition? {
    guard bracket < line.upperBound, bytes[bracket] == UInt8(ascii: "["),
      let close = Self.labelEnd(from: bracket + 1, in: bytes),
      let address = Self.address(after: close, in: bytes)
    else { return nil }
    let start = bytes[bracket + 1] == UInt8(ascii: "^") ? bracket + 2 : bracket + 1
    let end = max(start, min(close, line.upperBound))
    let rest = bytes[end..<close].split(separator: UInt8(ascii: "\n")).map { line in
      [UInt8(ascii: " ")] + line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    }
    return Definition(
      line: line.lowerBound, bracket: bracket, label: start..<end, rest: Array(rest.joined()),
      suffix: suffix,
      address: address)
  }

  /// Where a label of at most a thousand characters ends that is followed by a colon.
  private static func labelEnd(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var isBlank = true
    var index = start
    while index < min(bytes.count, start + 4000) {
      switch bytes[index] {
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "]"):
        let isFollowed = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
        return isFollowed && !isBlank ? index : nil
      case UInt8(ascii: "\\"):
        isBlank = false
        // A backslash before a line end or a word escapes nothing.
        if index + 1 < bytes.count, (0x5B...0x5D).contains(bytes[index + 1]) { index += 1 }
      case let byte: isBlank = isBlank && byte.isASCIISpace
      }
      index += 1
    }
    return nil
  }

  /// Where the address after a label starts, on its line or the next.
  private static func address(after close: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = close + 2
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "\n") {
      index += 1
      while index < bytes.count, bytes[index].isBlank || bytes[index] == UInt8(ascii: ">") {
        index += 1
      }
    }
    guard index < bytes.count, bytes[index] != UInt8(ascii: "\n") else { return nil }
    return bytes[index] == UInt8(ascii: "<") ? index + 1 : index
  }

  /// The text with a number at the start of each label, after a paragraph for each that calls it.
  fileprivate func calling(_ definitions: [Definition]) -> MarkdownSource {
    var calls: [UInt8] = []
    for (number, definition) in definitions.enumerated() {
      calls += bytes[definition.bracket..<definition.label.lowerBound]
      calls += definition.newLabel(number) + definition.rest + Array("]\n\n".utf8)
    }
    let numbered = replacing(definitions.enumerated().map { ($1.label, $1.newLabel($0)) })
    return MarkdownSource(bytes: calls + numbered.bytes)
  }

  /// The text with the number of each definition before its address.
  fileprivate func marking(_ definitions: [Definition]) -> MarkdownSource {
    replacing(
      definitions.enumerated().map { number, definition in
        let mark = [Self.mark] + Array(String(number).utf8) + [Self.mark]
        return (definition.address..<definition.address, mark)
      })
  }

  /// The text with each definition but those in use as words, a paragraph of their own: what follows could not go
  /// on with one, or would make it a heading.
  fileprivate func showing(_ definitions: [Definition], except used: Set<Int>) -> MarkdownSource {
    var edits: [(Range<Int>, [UInt8])] = []
    let shown = definitions.indices.filter { !used.contains($0) }.map { definitions[$0] }
    let lines = Set(shown.map(\.line))
    for definition in shown {
      let bracket = definition.bracket
      edits.append((bracket..<bracket, [UInt8(ascii: "\\")]))
      let end = end(of: definition)
      if !lines.contains(end + 1), let prefix = prefix(below: definition, at: end + 1) {
        edits.append((end..<end, [UInt8(ascii: "\n")] + prefix))
      }
    }
    return replacing(edits.sorted { $0.0.lowerBound < $1.0.lowerBound })
  }

  /// Where the last line of a definition ends, which may be that of its title.
  private func end(of definition: Definition) -> Int {
    let isBracketed = definition.address > 0 && bytes[definition.address - 1] == UInt8(ascii: "<")
    let rest = bytes[definition.address...]
      .drop { isBracketed ? $0 != UInt8(ascii: ">") : !$0.isASCIISpace }
      .dropFirst(isBracketed ? 1 : 0).drop(while: \.isBlank)
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let title =
      rest.startIndex < end ? rest : rest.dropFirst().drop { $0.isBlank || $0 == UInt8(ascii: ">") }
    guard let mark = title.first, "\"'(".utf8.contains(mark) else { return end }
    let close = mark == UInt8(ascii: "(") ? UInt8(ascii: ")") : mark
    var index = title.startIndex + 1
    while index < bytes.count, bytes[index] != close {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
      } else if bytes[index] == UInt8(ascii: "\n") {
        let words = bytes[(index + 1)...].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        if words.first ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") { return end }
      }
      index += 1
    }
    guard index < bytes.count else { return end }
    let after = bytes[(index + 1)...].drop(while: \.isBlank)
    return after.first ?? UInt8(ascii: "\n") == UInt8(ascii: "\n") ? after.startIndex : end
  }

  /// What stands before the words right below a definition, with which an empty line can part them from it; nil where
  /// there are none in the same quotes, items and footnotes.
  private func prefix(below definition: Definition, at start: Int) -> ArraySlice<UInt8>? {
    guard start < bytes.count else { return nil }
    let sign = UInt8(ascii: ">")
    let prefix = bytes[start...].prefix { $0.isBlank || $0 == sign }
    let outer = bytes[definition.line..<definition.bracket]
    guard bytes[prefix.endIndex...].first ?? UInt8(ascii: "\n") != UInt8(ascii: "\n"),
      prefix.count(where: { $0 == sign }) == outer.count(where: { $0 == sign })
    else { return nil }
    let blanks = prefix.reversed().prefix { $0 != sign }.count
    let marks = outer.reversed().prefix { $0 != sign }
    let column = marks.contains(UInt8(ascii: "[")) ? 4 : marks.count
    let isInside = blanks >= column || marks.allSatisfy(\.isBlank)
    // Farther to the right, they go on with its paragraph.
    return isInside && blanks < column + 4 ? prefix : nil
  }

  private func replacing(_ edits: [(Range<Int>, [UInt8])]) -> MarkdownSource {
    var result: [UInt8] = []
    var start = 0
    for (range, text) in edits {
      result += bytes[start..<range.lowerBound]
      result += text
      start = range.upperBound
    }
    return MarkdownSource(bytes: result + bytes[start...])
  }
}
