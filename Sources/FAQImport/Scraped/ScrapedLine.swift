import FAQModel

/// A line of a scraped text that has words.
struct ScrapedLine: Equatable {
  /// Counted from 1 in the text.
  let number: Int
  /// The line as it is in the text.
  let text: Substring
  /// The words, parted by one space each.
  let words: String
  /// Whether an empty line stands before it.
  let followsEmpty: Bool

  static func lines(of text: String) -> [ScrapedLine] {
    var lines: [ScrapedLine] = []
    var followsEmpty = true
    for (index, line) in PlainLines.lines(of: text).enumerated() {
      let words = String(line).wordsOnOneLine
      if !words.isEmpty {
        lines.append(
          ScrapedLine(number: index + 1, text: line, words: words, followsEmpty: followsEmpty))
      }
      followsEmpty = words.isEmpty
    }
    return lines
  }

  /// Whether it ends as a question does, and may be a title.
  var isQuestion: Bool {
    words.utf8.count <= 1_200 && Asking.ends(words) && !isFurniture && !endsPage
  }

  /// Whether it ends as a sentence does.
  var isSentence: Bool { words.last.map { ".!。！:".contains($0) } == true || words.utf8.count > 160 }

  /// Whether it ends as a sentence does, but for what closes a quotation, a bracket or a reference.
  var isQuotedSentence: Bool {
    let closing: Set<Character> = ["\"", "”", "’", "'", ")", "]", "»", "“"]
    guard let last = words.last, closing.contains(last) else { return false }
    return words.last { !closing.contains($0) && !$0.isNumber && $0 != "[" && $0 != " " }
      .map { ".!。！".contains($0) } == true
  }

  /// Whether it asks to follow a link that is not there any more. A line that says when to do so, that
  /// tells at length what to do, or with a number but in what it is about, is advice.
  var isCall: Bool {
    guard words.utf8.count <= 160, let last = words.last, !".!?。".contains(last) else {
      return false
    }
    let lower = words.lowercased()
    guard let call = Self.calls.first(where: { lower == $0 || lower.hasPrefix($0 + " ") }) else {
      return false
    }
    let rest = lower.dropFirst(call.count).split { !$0.isLetter }
    let isAbout =
      rest.first.map { Self.abouts.contains(String($0)) } ?? false
      || rest.starts(with: ["for", "more"])
    let isShort = rest.count <= 3 || !Self.acts.contains(call)
    return !rest.contains { Self.conditions.contains(String($0)) }
      && (isAbout || isShort && !words.contains(where: \.isNumber))
  }

  /// Whether it is furniture of a page, such as a button.
  var isFurniture: Bool {
    let lower = words.lowercased()
    return Self.furniture.contains(lower) || isImprint
  }

  /// Whether it is furniture that stands nowhere but at the end of a page.
  var endsPage: Bool {
    guard words.utf8.count <= 160 else { return false }
    let lower = words.lowercased()
    return Self.ends.contains(lower) || isImprint
  }

  /// Whether it says whose the page is.
  private var isImprint: Bool {
    let lower = words.prefix(200).lowercased()
    return ["©", "copyright ©", "copyright (c)", "copyright 1", "copyright 2"].contains {
      lower.hasPrefix($0)
    } || lower.contains("all rights reserved")
  }

  /// Whether it is what a browser calls a page with another line as its heading: that line, and behind a
  /// mark the name of the site.
  func isTitle(ofPage heading: ScrapedLine) -> Bool {
    guard words.hasPrefix(heading.words) else { return false }
    return [" | ", " – ", " — ", " - ", " · ", " » "].contains {
      words.dropFirst(heading.words.count).hasPrefix($0)
    }
  }

  /// Whether it says who wrote or reviewed the page, or when.
  var isByline: Bool {
    let lower = words.lowercased()
    let isSigned = lower.hasPrefix("by ") && (words.contains(",") || words.contains("Dr"))
    return isSigned || Self.bylines.contains { lower.hasPrefix($0) }
  }

  /// Whether its first word is one of these.
  func begins(with names: Set<String>) -> Bool {
    let first = words.prefix(16).prefix { $0.isLetter }.lowercased()
    return names.contains(first)
  }

  /// Whether one of these stands as a label in it, such as `Fact:` or `The truth –`: within the first
  /// three words of the line or of one of its sentences, with a mark, a number or nothing behind it.
  func isLabelled(with names: Set<String>) -> Bool {
    var place = 0
    let words = words.split(separator: " ")
    for (index, word) in words.enumerated() {
      let start = word.drop { !$0.isLetter }
      let letters = start.prefix { $0.isLetter }
      let behind = start[letters.endIndex...].first
      let next = index + 1 < words.count ? words[index + 1].first : nil
      let isMarked =
        behind.map { ":–—-#.)]!=→>?".contains($0) } == true
        || next.map { ":–—-#|=→".contains($0) || $0.isNumber } ?? true
      let isInBrackets = word.first.map { "([".contains($0) } == true && isMarked
      if place < 3 && isMarked || isInBrackets, names.contains(letters.lowercased()) { return true }
      // A number, a bullet or a picture before the first word is none.
      if !letters.isEmpty { place += 1 }
      if word.last.map({ ".!?…;".contains($0) }) == true { place = 0 }
    }
    return false
  }

  private static let calls = [
    "learn more", "read more", "find out more", "see more", "click here", "see also", "view all",
    "get more information", "for more information", "discover more", "download the", "contact us",
    "book an appointment", "mehr erfahren", "weiterlesen", "mehr dazu", "más información",
    "leer más", "saber más", "en savoir plus", "lire la suite",
  ]

  /// The calls among them that may be what a reader is to do.
  private static let acts: Set<String> = ["download the", "contact us", "book an appointment"]

  private static let conditions: Set<String> = [
    "if", "when", "unless", "until", "before", "after", "while", "immediately", "urgently", "once",
    "straight", "right", "wenn", "falls", "sofort", "bevor", "nachdem", "si", "cuando",
    "inmediatamente", "quand",
    "lorsque",
    "immédiatement",
  ]

  private static let abouts: Set<String> = ["about", "on", "über", "zu", "sobre", "sur"]

  private static let ends: Set<String> = [
    "related articles", "related questions", "related topics", "related content", "related pages",
    "related links", "related information", "you may also like", "you might also like",
    "you may also be interested in", "share this page", "share this article",
    "print this page", "back to top", "was this helpful?", "was this page helpful?",
    "was this article helpful?", "war das hilfreich?", "war diese seite hilfreich?",
    "war dieser artikel hilfreich?", "¿te resultó útil?", "¿le ha resultado útil?",
    "cette page vous a-t-elle été utile ?",
    "privacy | terms", "privacy policy", "terms of use", "all rights reserved.",
    "verwandte artikel", "verwandte themen", "ähnliche fragen", "nach oben",
    "artículos relacionados", "preguntas relacionadas", "articles connexes",
  ]

  private static let bylines = [
    "written by", "reviewed by", "medically reviewed", "edited by", "updated by", "author:",
    "reviewer:", "last reviewed", "last revised", "last updated", "published on", "updated on",
    "verfasst von",
    "geschrieben von", "geprüft von", "medizinisch geprüft", "autor:", "autorin:", "zuletzt",
    "stand:", "escrito por", "revisado por", "actualizado", "rédigé par", "révisé par",
    "mis à jour",
  ]

  private static let furniture: Set<String> = [
    "share", "print", "back to top", "top", "next", "previous", "back", "menu", "home",
    "skip to content",
    "skip to main content", "share this page", "print this page", "email", "tweet",
    "was this helpful?",
    "yes no", "teilen", "drucken", "nach oben", "imprimir", "compartir", "imprimer", "partager",
  ]
}
