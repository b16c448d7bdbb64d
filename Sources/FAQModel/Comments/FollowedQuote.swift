/// A place in a text that is followed into another one by the words that are the same in both.
struct FollowedQuote {
  private let quote: Range<Int>
  private let lines: [Piece]
  /// The lines of the paragraph that holds the quote, and the bytes around the quote that count as
  /// its context: none beyond the paragraph.
  private let paragraph: Range<Int>
  private let context: Range<Int>

  /// More bytes than this are not compared by words.
  private static let longestRun = 262_144
  /// So many words in a row do not stand at a place by chance.
  private static let tellingCount = 5
  /// So many words more than two for each one cannot stand in the place of a quote.
  private static let longestAddition = 8
  /// Words around a quote are at its place where they are no farther from it than twice as far as
  /// they were and so many bytes.
  private static let mostDrift = 16

  /// - Parameter context: how many bytes before and after the quote are its context.
  init(at quote: Range<Int>, in text: String, context: (before: Int, after: Int)) {
    self.quote = quote
    let lines = Piece.lines(of: text)
    var start = lines.lastIndex { $0.place.lowerBound <= quote.lowerBound } ?? 0
    var end = lines.firstIndex { $0.place.upperBound >= quote.upperBound } ?? lines.count - 1
    while start > 0, !lines[start - 1].isEmpty { start -= 1 }
    while end + 1 < lines.count, !lines[end + 1].isEmpty { end += 1 }
    self.lines = lines
    paragraph = start..<end + 1
    self.context =
      max(
        lines[start].place.lowerBound, quote.lowerBound - context.before)..<min(
        lines[end].place.upperBound, quote.upperBound + context.after)
  }

  /// The place in another text; nil where it is lost: fewer than half of the quote's words are left
  /// there, or less than a third of what was around them within the paragraph.
  func place(in other: String) -> Range<Int>? {
    let others = Piece.lines(of: other)
    let (old, new) = region(in: others)
    guard
      old.count != new.count
        || zip(lines[old], others[new]).contains(where: { $0.passage != $1.passage })
    else {
      guard let first = others[new].first else { return nil }
      let shift = first.place.lowerBound - lines[old.lowerBound].place.lowerBound
      return quote.lowerBound + shift..<quote.upperBound + shift
    }
    let size = (lines[old] + others[new]).reduce(0) { $0 + $1.place.count }
    guard size <= Self.longestRun else { return nil }
    return place(among: lines[old].flatMap(\.words), in: others[new].flatMap(\.words))
  }

  /// The lines of the paragraph with all that changed together with it, and what stands in their place.
  private func region(in others: [Piece]) -> (old: Range<Int>, new: Range<Int>) {
    var changes: [Alignment.Change] = []
    for change in Alignment(from: lines.map(\.passage), to: others.map(\.passage)).changes {
      // Empty lines are alike everywhere, and so say nothing of where a paragraph went.
      if let last = changes.last,
        lines[last.old.upperBound..<change.old.lowerBound].allSatisfy(\.isEmpty)
      {
        changes[changes.count - 1] = Alignment.Change(
          old: last.old.lowerBound..<change.old.upperBound,
          new: last.new.lowerBound..<change.new.upperBound)
      } else {
        changes.append(change)
      }
    }
    let before = changes.prefix { $0.old.upperBound < paragraph.lowerBound }
    let touching = changes[before.count...].prefix { $0.old.lowerBound <= paragraph.upperBound }
    let start = min(paragraph.lowerBound, touching.first?.old.lowerBound ?? .max)
    let end = max(paragraph.upperBound, touching.last?.old.upperBound ?? 0)
    let shift = before.last.map { $0.new.upperBound - $0.old.upperBound } ?? 0
    let growth = touching.reduce(0) { $0 + $1.new.count - $1.old.count }
    return (start..<end, start + shift..<end + shift + growth)
  }

  private func place(among words: [Piece], in others: [Piece]) -> Range<Int>? {
    let fates = Self.fates(of: words, in: others)
    let quoted = words.indices.filter { words[$0].place.overlaps(quote) }
    guard let first = quoted.first, let last = quoted.last else { return nil }
    let spoken = quoted.filter { words[$0].isWord }
    let counted = spoken.isEmpty ? quoted : spoken
    let (start, end) = (fates[first].place.lowerBound, fates[last].place.upperBound)
    let isWhole = quoted.allSatisfy { fates[$0].isKept } && end - start == quoted.count
    let isHalf = counted.count { fates[$0].isKept } * 2 >= counted.count
    guard isHalf, start < end, end - start <= 2 * quoted.count + Self.longestAddition else {
      return nil
    }
    let place = others[start].place.lowerBound..<others[end - 1].place.upperBound
    guard
      isAmid(place, words, others, fates)
        || (isWhole && Self.run(around: first...last, words, fates) >= Self.tellingCount)
    else { return nil }
    return Self.place(
      place, from: (words[first], fates[first]), to: (words[last], fates[last]), quote)
  }

  /// The place without what stood before the quote in its first word and behind it in its last one, where
  /// those are kept: a quote may begin or end within a word.
  private static func place(
    _ place: Range<Int>, from first: (word: Piece, fate: Fate), to last: (word: Piece, fate: Fate),
    _ quote: Range<Int>
  ) -> Range<Int> {
    let head = first.fate.isKept ? max(0, quote.lowerBound - first.word.place.lowerBound) : 0
    let tail = last.fate.isKept ? max(0, last.word.place.upperBound - quote.upperBound) : 0
    return place.lowerBound + head..<place.upperBound - tail
  }

  /// Whether a third of what was around the quote within its paragraph is around a place, by letters.
  private func isAmid(
    _ place: Range<Int>, _ words: [Piece], _ others: [Piece], _ fates: [Fate]
  ) -> Bool {
    var (size, left) = (0, 0)
    for (word, fate) in zip(words, fates)
    where word.isWord && word.place.overlaps(context) && !word.place.overlaps(quote) {
      size += word.place.count
      let drift = 2 * Self.gap(word.place, quote) + Self.mostDrift
      if fate.isKept, Self.gap(others[fate.place.lowerBound].place, place) <= drift {
        left += word.place.count
      }
    }
    return left * 3 >= size
  }

  /// How many words in a row around those of the quote stand around them still.
  private static func run(
    around quoted: ClosedRange<Int>, _ words: [Piece], _ fates: [Fate]
  ) -> Int {
    var (start, end) = (quoted.lowerBound, quoted.upperBound)
    func isNext(_ left: Int, _ right: Int) -> Bool {
      fates[left].isKept && fates[right].isKept
        && fates[left].place.upperBound == fates[right].place.lowerBound
    }
    while start > 0, isNext(start - 1, start) { start -= 1 }
    while end + 1 < words.count, isNext(end, end + 1) { end += 1 }
    return words[start...end].count(where: \.isWord)
  }

  /// How many bytes are between two places.
  private static func gap(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    max(0, first.lowerBound - second.upperBound, second.lowerBound - first.upperBound)
  }

  /// What became of a word: the words that stand in its place, and whether it is the word itself.
  private typealias Fate = (place: Range<Int>, isKept: Bool)

  private static func fates(of words: [Piece], in others: [Piece]) -> [Fate] {
    var fates: [Fate] = []
    var next = 0
    func keep(upTo end: Int) {
      for _ in fates.count..<end {
        fates.append((next..<next + 1, true))
        next += 1
      }
    }
    for change in Alignment(from: words.map(\.passage), to: others.map(\.passage)).changes {
      keep(upTo: change.old.lowerBound)
      let isWordForWord = change.old.count == change.new.count
      for offset in 0..<change.old.count {
        let word = change.new.lowerBound + offset
        fates.append((isWordForWord ? word..<word + 1 : change.new, false))
      }
      next = change.new.upperBound
    }
    keep(upTo: words.count)
    return fates
  }
}

extension FollowedQuote {
  /// Where words of a page stand in the Markdown that the page shows, with the marks among them; nil where
  /// none of them stands there.
  static func origin(of quote: Range<Int>, on page: String, in markdown: String) -> Range<Int>? {
    let words = Piece.lines(of: page).flatMap(\.words)
    let written = Piece.lines(of: markdown).flatMap(\.words)
    let fates = fates(of: words, in: written)
    let quoted = words.indices.filter { words[$0].place.overlaps(quote) }
    guard let first = quoted.first, let last = quoted.last else { return nil }
    let (start, end) = (fates[first].place.lowerBound, fates[last].place.upperBound)
    guard start < end else { return nil }
    let place = written[start].place.lowerBound..<written[end - 1].place.upperBound
    return self.place(
      place, from: (words[first], fates[first]), to: (words[last], fates[last]), quote)
  }
}

/// A line or a word, and its place in the text in bytes of UTF-8.
private struct Piece {
  let passage: Passage
  let place: Range<Int>

  static func lines(of text: String) -> [Piece] {
    var offset = 0
    return Passage.lines(of: text).map { line in
      defer { offset += line.text.utf8.count + 1 }
      return Piece(passage: line, place: offset..<offset + line.text.utf8.count)
    }
  }

  /// The words of a line without the white space between them.
  var words: [Piece] {
    var offset = place.lowerBound
    return Passage.words(of: passage.text).compactMap { word in
      let end = offset + word.text.utf8.count
      defer { offset = end }
      return word.text.allSatisfy(\.isWhitespace)
        ? nil : Piece(passage: word, place: offset..<end)
    }
  }

  var isEmpty: Bool { passage.text.allSatisfy(\.isWhitespace) }

  /// Whether there is a letter or a digit in it.
  var isWord: Bool {
    passage.text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
}
