import FAQModel

/// Reads questions from Markdown files, as people and site generators keep them: one question a file
/// with front matter, or a page with many.
package enum MarkdownQuestions {
  /// Reads a file in any encoding of ``SourceEncoding``.
  ///
  /// - Parameters:
  ///   - path: where the file stands in the folder that is imported; its folders are the shelf of a
  ///     file that names none.
  ///   - carriesBroken: whether a file whose front matter cannot be read is kept as it stands, as the
  ///     body of a question that is named after the file; else it is refused.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for bytes that are no text.
  package static func read(
    _ bytes: [UInt8], path: String, carriesBroken: Bool = false
  ) throws -> SourceReading {
    if path.lowercased().hasSuffix(".mdx") {
      return refused(
        path, "it is MDX, a program that makes its words only when it runs",
        "Save what its page shows as Markdown or HTML, and import that.")
    }
    let (text, encoding) = try SourceEncoding.decode(bytes)
    let lines = Array(text.withLineFeeds.utf8)
    var reading = read(lines: lines, path, carriesBroken)
    reading.remarks += encoding.remarks
    return reading
  }

  private static func read(
    lines: [UInt8], _ path: String, _ carriesBroken: Bool
  ) -> SourceReading {
    guard lines.contains(where: { !$0.isASCIISpace }) else {
      return refused(path, "the file is empty", "Give it a question and an answer, or take it out.")
    }
    do {
      if let line = ConflictMarkers.firstConflict(in: lines) {
        throw ConflictMarkers.refusal(line: line)
      }
      let head = try MarkdownHead(lines)
      let file = MarkdownText(lines, head, path: path)
      return file.reading()
    } catch Refusal.invalidFile(let line, let cause) {
      let place = line.map { "line \($0): " } ?? ""
      guard carriesBroken else {
        return refused(
          path, place + cause,
          "Correct it, or use --keep-broken to keep the whole file as it stands, as an answer.")
      }
      return carried(lines, path, place + cause)
    } catch {
      return refused(path, "it cannot be read", "Save it as plain Markdown.")
    }
  }

  private static func carried(
    _ lines: [UInt8], _ path: String, _ cause: String
  ) -> SourceReading {
    let text = String(decoding: lines, as: UTF8.self)
    var question = SourceQuestion(
      place: path, identity: path, title: CarriedText.title(of: SourceName(path: path)),
      body: MarkdownText.trimmed(text))
    question.categories = MarkdownText.folders(of: path)
    question.remarks = [
      "\(cause); the file is kept as it stands, as the answer, under its own name as the question."
    ]
    return SourceReading(questions: [question])
  }

  static func refused(_ path: String, _ cause: String, _ suggestion: String) -> SourceReading {
    refused(SourceRefusal(place: path, cause: cause, suggestion: suggestion))
  }

  static func refused(_ refusal: SourceRefusal) -> SourceReading {
    var reading = SourceReading()
    reading.refused = [refusal]
    return reading
  }
}
