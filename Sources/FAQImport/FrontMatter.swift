import FAQModel
import Yams

/// The fields of a YAML mapping, each with its line in the file and its value as ``YAMLReading`` has
/// it.
package struct FrontMatter {
  /// A key with its value.
  package struct Field: Equatable {
    let name: String
    let line: Int?
    let value: JSONValue
  }

  package private(set) var fields: [Field] = []

  init(_ yaml: String) throws {
    try Self.check(size: yaml.utf8.count)
    if let simple = Self.simpleFields(yaml) {
      self.init(fields: simple)
    } else {
      try self.init(parsing: yaml)
    }
  }

  /// Refuses, before it is parsed, what has more bytes than front matter may have.
  static func check(size: Int) throws {
    guard size <= ArticleText.largestFrontMatter else {
      throw Refusal.invalidFile(line: 1, cause: "the front matter is larger than 256 KiB")
    }
  }

  private init(fields: [Field]) { self.fields = fields }

  init(_ members: [JSONValue.Member]) {
    fields = members.map { Field(name: $0.name, line: nil, value: $0.value) }
  }

  /// Reads the fields with the full parser, whatever they look like.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)``.
  package init(parsing yaml: String) throws {
    let reading = YAMLReading(subject: "the front matter", firstLine: 2)
    guard let root = try reading.root(yaml) else { return }
    guard case .mapping(let mapping) = root else {
      throw Refusal.invalidFile(
        line: 2, cause: "the front matter is no mapping of 'key: value' lines")
    }
    fields = try mapping.map { key, value in
      Field(name: try reading.name(key), line: reading.line(key), value: try reading.json(value))
    }
  }

  /// Takes a field out.
  mutating func remove(_ name: String) -> Field? {
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return nil }
    return fields.remove(at: index)
  }

  func text(body: String, locale: LanguageTag) throws -> ArticleText {
    do {
      return try ArticleText(
        fields: fields.map { JSONValue.Member($0.name, $0.value) }, body: body, locale: locale)
    } catch let failure as ArticleText.FieldFailure {
      let line = fields.first { $0.name == failure.field }?.line
      throw Refusal.invalidFile(line: line, cause: "'\(failure.field)': \(failure.cause)")
    }
  }
}
