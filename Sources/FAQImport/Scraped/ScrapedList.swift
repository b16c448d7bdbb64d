import FAQModel

/// The questions of a text with many: lines that ask and are marked as its questions, or stand below a title that says
/// so.
struct ScrapedList {
  /// Where the questions stand; empty where the text is no such list.
  private(set) var places: [Int] = []
  /// What stands before each question and is no word of it, such as `1.` or `▼`.
  private(set) var marks: [Int: String] = [:]
  /// A line that may be of the answer above it or a title of the questions below it, so that there are none.
  private(set) var doubtful: ScrapedLine?

  init(_ lines: [ScrapedLine]) {
    let asking = lines.indices.filter { lines[$0].isQuestion }
    guard asking.count > 1 else { return }
    if let numbered = Self.numbered(asking, lines) ?? Self.signed(asking, lines) {
      places = numbered.map(\.place)
      marks = Dictionary(uniqueKeysWithValues: numbered)
    } else if Self.isBelowTitle(asking, lines) {
      places = asking
    } else {
      return
    }
    let titles = Set(places)
    doubtful = places.dropFirst().lazy.map { $0 - 1 }
      .first { !titles.contains($0 - 1) && Self.mayBeTitle(lines[$0]) }.map { lines[$0] }
    if doubtful != nil { places = [] }
  }

  /// The words of the question at a place, and its mark.
  func title(at place: Int, _ lines: [ScrapedLine]) -> (words: String, mark: String?) {
    guard let mark = marks[place] else { return (lines[place].words, nil) }
    return (String(lines[place].words.dropFirst(mark.count)).trimmed, mark)
  }

  /// The lines whose numbers count up.
  private static func numbered(
    _ asking: [Int], _ lines: [ScrapedLine]
  ) -> [(place: Int, mark: String)]? {
    let all = asking.compactMap { place -> (place: Int, mark: String, value: Int)? in
      let words = lines[place].words
      let digits = words.prefix { $0.isASCII && $0.isNumber }
      let rest = words[digits.endIndex...]
      guard let value = Int(digits), (1...999).contains(value), let sign = rest.first,
        ".):、．）：".contains(sign), let next = rest.dropFirst().first,
        next == " " || !next.isASCII
      else { return nil }
      return (place, String(digits) + String(sign), value)
    }
    guard all.count > 1, all.first?.value == 1,
      zip(all, all.dropFirst()).allSatisfy({ $0.value + 1 == $1.value && $0.place + 1 < $1.place })
    else { return nil }
    return all.map { ($0.place, $0.mark) }
  }

  /// The lines that begin with a sign which no other line begins with.
  private static func signed(
    _ asking: [Int], _ lines: [ScrapedLine]
  ) -> [(place: Int, mark: String)]? {
    guard let sign = lines[asking[0]].words.first, signs.contains(sign) else { return nil }
    let places = lines.indices.filter { lines[$0].words.first == sign }
    let questions = Set(asking)
    let areAll = places.allSatisfy {
      questions.contains($0) && lines[$0].words.dropFirst().first == " "
    }
    return places.count > 1 && areAll ? places.map { ($0, String(sign)) } : nil
  }

  private static let signs: Set<Character> = [
    "+", "*", "-", "–", "•", "▼", "▾", "▶", "►", "▸", "›", "»", "❓", "#",
  ]

  /// Whether a title which says no more than that questions follow stands right above the first of them, and each has
  /// words below it: three or more, or two where nothing stands above the title.
  private static func isBelowTitle(_ asking: [Int], _ lines: [ScrapedLine]) -> Bool {
    guard asking[0] > 0, FAQTitle.isAll(of: lines[asking[0] - 1].words),
      asking.count > (asking[0] == 1 ? 1 : 2)
    else { return false }
    return zip(asking, asking.dropFirst()).allSatisfy { $0 + 1 < $1 }
  }

  /// Whether a line that ends no sentence may be a title.
  private static func mayBeTitle(_ line: ScrapedLine) -> Bool {
    !line.isSentence && !line.isQuotedSentence && !line.isCall && !line.isFurniture
      && !line.isByline && !PlainBlock.isMarked(line.words)
      && !line.words.contains(where: \.isNumber)
  }
}
