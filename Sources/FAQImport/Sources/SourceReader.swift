import FAQModel

/// Reads the questions of a file, whatever it is.
package struct SourceReader: Sendable {
  /// The columns of a table, or the members of a list, that the user names, by field.
  package var mapping: [String: String] = [:]
  /// Whether files whose front matter is broken are carried whole, as the body of an answer.
  package var keepsBroken = false

  package init() {}

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - format: what it is; those that are archives or need other programs are read elsewhere.
  ///   - path: what it is called, with its folders where it is one of many.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where the file as a whole cannot be read as that.
  package func read(
    _ bytes: consuming [UInt8], as format: SourceFormat, path: String
  ) throws -> SourceReading {
    switch format {
    case .wordpress: try WXRSource.reading(bytes, html: HTMLMarkdown.markdown(html:))
    case .csv: try TableQuestions.read(bytes, mapping: mapping)
    case .html: try html(bytes, path: path)
    case .json: try ListSource.read(bytes, mapping: mapping)
    case .yaml:
      try ListSource.read(
        bytes, isYAML: true, hasComments: !SourceName.isText(path), mapping: mapping)
    case .toml: try ListSource.readTOML(bytes, mapping: mapping)
    case .text: try ScrapedText.read(bytes)
    case .markdown:
      try MarkdownQuestions.read(
        bytes, path: path, carriesBroken: keepsBroken)
    case .xlsx: try ExcelWorkbook.read(bytes, mapping: mapping)
    case .revisions, .docx, .zip:
      throw Refusal.invalidFile(cause: "\(format.phrase) holds no list of questions")
    }
  }

  /// Whether a text is XML whose outermost element is none of a page.
  private static func isXML(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var scanner = MarkupScanner(bytes)
    while let piece = scanner.next() {
      guard piece.kind == .opening else { continue }
      return text.hasPrefix("<?xml") ? piece.name != "html" : !WrittenTags.isElement(piece.name)
    }
    return false
  }

  private func html(_ bytes: [UInt8], path: String) throws -> SourceReading {
    let (text, encoding) = try SourceEncoding.decode(bytes, isPage: true)
    if encoding == .latin1 || encoding == .windows1252 { try SourceEncoding.checkDeclared(bytes) }
    var reading = try HTMLSource.reading(text, path: path)
    if reading.questions.isEmpty, Self.isXML(text) {
      throw Refusal.invalidFile(
        cause:
          "it is XML, but neither a page nor an export of WordPress; save its questions as a table or a list in JSON"
      )
    }
    reading.remarks += encoding.remarks
    return reading
  }
}
