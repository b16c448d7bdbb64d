import FAQModel

/// A line of a page as Markdown, in which no character of the words reads as markup.
struct InlineMarkdown {
  /// What the line is part of.
  enum Place { case paragraph, heading, cell }

  private let pieces: [HTMLPiece]
  private let place: Place
  private var text = EscapedText()
  /// The mark that the emphasis which is open began with.
  private var emphasis: Unicode.Scalar = "_"

  static func text(_ pieces: [HTMLPiece], in place: Place) -> String {
    var line = InlineMarkdown(pieces: pieces, place: place)
    return line.write()
  }

  private init(pieces: [HTMLPiece], place: Place) {
    self.pieces = pieces
    self.place = place
    text.isHeading = place == .heading
  }

  private mutating func write() -> String {
    var index = 0
    while index < pieces.count {
      switch pieces[index] {
      case .text(let words): text.add(words: words)
      case .lineBreak: addBreak()
      case .code(let code): add(code: code)
      case .image(let address, let description, let title):
        text.add("![")
        text.add(words: description)
        add(address: address, title: title)
      case .open(.link(let address, let title)):
        if title.isEmpty, let bare = bareAddress(address, at: index) {
          text.add("<\(bare)>")
          index += 2
        } else {
          text.add("[")
        }
      case .close(.link(let address, let title)): add(address: address, title: title)
      case .open(.footnote(let number)): addCall(number, at: index)
      case .open(let mark): open(mark, at: index)
      case .close(let mark): close(mark, at: index)
      }
      index += 1
    }
    return text.string
  }

  /// Adds the call of a footnote; what follows must not make it a link or a definition.
  private mutating func addCall(_ number: Int, at index: Int) {
    let isAtStart = text.last == nil
    text.add("[^\(number)]")
    guard index + 1 < pieces.count, case .text(let words) = pieces[index + 1] else { return }
    let next = words.unicodeScalars.first
    if next == "(" || next == ":" && isAtStart { text.add("\\") }
  }

  private mutating func addBreak() {
    switch place {
    case .paragraph: text.endLine()
    case .heading: text.add(" ")
    case .cell: if text.last != " " { text.add(" · ") }
    }
  }

  private mutating func open(_ mark: HTMLMark, at index: Int) {
    let next = firstScalar(after: index)
    let closing = pieces[index...].firstIndex(of: .close(mark)) ?? index
    let multiplies = mayMultiply(at: index)
    let isAfterBracket = multiplies && text.lastBesideMark?.isSpaceOrPunctuation == true
    defer { if isAfterBracket { text.makeNextPunctuation() } }
    guard mark == .emphasis else {
      if next?.isWord != true || multiplies { text.makeLastPunctuation() }
      text.add(delimiter(of: mark))
      if mark == .strong { text.makeNextWords() }
      return
    }
    let outside = [text.lastBesideMark, firstScalar(after: closing)]
    let isWithinWord = outside.contains { $0?.isWord == true }
    let isNextToStar = (outside + [next, lastScalar(before: closing)]).contains { $0 == "*" }
    emphasis = isWithinWord && !isNextToStar && !spansWords(outside, index..<closing) ? "*" : "_"
    if emphasis == "_" || next?.isWord != true || multiplies { text.makeLastPunctuation() }
    text.add(String(emphasis))
    text.makeNextWords()
  }

  /// Whether stars around several words, one of them within a word that goes on with one of these two characters,
  /// would be read as those of `Patient*innen und Ärzt*innen`.
  private func spansWords(_ outside: [Unicode.Scalar?], _ inside: Range<Int>) -> Bool {
    outside.contains { $0?.properties.isAlphabetic == true }
      && pieces[inside].contains { piece in
        switch piece {
        case .text(let words): words.unicodeScalars.contains(where: \.properties.isWhitespace)
        case .lineBreak: true
        default: false
        }
      }
  }

  /// Whether the stars of a mark would be read as multiplication.
  private func mayMultiply(at index: Int) -> Bool {
    let words = pieces[index...].first { if case .open = $0 { false } else { true } }
    guard case .text(let inner)? = words else { return false }
    return StarPlace(text.lastBesideMark, inner.unicodeScalars.first)?.isByNumber == true
  }

  private mutating func close(_ mark: HTMLMark, at index: Int) {
    let last = text.lastBesideMark
    let next = firstScalar(after: index)
    let multiplies = StarPlace(last, next)?.isByNumber == true
    if multiplies, next?.isSpaceOrPunctuation == true { text.makeLastPunctuation() }
    text.add(mark == .emphasis ? String(emphasis) : delimiter(of: mark))
    if last?.isWord != true || multiplies || mark == .emphasis && emphasis == "_" {
      text.makeNextPunctuation()
    }
  }

  private func delimiter(of mark: HTMLMark) -> String {
    switch mark {
    case .strong: "**"
    case .strikethrough: "~~"
    default: ""
    }
  }

  /// Code between more backquotes than it holds in a row.
  private mutating func add(code: String) {
    if place == .cell, code.contains("\\|") { return text.add(words: code) }
    let fence = String(repeating: "`", count: code.longestRun(of: "`") + 1)
    let needsSpace =
      code.hasPrefix("`") || code.hasSuffix("`") || code.hasPrefix(" ") && code.hasSuffix(" ")
    let content = place == .cell ? code.replacing("|", with: "\\|") : code
    text.add(needsSpace ? "\(fence) \(content) \(fence)" : fence + content + fence)
  }

  /// The end of a link or an image, from its closing bracket.
  private mutating func add(address: String, title: String) {
    let isPlain =
      !address.isEmpty && !address.hasPrefix("<")
      && address.unicodeScalars.allSatisfy { !" ()<>\\".unicodeScalars.contains($0) }
    let special: Set<Unicode.Scalar> = ["<", ">", "\\"]
    var target = ""
    for scalar in address.unicodeScalars {
      if scalar == "|", place == .cell {
        target += "%7C"
      } else {
        if special.contains(scalar) { target += "\\" }
        target.unicodeScalars.append(scalar)
      }
    }
    text.add(isPlain ? "](" : "](<")
    text.add(target.withoutReferences)
    if !isPlain { text.add(">") }
    if !title.isEmpty {
      let quoted = title.oneLine.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        .withoutReferences
      text.add(" \"\(place == .cell ? quoted.replacing("|", with: "\\|") : quoted)\"")
    }
    text.add(")")
  }

  /// The address of a link whose words are its address, where Markdown can write it so.
  private func bareAddress(_ address: String, at index: Int) -> String? {
    guard index + 2 < pieces.count, case .text(let words) = pieces[index + 1],
      pieces[index + 2] == .close(.link(address: address, title: "")),
      words.unicodeScalars.allSatisfy({
        $0.isASCII && $0.value > 0x20 && !"<>|\\`*&[]".unicodeScalars.contains($0)
      })
    else { return nil }
    if words == address, ["https://", "http://"].contains(where: { words.hasPrefix($0) }) {
      return words
    }
    let sides = words.split(separator: "@", omittingEmptySubsequences: false)
    let isMail =
      sides.count == 2
      && sides.allSatisfy { side in
        !side.isEmpty && side.utf8.count < 60
          && side.unicodeScalars.allSatisfy { $0.isWord || ".-".unicodeScalars.contains($0) }
      } && sides[1].first?.isLetter == true && sides[1].last?.isLetter == true
      && !sides[1].contains("..") && !sides[1].contains("-.") && !sides[1].contains(".-")
    return isMail && address == "mailto:" + words ? words : nil
  }

  private func firstScalar(after index: Int) -> Unicode.Scalar? {
    guard index + 1 < pieces.count else { return nil }
    switch pieces[index + 1] {
    case .text(let text): return text.unicodeScalars.first
    case .lineBreak: return place == .paragraph ? "\\" : " "
    case .code: return "`"
    case .image: return "!"
    case .open(.link), .open(.footnote): return "["
    case .close(.link): return "]"
    case .open(.strong), .close(.strong): return "*"
    case .open(.emphasis), .close(.emphasis): return "_"
    case .open, .close: return firstScalar(after: index + 1)
    }
  }

  private func lastScalar(before index: Int) -> Unicode.Scalar? {
    guard index > 0 else { return nil }
    switch pieces[index - 1] {
    case .text(let text): return text.unicodeScalars.last
    case .open(.strong), .close(.strong): return "*"
    default: return "~"
    }
  }
}
