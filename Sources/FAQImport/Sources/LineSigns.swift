import FAQModel

/// Signs before a number at the start of a line, such as `> 38 °C`, in words that only look like Markdown, which
/// takes them for the mark of a quotation or an item.
enum LineSigns {
  /// The words with such signs as signs, and the lines that begin with one.
  ///
  /// In lines that are quoted together each has to begin so; a `+` is a sign where no other line begins with one.
  static func kept(in text: String) -> (text: String, lines: [String]) {
    guard text.has(UInt8(ascii: ">")) || text.has(UInt8(ascii: "+")) else { return (text, []) }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var fence = FenceState()
    var quoted: [Int] = []
    var added: [Int] = []
    var signs: [Int] = []
    func endQuotation() {
      if quoted.allSatisfy({ isNumber(words(of: lines[$0]).dropFirst()) }) { signs += quoted }
      quoted = []
    }
    for (index, line) in lines.enumerated() {
      let words = words(of: line)
      fence.take(words)
      if words.first == ">", !fence.isOpen { quoted.append(index) } else { endQuotation() }
      if words.hasPrefix("+ "), !fence.isOpen { added.append(index) }
    }
    endQuotation()
    signs += added.count == 1 ? added.filter { isNumber(words(of: lines[$0]).dropFirst()) } : []
    let shown = signs.sorted().map { lines[$0].trimmed }
    for index in signs {
      let words = words(of: lines[index])
      lines[index] = lines[index][..<words.startIndex] + "\\" + words
    }
    return (signs.isEmpty ? text : lines.joined(separator: "\n"), shown)
  }

  /// The words of a line behind the mark of an item.
  private static func words(of line: Substring) -> Substring {
    let words = line.drop { $0 == " " }
    let isItem = words.first.map { "-*".contains($0) } == true && words.dropFirst().first == " "
    return isItem ? words.dropFirst().drop { $0 == " " } : words
  }

  /// Whether words begin with a number.
  private static func isNumber(_ words: Substring) -> Bool {
    words.drop { " =~".contains($0) }.unicodeScalars.first?.properties.numericType != nil
  }
}
