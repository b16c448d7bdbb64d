import FAQImport
import FAQModel

extension FuzzedParser {
  static let locale = LanguageTag(stored: "en")

  static let checkMarkdownFile: @Sendable ([UInt8]) throws -> Void = { bytes in
    let carried = try CarriedText(bytes, name: SourceName(path: "a/sample.md"), locale: locale)
    try checkKeepable(carried)
    let file = try MarkdownFile(bytes, locale: locale)
    let source = String(decoding: bytes, as: UTF8.self)
    if !source.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }).starts(with: "---".unicodeScalars) {
      let lost = Words.lost(from: source, in: [file.text.title, file.text.body])
      try require(lost == nil, "no word of a file is lost: '\(lost ?? "")'")
    }
    guard let canonical = try? file.text.canonical() else { return }
    let stored: ArticleText
    do {
      stored = try ArticleText(canonical: canonical)
    } catch {
      throw BrokenRule(description: "what was stored can be read: \(error)")
    }
    try require(stored == file.text.normalized, "what was stored is what was read")
    let lost = Words.lost(from: file.text.body, in: [stored.body])
    try require(lost == nil, "no word of an answer is lost: '\(lost ?? "")'")
    // NB: Yams drops a byte order mark at the start of a value.
    guard canonical.bytes.firstRange(of: Array("\"\\ufeff".utf8)) == nil else { return }
    let again: CanonicalText
    do {
      again = try MarkdownFile(canonical.bytes, locale: locale).text.canonical()
    } catch {
      throw BrokenRule(description: "a stored text is a file that can be read: \(error)")
    }
    try require(
      again.bytes == canonical.bytes, "a stored text read as a file is the same text")
  }

  static let checkFrontMatter: @Sendable ([UInt8]) throws -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    guard let simple = FrontMatter.simpleFields(text) else {
      _ = try FrontMatter(parsing: text)
      return
    }
    let full: [FrontMatter.Field]
    do {
      full = try FrontMatter(parsing: text).fields
    } catch let refusal as Refusal {
      throw BrokenRule(description: "the full parser takes what the simple way takes: \(refusal)")
    }
    try require(simple == full, "where the simple way answers, the full parser answers the same")
  }

  static let checkRevisionLine: @Sendable ([UInt8]) throws -> Void = { bytes in
    var pieces = Pieces(bytes)
    var file = RevisionsFile { pieces.next() }
    let words = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? bytes.dropFirst(3) : bytes[...]
    let lines = words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var last = 0
    while let (number, line) = try file.nextLine() {
      try require(
        number > last && number <= lines.count && lines[number - 1].elementsEqual(line),
        "a file read in pieces has its lines in order")
      last = number
      do {
        let event = try HistoryEvent(line: line, number: number, locale: locale)
        try require(event.line == number && !event.key.isEmpty, "an event has a line and a key")
        if let words = event.words { try checkKeepable(words) }
        _ = event.remarks.map(\.visible)
      } catch Refusal.invalidFile(let place, let cause) {
        try require(place == number && !cause.isEmpty, "a refusal names the line")
      }
    }
  }

  static let checkGitHistory: @Sendable ([UInt8]) throws -> Void = { bytes in
    var history = GitHistory(folder: "", locale: locale) {
      Array("# Object \($0)\n\nA sample.".utf8)
    }
    try history.forEach(in: bytes[...]) { event in
      try require(event.line > 0 && !event.key.isEmpty, "an event has a commit and a key")
      if let words = event.words { try checkKeepable(words) }
    }
  }

  /// Words that were carried over can be kept, whatever they were.
  private static func checkKeepable(_ carried: CarriedText) throws {
    do {
      let canonical = try carried.text(fallbackTitle: nil).canonical()
      _ = try ArticleText(canonical: canonical)
    } catch {
      throw BrokenRule(description: "carried words can be kept: \(error)")
    }
  }
}
