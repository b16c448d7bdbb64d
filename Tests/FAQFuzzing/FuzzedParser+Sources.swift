import FAQHTML
import FAQImport
import FAQModel

extension FuzzedParser {
  static let checkTable: @Sendable ([UInt8]) throws -> Void = { bytes in
    let reading = try TableQuestions.read(bytes)
    try reading.check()
    guard reading.keepsAll else { return }
    var cells: [String] = []
    try SourceEncoding.decode(bytes).text.withBytes { text in
      try DelimitedTable.forEachRow(of: text) { row in
        if !row.isEmpty { cells.append(row.cells.joined(separator: "\n")) }
      }
    }
    guard !cells.contains(where: { AnswerFormat.of($0) == .html }) else { return }
    try reading.checkWords(of: cells.dropFirst().joined(separator: "\n"))
  }

  static let checkList: @Sendable ([UInt8]) throws -> Void = { bytes in
    try (try? ListSource.read(bytes, isYAML: true))?.check()
    let reading = try ListSource.read(bytes)
    try reading.check()
    let text = try SourceEncoding.decode(bytes).text
    guard reading.keepsAll,
      let value = try? text.withBytes({
        try JSONValue(readingUTF8: $0, keepsOrder: true, keepsFractions: true)
      }), !holdsHTML(value)
    else { return }
    try reading.checkWords(of: words(value))
  }

  /// The strings in a value, but for those that tell its shape and name its shelves.
  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .null, .bool: ""
    case .integer(let number): String(number)
    case .string(let text): text
    case .array(let values): values.map(words).joined(separator: "\n")
    case .object(let members):
      members.filter { !shape.contains($0.name) }.map { words($0.value) }.joined(separator: "\n")
    }
  }

  /// Whether there may be tags in it, of which the answers keep what they mean.
  private static func holdsHTML(_ value: JSONValue) -> Bool {
    switch value {
    case .null, .bool, .integer: false
    case .string(let text): AnswerFormat.of(text) == .html
    case .array(let values): values.contains(where: holdsHTML)
    case .object(let members):
      members.contains { ["html", "rendered"].contains($0.name) || holdsHTML($0.value) }
    }
  }

  private static let shape: Set = [
    "@context", "@type", "format", "version", "section_id", "categories", "sections",
  ]

  static let checkScraped: @Sendable ([UInt8]) throws -> Void = { bytes in
    let reading = try ScrapedText.read(bytes)
    try reading.check()
    guard reading.refused.isEmpty else { return }
    let text = try SourceEncoding.decode(bytes).text.replacing("\u{AD}", with: "")
    try reading.checkWords(of: text)
  }

  static let checkWordPress: @Sendable ([UInt8]) throws -> Void = { bytes in
    let whole = try Outcome { try WXRSource.reading(bytes, html: AnswerMarkdown.init) }
    let step = 1 + bytes.count % 64
    let inPieces = try Outcome {
      try WXRSource.reading(bytes, html: AnswerMarkdown.init, step: step)
    }
    try require(whole == inPieces, "an export read in pieces is the same export")
    try WXRSource.reading(bytes, html: AnswerMarkdown.init).check(mayLackAnswers: true)
  }

  static let checkPage: @Sendable ([UInt8]) throws -> Void = { bytes in
    try SourceReader().read(bytes, as: .html, path: "").check()
  }

  static let checkMarkdownQuestions: @Sendable ([UInt8]) throws -> Void = { bytes in
    try (try? MarkdownQuestions.read(bytes, path: "faq/sample.md", carriesBroken: true))?.check()
    try MarkdownQuestions.read(bytes, path: "FAQ.md").check()
  }

  static let checkArchive: @Sendable ([UInt8]) throws -> Void = { bytes in
    _ = try? ExcelWorkbook.read(bytes)
    let archive = try ZipArchive(bytes)
    for entry in archive.entries {
      let isInside = !entry.path.hasPrefix("/") && !entry.path.split(separator: "/").contains("..")
      try require(isInside, "no path leads out of an archive")
      let content = try? archive.bytes(of: entry)
      try require(content.map { $0.count == entry.size } ?? true, "an entry is as large as it says")
    }
  }

  static let checkSource: @Sendable ([UInt8]) throws -> Void = { bytes in
    let format = SourceFormat.found(in: bytes, path: "sample")
    let reading = try SourceReader().read(bytes, as: format, path: "sample")
    for question in reading.questions {
      let imported = try? question.imported(from: "sample", locale: LanguageTag(stored: "en"))
      _ = try imported?.text.canonical()
    }
  }

  static let checkEncoding: @Sendable ([UInt8]) throws -> Void = { bytes in
    let (text, encoding) = try SourceEncoding.decode(bytes)
    let written: [UInt8]
    switch encoding {
    case .utf8: written = Array(text.utf8)
    case .markedUTF8: written = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16BigEndian:
      written = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf16LittleEndian:
      written = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .latin1, .windows1252:
      written = try text.unicodeScalars.map { scalar in
        if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
          return UInt8(scalar.value)
        }
        guard let byte = specials[scalar] else {
          throw BrokenRule(description: "every character is one of the encoding")
        }
        return byte
      }
    }
    try require(written == bytes, "a text in its encoding is the bytes that were read")
  }

  /// The bytes of the characters that Windows-1252 has and ISO-8859-1 has not.
  private static let specials: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8(0x80)...0x9F {
      guard let text = try? SourceEncoding.decode([byte]).text,
        let scalar = text.unicodeScalars.first
      else { continue }
      bytes[scalar] = byte
    }
    return bytes
  }()

  static let checkPlainText: @Sendable ([UInt8]) throws -> Void = { bytes in
    // NUL is U+FFFD in Markdown.
    let text = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
    let page = ShownPage(MarkdownHTML.fragment(of: PlainText.markdown(text)))
    try require(page.problem == nil, page.problem ?? "")
    // What would act on the reader is shown as code points. Browsers number lists themselves.
    let shown = text.replacing("\r", with: "\n").visible
    try require(
      Words.list(page.words).filter { !Words.isNumber($0) }
        == Words.list(shown).filter { !Words.isNumber($0) },
      "plain text as Markdown shows the same words")
  }
}
