import FAQModel

/// A myth that is set against a fact. It is refused, so that the myth never becomes an answer.
enum MythPair {
  /// Why a question is refused, with its words.
  static func cause(_ title: String) -> String {
    let named = title.quoted()
    return isMyth(title)
      ? "\(named) states a myth" : "the answer to \(named) sets a myth against a fact"
  }

  static let suggestion = "Ask what is true, as in 'Is it true that …?', and answer with the fact."

  /// Whether a title states a myth rather than asks, or an answer in Markdown sets one against a fact.
  static func isStated(_ title: String, _ answer: String) -> Bool {
    if isMyth(title) { return true }
    guard mayHoldFact(answer) else { return false }
    if hasFactAsHeading(answer) { return true }
    guard mayHoldMyth(answer) else { return false }
    let words = withoutChanges(withoutOutput(answer)).filter { !"*_#>".contains($0) }
    return line(in: ScrapedLine.lines(of: words)) != nil
  }

  /// Whether a heading or a strong line below other words is nothing but a word for a fact, so that what stands
  /// above it is the myth.
  private static func hasFactAsHeading(_ answer: String) -> Bool {
    guard answer.has(UInt8(ascii: "#")) || answer.holds("**") || answer.holds("__") else {
      return false
    }
    var isBelowWords = false
    for line in Passage.lines(of: answer) {
      let words = line.text.trimmed
      let isMarked = ["#", "**", "__"].contains(where: words.hasPrefix)
      if isMarked, isBelowWords, isFact(words) { return true }
      isBelowWords = isBelowWords || !words.isEmpty
    }
    return false
  }

  /// A text without what changes a setting of a program from one value to the other: `True -> False`.
  private static func withoutChanges(_ answer: String) -> String {
    changes.reduce(answer) { $0.replacing($1, with: "") }
  }

  private static let changes = ["->", "=>", "→"].flatMap { arrow in
    [("True", "False"), ("true", "false")].flatMap { value, other in
      ["\(value) \(arrow) \(other)", "\(other) \(arrow) \(value)"]
    }
  }

  /// A text without the lines `True` and `False` of code that shows what an interpreter of Python answers.
  private static func withoutOutput(_ answer: String) -> String {
    guard answer.holds("\n>>> ") else { return answer }
    var isCode = false
    return answer.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let words = line.trimmed
      if words.isEmpty || words.hasPrefix("```") {
        isCode = false
      } else if words.hasPrefix(">>> ") {
        isCode = true
      } else if isCode, words == "True" || words == "False" {
        isCode = false
        return false
      }
      return true
    }.joined(separator: "\n")
  }

  /// NB: the lines of a text are looked at where it has a word that begins as one for a myth does, and one
  /// for a fact: to take it apart takes longer than all the rest of reading it.
  private static func mayHoldMyth(_ text: String) -> Bool {
    text.hasWord(anyCase: mythBeginnings) || holds(text, otherMythParts)
  }

  private static func mayHoldFact(_ text: String) -> Bool {
    text.hasWord(anyCase: factBeginnings) || holds(text, otherFactParts)
  }

  private static func holds(_ text: String, _ parts: [StaticString]) -> Bool {
    text.withBytes { bytes in parts.contains { bytes.holds($0) } }
  }

  /// Whether words state a myth, as lists of myths and facts do, and ask nothing: they begin with a word
  /// for one, perhaps behind a number or the like, with a mark, a number or nothing behind it, or they end
  /// with one in brackets or behind a dash.
  static func isMyth(_ words: String) -> Bool { beginsWithMyth(words) || endsWithMyth(words) }

  /// Whether words are no more than words for myths, as the heading of a list of them.
  static func isHeading(_ words: String) -> Bool {
    isMyth(words)
      && words.lowercased().split { !$0.isLetter }.map(String.init)
        .allSatisfy { myths.contains($0) || openings.contains($0) }
  }

  /// Whether words are no more than a word for facts, perhaps with an article, a number or marks.
  static func isFact(_ words: String) -> Bool {
    guard words.utf8.count <= 40, !Asking.ends(words) else { return false }
    let words = words.lowercased().split { !$0.isLetter }.map(String.init)
    return words.contains(where: facts.contains)
      && words.allSatisfy { facts.contains($0) || articles.contains($0) }
  }

  private static let articles: Set = [
    "the", "a", "der", "die", "das", "el", "la", "los", "le", "les", "il", "i", "o", "os", "de",
    "het",
  ]

  private static func endsWithMyth(_ words: some StringProtocol) -> Bool {
    ends(words, with: myths) && !Asking.ends(words)
  }

  /// Whether words end with one of these in brackets or behind a dash.
  private static func ends(_ words: some StringProtocol, with names: Set<String>) -> Bool {
    let end = words.suffix(40).lowercased()
    let rest = end.trimming { !$0.properties.isAlphabetic && $0 != "(" }
    let word = String(rest.reversed().prefix { $0.isLetter }.reversed())
    let before = rest.dropLast(word.count).last { $0 != " " }
    return before.map { "(–—-:".contains($0) } == true && names.contains(word)
  }

  private static func beginsWithMyth(_ words: String) -> Bool {
    var rest = words.prefix(80).lowercased()[...]
    var isFirst = true
    while true {
      rest = rest.drop { !$0.isLetter }
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count).drop { $0 == " " }
      if myths.contains(String(word)) { return isLabel(before: rest, of: words) }
      guard isFirst, openings.contains(String(word)) else { return false }
      isFirst = false
    }
  }

  /// Whether a word for a myth is a label of what follows it in a title.
  private static func isLabel(before rest: Substring, of words: String) -> Bool {
    guard let first = rest.first else { return true }
    if ":–—-#№|“\"!.]=→/".contains(first) || first.isNumber { return true }
    if first == "?" { return rest.contains { $0.isLetter } && !Asking.ends(words) }
    let next = String(rest.prefix { $0.isLetter })
    return numbers.contains(next)
      || ["that", "dass", "que", "che"].contains(next) && !Asking.ends(words)
  }

  /// What numbers a myth.
  private static let numbers: Set = [
    "no", "nr", "n", "nº", "nro", "num", "number", "nummer", "one", "two", "three", "four", "five",
    "six", "seven",
    "eight", "nine", "ten",
  ]

  /// The number of the first line of a myth, where the text has facts too.
  static func line(in lines: [ScrapedLine]) -> Int? {
    let myth = lines.first { line in
      line.begins(with: myths) || line.isLabelled(with: mythsAndClaims)
        || line.words.split { ".!?…".contains($0) }.contains { ends($0, with: mythsAndClaims) }
    }
    let fact = lines.contains { $0.begins(with: facts) || $0.isLabelled(with: facts) }
    return fact ? myth?.number : nil
  }

  /// Words for a myth.
  static let myths: Set = [
    "myth", "myths", "misconception", "misconceptions", "mythos", "mythen", "irrtum", "irrtümer",
    "irrglaube", "mythe", "mythes", "reçue", "reçues", "croyance", "croyances", "mito", "mitos",
    "creencia", "creencias", "fabel", "fabels", "misvatting", "misvattingen",
  ]

  /// Words that name one only where a fact is set against it.
  static let claims: Set = [
    "claim", "claims", "fiction", "false", "misinformation", "hoax", "hoaxes", "belief", "beliefs",
    "perception", "perceptions", "rumor", "rumors", "rumour", "rumours", "legend",
    "behauptung", "behauptungen", "gerücht", "gerüchte", "märchen", "vorurteil", "vorurteile",
    "falsch", "legende", "rumeur", "rumeurs", "faux", "légende", "bulo", "bulos", "falso",
    "leyenda", "leggenda", "boato", "boatos",
  ]

  private static let mythsAndClaims = myths.union(claims)

  private static let facts: Set = [
    "fact", "facts", "truth", "true", "reality", "correct", "correction", "fakt", "fakten",
    "tatsache", "tatsachen", "wahrheit", "realität", "wirklichkeit", "richtig", "fait", "faits",
    "réalité", "vérité", "vrai", "hecho", "hechos", "realidad", "verdad", "verdadero", "fatto",
    "fatti", "realtà", "verità", "vero", "fato", "fatos", "realidade", "verdade", "verdadeiro",
    "feit", "feiten", "waarheid",
  ]

  /// What a word for a myth may follow.
  private static let openings: Set = [
    "common", "popular", "widespread", "persistent", "frequent", "big", "biggest", "another",
    "medical", "health", "top", "the", "a", "der", "el", "le", "il", "häufiger", "häufige",
    "verbreiteter", "gängiger", "populärer",
    "idée", "idées", "fausse", "fausses", "falso", "falsos", "falsa", "falsas",
  ]

  /// How the words for myths and for facts begin, and what those of them hold that are not in ASCII, from such
  /// a letter on, which is quick to look for.
  private static let mythBeginnings = WordBeginnings([
    "myth", "mito", "irrt", "irrg", "misconc", "misvat", "fabel", "croya", "creenc", "claim",
    "misinf", "hoax", "belief", "percep",
    "fiction", "false", "falsch", "falso", "faux", "rumo", "rumeu", "behaupt", "bulo", "boato",
    "vorurt", "legend", "leyend", "leggend",
  ])
  private static let otherMythParts: [StaticString] = [
    "çu", "ÇU", "égend", "ÉGEND", "ücht", "ÜCHT", "ärchen", "ÄRCHEN",
  ]
  private static let factBeginnings = WordBeginnings([
    "fact", "fakt", "fait", "fatt", "fato", "feit", "truth", "true", "real", "correct", "tats",
    "wahr", "waar", "wirkl", "richt", "hecho", "verd", "verit", "vero", "vrai",
  ])
  private static let otherFactParts: [StaticString] = ["éalit", "ÉALIT", "érit", "ÉRIT"]
}
