import FAQModel

/// What a source is, as its content tells.
package enum SourceFormat: String, CaseIterable, Sendable {
  /// A history as a file of one JSON object a line (`docs/import-format.md`).
  case revisions
  /// An export of WordPress (WXR).
  case wordpress
  /// A table with a row for each question: CSV, TSV and the like.
  case csv
  /// A workbook of Excel (.xlsx).
  case xlsx
  /// Markdown, with or without front matter.
  case markdown
  /// A web page.
  case html
  /// A list of questions in JSON, JSON lines, YAML or TOML.
  case json, yaml, toml
  /// A document of Word (.docx).
  case docx
  /// The words of a page as a scraper left them, without any markup.
  case text
  /// An archive of files.
  case zip

  /// What it is called in a sentence.
  package var phrase: String {
    switch self {
    case .revisions: "a history of revisions"
    case .wordpress: "a WordPress export"
    case .csv: "a table"
    case .xlsx: "an Excel workbook"
    case .markdown: "Markdown"
    case .html: "a web page"
    case .json: "a list in JSON"
    case .yaml: "a list in YAML"
    case .toml: "a list in TOML"
    case .docx: "a Word document"
    case .text: "plain text"
    case .zip: "a ZIP archive"
    }
  }

  /// Whether it is a list of questions as programs write it, which has no columns.
  package var isList: Bool { self == .json || self == .yaml || self == .toml }

  /// So much of a file is looked at, in bytes.
  package static let lookedAt = 64 * 1024

  /// Finds out what a file is by its content. What it is called decides only between Markdown, YAML,
  /// tables of one column and plain text, which can be the same bytes, and of a first brace.
  ///
  /// - Parameters:
  ///   - head: the beginning of the file, at least ``lookedAt`` bytes or all of it.
  ///   - mapping: the columns that the user names, which make any table one of questions.
  package static func found(
    in head: [UInt8], path: String, mapping: [String: String] = [:]
  ) -> SourceFormat {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return archive(head) }
    if head.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
    if SpreadsheetKind(head) != nil { return .xlsx }
    let text = self.text(of: head)
    let start = Substring(text.utf8.drop { $0 <= 0x20 })
    if start.first == "<" { return markup(start, path) }
    // Front matter in JSON begins as a list does, and so does a link; only more Markdown follows it.
    if SourceName.isMarkdown(path), start.first == "{" || isLink(start) { return .markdown }
    if isTOML(start, path) { return .toml }
    if start.first == "{" || start.first == "[" { return json(start) }
    if SourceName.isYAML(path), isYAML(start, path) { return .yaml }
    if isTable(text, path, mapping) { return .csv }
    if isYAML(start, path) { return isPairAlone(start) ? .markdown : .yaml }
    if isMarkdown(start) || SourceName.isMarkdown(path) { return .markdown }
    return isCalledTable(path) ? .csv : .text
  }

  /// Whether words in brackets begin a text, as no list in JSON does.
  private static func isLink(_ start: Substring) -> Bool {
    start.first == "["
      && start.dropFirst().first { !$0.isWhitespace }.map { !"{\"]".contains($0) } == true
  }

  /// The text of the beginning of a file, for looking at it: a character may be cut at its end.
  private static func text(of head: [UInt8]) -> String {
    let isUTF16 = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let whole = isUTF16 ? Array(head.prefix(head.count & ~1)) : head
    for cut in 0..<4 where cut < max(whole.count, 1) {
      if let text = try? SourceEncoding.decode(Array(whole.dropLast(isUTF16 ? 2 * cut : cut))).text
      {
        return text
      }
    }
    return String(decoding: head, as: UTF8.self)
  }

  private static func archive(_ head: [UInt8]) -> SourceFormat {
    // The names of the first files stand uncompressed in the head of each.
    let names = String(decoding: head, as: UTF8.self)
    let first = String(decoding: head.dropFirst(30).prefix(40), as: UTF8.self)
    // One that ends there is damaged whatever it is.
    guard first.isEmpty || packageBeginnings.contains(where: { first.hasPrefix($0) }) else {
      return .zip
    }
    if names.contains("word/") { return .docx }
    return names.contains("xl/") || names.contains("[Content_Types].xml") ? .xlsx : .zip
  }

  /// What the first file of a document of Word or Excel is called, as its name begins.
  private static let packageBeginnings = [
    "[Content_Types].xml", "_rels/", "docProps/", "word/document.xml", "xl/workbook.xml",
    "word/_rels/", "xl/_rels/",
  ]

  private static func markup(_ start: Substring, _ path: String) -> SourceFormat {
    let head = start.prefix(8_192)
    let isWXR = head.contains("wordpress.org/export/")
    if isWXR { return .wordpress }
    // Markdown may begin with a comment or with what folds an answer.
    let beginning = start.prefix(16).lowercased()
    let isWhole = ["<!doctype", "<html", "<head", "<body", "<?xml"].contains {
      beginning.hasPrefix($0)
    }
    return SourceName.isMarkdown(path) && !isWhole && isMarkdown(start) ? .markdown : .html
  }

  private static func json(_ start: Substring) -> SourceFormat {
    guard start.first == "{", let line = lines(of: start, 1).first,
      let object = try? JSONValue(reading: String(line)), case .object = object
    else { return .json }
    // A title beside the text, with nothing that only histories have, is that of a question.
    let isQuestion =
      ["question", "title"].contains { object[$0]?.string != nil }
      && !["key", "path", "event", "date", "author", "fields"].contains { object[$0] != nil }
    let hasWords = object["text"]?.string != nil && !isQuestion || object["fields"] != nil
    let hasName = ["key", "path", "slug"].contains { object[$0]?.string != nil }
    let isEvent = object["event"]?.string != nil
    return hasName && (hasWords || isEvent) ? .revisions : .json
  }

  /// Whether its first rows have as many cells as each other, or columns with the names of a question
  /// and an answer.
  private static func isTable(
    _ text: String, _ path: String, _ mapping: [String: String]
  ) -> Bool {
    let head = lines(of: text[...], 4)
    guard let line = head.first else { return false }
    if line.utf8.count == 5, line.lowercased().hasPrefix("sep=") { return true }
    func isParted(_ line: Substring) -> Bool {
      line.utf8.contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 }
    }
    // A title may stand above the names of the columns.
    if isCalledTable(path), head.contains(where: { isParted($0) || $0.utf8.contains(0x7C) }) {
      return true
    }
    guard isParted(line) else { return false }
    if !mapping.isEmpty { return true }
    let rows = firstRows(of: text)
    guard let first = rows.first else { return false }
    let isRegular = rows.count > 2 && rows.allSatisfy { $0.cells.count == first.cells.count }
    return first.cells.count > 1 && isRegular
      || (try? TableColumns(first, mapping: mapping)) != nil
  }

  private static func isCalledTable(_ path: String) -> Bool {
    ["csv", "tsv", "tab"].contains { path.lowercased().hasSuffix("." + $0) }
  }

  private static func firstRows(of text: String) -> [TableRow] {
    var rows: [TableRow] = []
    struct Enough: Error {}
    func take(_ row: TableRow) throws {
      guard rows.count < 8 else { throw Enough() }
      rows.append(row)
    }
    do {
      try text.withBytes { try DelimitedTable.forEachRow(of: $0, take) }
    } catch {
      // The text may end within a row, as only its beginning is looked at.
    }
    return rows
  }

  /// The first lines that have anything in them.
  static func lines(of text: Substring, _ count: Int) -> [Substring] {
    text.utf8.split(maxSplits: count == .max ? .max : count) { $0 == 0x0A || $0 == 0x0D }
      .prefix(count).map { Substring($0) }
  }

  /// Whether several lines that ask begin with the mark of a question, and one with that of an answer follows
  /// each.
  private static func arePairs(_ lines: [Substring]) -> Bool {
    var (pairs, isOpen) = (0, false)
    for line in lines {
      let bytes = Array(line.utf8.prefix(400))
      let first = MarkdownLine(bytes[...]).first
      guard first < bytes.count,
        let mark = QuestionMark(bytes, first, first, bytes.count, 0)
      else { continue }
      if !mark.isQuestion, isOpen { pairs += 1 }
      isOpen = mark.isQuestion && Asking.ends(line)
    }
    return pairs > 1
  }

  /// Whether a short text is one question behind its mark, with an answer behind its own, and no YAML, though
  /// its lines look so: it holds no more than `Question: …` and `Answer: …`, its marks are `Q:` and `A:`, or it
  /// cannot be read as YAML, as with a colon in the answer.
  private static func isPairAlone(_ start: Substring) -> Bool {
    let lines = lines(of: start, 40)
    let marks = lines.map { line in
      let bytes = Array(line.utf8.prefix(400))
      let first = MarkdownLine(bytes[...]).first
      return first < bytes.count ? QuestionMark(bytes, first, first, bytes.count, 0) : nil
    }
    let questions = marks.indices.filter { marks[$0]?.isQuestion == true }
    guard questions == [0], marks.contains(where: { $0?.isQuestion == false }), lines.count < 40,
      !lines.contains("---")
    else { return false }
    // Words may stand below a sign such as `|-` in YAML alone.
    let mayBeText =
      lines[0].first?.isUppercase == true
      && !lines.contains { line in
        ["|", "|-", "|+", ">", ">-", ">+"].contains { line.hasSuffix(": \($0)") }
      }
    if mayBeText, marks[0]?.label.count == 1 || marks.allSatisfy({ $0 != nil }) { return true }
    return (try? YAMLReading(subject: "the list", firstLine: 1).roots(String(start))) == nil
  }

  private static func isMarkdown(_ start: Substring) -> Bool {
    if start.hasPrefix("---\n") || start.hasPrefix("---\r\n") || start.hasPrefix("+++") {
      return true
    }
    let text = String(start)
    if text.holds("](http") || text.holds("**") { return true }
    let lines = lines(of: start, .max)
    // Pairs are read as they are in Markdown.
    if start.hasPrefix("Q:"), lines.contains(where: { $0.hasPrefix("A:") }) { return true }
    let headings = lines.filter { line in
      let marks = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      return (1...6).contains(marks) && line.dropFirst(marks).hasPrefix(" ")
    }
    // Below a question without a sign, `# 8 tablets` is a number of them.
    let isAsked = lines.first.map { !$0.hasPrefix("#") && Asking.ends($0) } == true
    return !headings.isEmpty && (!isAsked || headings.contains { Asking.ends($0) })
      || lines.contains { $0.hasPrefix("```") } || arePairs(lines)
  }
}

extension SourceName {
  /// Whether a path ends as those of Markdown files do.
  package static func isMarkdown(_ path: String) -> Bool {
    let name = path.lowercased()
    return suffixes.contains { name.hasSuffix($0) }
  }

  /// Whether a path ends as those of Markdown and of plain text do.
  static func isText(_ path: String) -> Bool {
    let name = path.lowercased()
    return isMarkdown(path) || name.hasSuffix(".txt") || name.hasSuffix(".text")
  }
}
