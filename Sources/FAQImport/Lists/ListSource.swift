import FAQModel

/// Reads questions from JSON, lines of JSON, YAML, or TOML, in the shapes that programs write them in.
///
/// A question is an object with a question and an answer under any of the names that tables may have
/// too, or with `name` and `acceptedAnswer` (schema.org). Lists may be nested in objects under names
/// such as `faqs`, or under the names of their categories. The exports of help desks and of this
/// program are read with their sections.
package enum ListSource {
  private enum Format { case json, lines, yaml }

  /// Larger YAML is refused, in bytes: it takes many times as long to read as JSON.
  private static let largestYAML = 8 * 1024 * 1024

  /// Reads a list in any encoding of ``SourceEncoding``.
  ///
  /// - Parameters:
  ///   - isYAML: whether it is known to be YAML; else its looks tell what it is.
  ///   - hasComments: whether what stands behind a `#` in YAML is a comment, and no words of a text.
  ///   - mapping: the name of the member of a field, where names do not say it.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for what is none of them, and a mapping of what there is not.
  package static func read(
    _ bytes: [UInt8], isYAML: Bool = false, hasComments: Bool = true,
    mapping: [String: String] = [:]
  ) throws -> SourceReading {
    let (text, encoding) = try SourceEncoding.decode(bytes)
    var mapping = try ListMapping(mapping)
    var walk = ListWalk()
    switch isYAML ? .yaml : looks(text) {
    case .json: walk.take(mapping.renamed(try json(text)))
    case .yaml where hasComments:
      for document in try yaml(text) { walk.take(mapping.renamed(document)) }
    case .yaml:
      let kept = YAMLWithoutComments(text)
      for comment in kept.dropped { walk.drop(comment: comment) }
      for document in try yaml(kept.text) { walk.take(mapping.renamed(kept.value(document))) }
    case .lines: try takeLines(text, &mapping, &walk)
    }
    return try reading(walk, mapping, encoding)
  }

  /// Reads a list in TOML.
  static func readTOML(
    _ bytes: [UInt8], mapping: [String: String] = [:]
  ) throws -> SourceReading {
    let (text, encoding) = try SourceEncoding.decode(bytes)
    var mapping = try ListMapping(mapping)
    var walk = ListWalk()
    let lines = Array(PlainLines.withLineFeeds(text).utf8)
    let members = try TOMLReader.members(of: lines, subject: "the list", firstLine: 1)
    walk.take(mapping.renamed(.object(members)))
    return try reading(walk, mapping, encoding)
  }

  private static func reading(
    _ walk: ListWalk, _ mapping: ListMapping, _ encoding: SourceEncoding
  ) throws -> SourceReading {
    try mapping.check()
    if let fault = walk.fault { throw Refusal.invalidFile(cause: fault) }
    var reading = walk.reading()
    reading.remarks += encoding.remarks
    return reading
  }

  private static func looks(_ text: String) -> Format {
    let start = text.utf8.firstIndex { $0 > 0x20 } ?? text.endIndex
    let rest = text.utf8[start...]
    guard let first = rest.first, "[{".utf8.contains(first) else { return .yaml }
    let lines = rest.split(separator: UInt8(ascii: "\n"), maxSplits: 2).prefix(2)
    let areObjects = lines.allSatisfy {
      $0.first == UInt8(ascii: "{") && (try? json(String(Substring($0)))) != nil
    }
    return lines.count == 2 && areObjects ? .lines : .json
  }

  private static func json(_ text: String) throws -> JSONValue {
    do {
      return try text.withBytes {
        try JSONValue(readingUTF8: $0, keepsOrder: true, keepsFractions: true)
      }
    } catch let failure as JSONValue.ReadingFailure {
      let line = text.utf8.lineNumber(at: failure.offset)
      throw Refusal.invalidFile(line: line, cause: "it is no JSON: \(failure.cause)")
    }
  }

  /// The documents of a file.
  private static func yaml(_ text: String) throws -> [JSONValue] {
    guard text.utf8.count <= largestYAML else {
      throw Refusal.invalidFile(cause: "the YAML is larger than 8 MiB; use JSON")
    }
    let reading = YAMLReading(subject: "the list", firstLine: 1)
    let documents = try reading.roots(text).map { try reading.json($0) }
    return documents.isEmpty ? [.null] : documents
  }

  private static func takeLines(
    _ text: String, _ mapping: inout ListMapping, _ walk: inout ListWalk
  ) throws {
    // Within strings, JSON may hold any line end but LF and CR.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do {
        let value = try json(String(Substring(line)))
        guard value["type"]?.string != "site" || value["uuid"] == nil && value["site"] == nil else {
          walk.takeSite(value)
          continue
        }
        walk.take(mapping.renamed(value))
      } catch let Refusal.invalidFile(_, cause) {
        walk.refuse("line \(index + 1)", cause, "Write one object on each line.")
      }
    }
  }
}
