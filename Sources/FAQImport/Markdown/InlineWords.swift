import FAQModel

/// The words of a line of Markdown as plain text: without emphasis, code marks, escapes and tags, and
/// of a link its words.
struct InlineWords {
  private(set) var text = ""
  /// Where the links and images led, which the words do not say.
  private(set) var addresses: [String] = []
  /// What an editor should know of it, a sentence each.
  private(set) var remarks: [String] = []

  /// Longer lines stay as they are written; no title is of that length.
  private static let longest = 4_000

  init(_ line: some Sequence<UInt8>) {
    let bytes = Array(line)
    guard bytes.count <= Self.longest, bytes.contains(where: { "*_`[\\&<".utf8.contains($0) })
    else {
      text = String(decoding: bytes, as: UTF8.self).wordsOnOneLine
      return
    }
    var scanner = InlineScanner(bytes)
    scanner.scan()
    text = scanner.words.wordsOnOneLine
    addresses = scanner.addresses
    remarks = scanner.remarks
  }
}

/// Takes the marks out of a line of Markdown. Each byte is looked at a bounded number of times but for
/// marks that close, which look back over those that are open.
private struct InlineScanner {
  private let bytes: [UInt8]
  private var code: CodeSpans
  private var index = 0
  /// Pieces of words; marks that may yet be taken out have a place of their own.
  private var pieces: [[UInt8]] = [[]]
  private var openMarks: [(piece: Int, byte: UInt8, star: Star?)] = []
  /// Where words above or below the line begin.
  private var raisedPiece: Int?
  private var openBrackets: [(piece: Int, marks: Int)] = []
  private(set) var addresses: [String] = []
  private(set) var remarks: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    code = CodeSpans(bytes)
  }

  var words: String { String(decoding: pieces.joined(), as: UTF8.self) }

  mutating func scan() {
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\\"): takeEscape()
      case UInt8(ascii: "`"): takeCode()
      case UInt8(ascii: "*"), UInt8(ascii: "_"): takeEmphasis(byte)
      case UInt8(ascii: "["), UInt8(ascii: "!"): takeOpening(byte)
      case UInt8(ascii: "]"): takeClosing()
      case UInt8(ascii: "<"): takeTag()
      case UInt8(ascii: "&"): takeReference()
      default: take(1)
      }
    }
  }

  private mutating func take(_ count: Int) {
    pieces[pieces.count - 1].append(contentsOf: bytes[index..<(index + count)])
    index += count
  }

  /// Takes bytes as a piece of their own.
  private mutating func takeMark(_ count: Int) {
    pieces.append(Array(bytes[index..<(index + count)]))
    pieces.append([])
    index += count
  }

  private mutating func takeEscape() {
    guard index + 1 < bytes.count, MarkdownBytes.isPunctuation(bytes[index + 1]) else {
      return take(1)
    }
    index += 1
    take(1)
  }

  private mutating func takeCode() {
    let count = MarkdownBytes.run(bytes, index)
    let end = code.end(from: index)
    guard end > index + count else { return take(count) }
    index += count
    take(end - count - index)
    index += count
  }

  private mutating func takeEmphasis(_ byte: UInt8) {
    var count = MarkdownBytes.run(bytes, index)
    let before = index > 0 ? bytes[index - 1] : 0x20
    let after = index + count < bytes.count ? bytes[index + count] : 0x20
    var mayOpen = !after.isASCIISpace
    var mayClose = !before.isASCIISpace
    if byte == UInt8(ascii: "_") {
      mayOpen = mayOpen && !MarkdownBytes.isWordPart(before)
      mayClose = mayClose && !MarkdownBytes.isWordPart(after)
    }
    let star = byte == UInt8(ascii: "*") ? Star(bytes, index, count) : nil
    while mayClose, count > 0, let open = openMarks.lastIndex(where: { $0.byte == byte }) {
      if let star, let first = openMarks[open].star,
        star.areSigns(from: first, pieces[(openMarks[open].piece + 1)...].joined())
      {
        openMarks.removeSubrange(open...)
        take(1)
        count -= 1
        continue
      }
      pieces[openMarks[open].piece] = []
      openMarks.removeSubrange(open...)
      index += 1
      count -= 1
    }
    while count > 0 {
      if mayOpen { openMarks.append((pieces.count, byte, star)) }
      takeMark(1)
      count -= 1
    }
  }

  /// Stars in a row, and what stands beside them.
  private struct Star {
    let place: StarPlace?
    let isSingle: Bool
    let isOfAllele: Bool

    init(_ bytes: [UInt8], _ index: Int, _ count: Int) {
      place = StarPlace(bytes[..<index].lastScalar, bytes[(index + count)...].firstScalar)
      isSingle = count == 1
      isOfAllele =
        isSingle
        && AlleleStar.isOne(before: bytes[..<index], after: bytes[(index + 1)...])
    }

    /// Whether a page shows these stars, and those before the words between, as they are written: they multiply,
    /// lead to a note, name alleles, or stand within words.
    func areSigns(from first: Star, _ words: some Sequence<UInt8>) -> Bool {
      let ends = [first.place, place].compactMap(\.self)
      if ends.contains(where: \.isBetweenNumbers) { return true }
      let words = String(decoding: Array(words), as: UTF8.self).unicodeScalars
      if ends.contains(where: \.isByNumber), !words.allSatisfy(\.isNumber) { return true }
      if let place = first.place, place.after.closesWords,
        !".%".unicodeScalars.contains(place.after)
      {
        return true
      }
      return isSingle && first.isSingle
        && (first.isOfAllele
          || ends.contains(where: \.isWithinWord)
            && words.contains(where: \.properties.isWhitespace))
    }
  }

  private mutating func takeOpening(_ byte: UInt8) {
    let isImage = byte == UInt8(ascii: "!")
    guard !isImage || index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "[") else {
      return take(1)
    }
    openBrackets.append((pieces.count, openMarks.count))
    takeMark(isImage ? 2 : 1)
  }

  private mutating func takeClosing() {
    guard let open = openBrackets.popLast() else { return take(1) }
    guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "("),
      let target = LinkTarget(inline: bytes, at: index + 1, in: bytes.count)
    else { return take(1) }
    pieces[open.piece] = []
    openMarks.removeLast(max(0, openMarks.count - open.marks))
    if !target.address.isEmpty { addresses.append(target.address) }
    index = target.end
  }

  private mutating func takeTag() {
    if let (name, end) = WrittenTags.tag(at: index, in: bytes), Self.tags.contains(name) {
      if name == "sup" || name == "sub" {
        takeRaised(
          name == "sup" ? .above : .below, isEnd: bytes[index + 1] == UInt8(ascii: "/"))
      }
      index = end
      return
    }
    let rest = bytes[(index + 1)...].prefix(300)
    guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return take(1) }
    let inside = bytes[(index + 1)..<end]
    guard inside.contains(UInt8(ascii: ":")), !inside.contains(0x20) else { return take(1) }
    // An address in angle brackets is its own words.
    index += 1
    take(end - index)
    index += 1
  }

  private mutating func takeRaised(_ position: RaisedDigits.Position, isEnd: Bool) {
    if let start = raisedPiece, isEnd, start <= pieces.count {
      let before = pieces[..<start].last { !$0.isEmpty }?.lastScalar
      let words = String(decoding: pieces[start...].joined(), as: UTF8.self)
      remarks += RaisedDigits.remarks(onTitle: words, position)
      pieces[start] = Array(RaisedDigits.text(words, position, after: before).utf8)
      for index in pieces.indices.dropFirst(start + 1) { pieces[index] = [] }
    }
    pieces.append([])
    raisedPiece = isEnd ? nil : pieces.count - 1
  }

  private mutating func takeReference() {
    guard let end = bytes[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      return take(1)
    }
    let text = CharacterReferences.decoded(String(decoding: bytes[index...end], as: UTF8.self))
    pieces[pieces.count - 1].append(contentsOf: text.utf8)
    index = end + 1
  }

  private static let tags: Set<String> = [
    "a", "abbr", "b", "big", "br", "center", "code", "div", "em", "font", "h1", "h2", "h3", "h4",
    "h5", "h6", "i", "mark", "p", "small", "span", "strong", "sub", "sup", "u",
  ]
}
