import FAQModel

extension PlainBlock {
  /// The lines whose mark is a sign before a number, such as `- 2 °C`, or the star of a note, such as `* = with
  /// food` or one on a word above that ends in a star: no other line has the same mark, or it stands apart.
  static func loneSigns(_ lines: [Substring]) -> Set<Int> {
    var places: [Unicode.Scalar: [Int]] = [:]
    for (index, line) in lines.enumerated() {
      let words = line.trimmed.unicodeScalars
      guard let first = words.first, dashes.contains(first),
        words.dropFirst().first?.properties.isWhitespace == true
      else { continue }
      places[first, default: []].append(index)
    }
    let lone = places.values.filter { $0.count == 1 }.joined().filter { index in
      let rest = lines[index].trimmed.unicodeScalars.dropFirst()
      let next = rest.first { !$0.properties.isWhitespace }
      return next?.properties.numericType != nil
        || next?.properties.generalCategory == .mathSymbol
        || lines[index].trimmed.hasPrefix("*")
          && lines[..<index].contains(where: hasStar)
    }
    return Set(lone).union(notes(lines, places["*"] ?? []))
  }

  /// Those of several lines with a star that stand apart, behind no more of them than words before end in one:
  /// they are notes on these rather than items.
  private static func notes(_ lines: [Substring], _ stars: [Int]) -> Set<Int> {
    guard stars.count > 1 else { return [] }
    let starred = lines.indices.filter { hasStar(lines[$0]) }
    guard !starred.isEmpty else { return [] }
    let places = Set(stars)
    func isBlank(_ index: Int) -> Bool { lines[index].trimmed.isEmpty }
    var notes: Set<Int> = []
    var run: [Int] = []
    func endRun() {
      let count = run.first.map { first in starred.partition { $0 >= first } } ?? 0
      notes.formUnion(run.suffix(count))
      run = []
    }
    for (order, index) in stars.enumerated() {
      let isApart =
        index > 0
        && (isBlank(index - 1) || !places.contains(index - 1) && hasStar(lines[index - 1]))
        && !places.contains(index + 1)
      if order == 0 || !(stars[order - 1] + 1..<index).allSatisfy(isBlank) || !isApart { endRun() }
      if isApart, starred[0] < index { run.append(index) }
    }
    endRun()
    return notes
  }

  /// Whether lines with a star are items, and one may be the note on a word before them that ends in one.
  static func mayHoldNote(_ text: String) -> Bool {
    guard text.has(UInt8(ascii: "*")) else { return false }
    let lines = PlainLines.lines(of: text)
    guard let starred = lines.firstIndex(where: hasStar) else { return false }
    let stars = lines.indices.filter { lines[$0].trimmed.hasPrefix("* ") }
    return stars.contains { $0 > starred } && loneSigns(lines).isDisjoint(with: stars)
  }

  /// Whether a word of a line ends in a star that leads to a note.
  private static func hasStar(_ line: Substring) -> Bool {
    let bytes = Array(line.utf8)
    return bytes.indices.contains { index in
      guard bytes[index] == UInt8(ascii: "*"), index > 0, bytes[index - 1] > 0x20,
        bytes[index - 1] != UInt8(ascii: "*")
      else { return false }
      return bytes[(index + 1)...].first.map {
        $0 != UInt8(ascii: "*") && !MarkdownBytes.isWordPart($0)
      }
        ?? true
    }
  }
}
