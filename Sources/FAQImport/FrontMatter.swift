import FAQModel
import Yams

/// The fields of a YAML mapping (YAML 1.1 as libyaml reads it), each with its line in the file.
///
/// Plain `true`, `false`, `null` and integers keep their type; everything else that is not quoted is
/// the string that its author wrote, so that no version number or date is rewritten.
struct FrontMatter {
  struct Field: Equatable {
    let name: String
    let line: Int?
    let value: JSONValue
  }

  private(set) var fields: [Field] = []

  /// Longer front matter is refused before it is parsed, in bytes.
  private static let largest = ArticleText.largestFrontMatter
  private static let deepest = 32

  init(_ yaml: String) throws {
    guard yaml.utf8.count <= Self.largest else {
      throw Refusal.invalidFile(line: 1, cause: "the front matter is larger than 256 KiB")
    }
    if let simple = Self.simpleFields(yaml) {
      self.init(fields: simple)
    } else {
      try self.init(parsing: yaml)
    }
  }

  private init(fields: [Field]) { self.fields = fields }

  /// Reads the fields with the full parser, whatever they look like.
  init(parsing yaml: String) throws {
    try Self.checkDepth(yaml)
    do {
      let parser = try Yams.Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      guard let root = try parser.singleRoot() else { return }
      try Self.checkAnchors(root)
      guard case .mapping(let mapping) = root else {
        throw Refusal.invalidFile(
          line: 2, cause: "the front matter is no mapping of 'key: value' lines")
      }
      fields = try mapping.map { key, value in
        Field(name: try Self.name(key), line: Self.line(key), value: try Self.json(value))
      }
    } catch let error as YamlError {
      throw Self.refusal(error)
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

  private static func name(_ key: Node) throws -> String {
    guard let name = key.scalar?.string, !name.isEmpty else {
      throw Refusal.invalidFile(line: line(key), cause: "a key must be a plain word")
    }
    return name
  }

  private static func json(_ node: Node) throws -> JSONValue {
    switch node {
    case .scalar(let scalar): return json(scalar)
    case .sequence(let sequence): return .array(try sequence.map(json))
    case .mapping(let mapping):
      return .object(try mapping.map { JSONValue.Member(try name($0), try json($1)) })
    case .alias: throw alias(node)
    }
  }

  private static func json(_ scalar: Node.Scalar) -> JSONValue {
    scalar.style == .plain ? json(plain: scalar.string) : .string(scalar.string)
  }

  /// What a scalar without quotes stands for.
  static func json(plain text: String) -> JSONValue {
    switch text {
    case "", "~", "null": return .null
    case "true": return true
    case "false": return false
    default:
      let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
      let isInteger =
        (1...18).contains(digits.count) && text.utf8.count - digits.count <= 1
        && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        && (digits.first != UInt8(ascii: "0") || digits.count == 1)
      return isInteger ? Int64(text).map { .integer($0) } ?? .string(text) : .string(text)
    }
  }

  /// Refuses anchors, and with them aliases, before anything walks what they expand to.
  private static func checkAnchors(_ node: Node) throws {
    if node.anchor != nil { throw alias(node) }
    switch node {
    case .scalar: return
    case .alias: throw alias(node)
    case .sequence(let sequence): for item in sequence { try checkAnchors(item) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        try checkAnchors(key)
        try checkAnchors(value)
      }
    }
  }

  /// Refuses text that would nest deeper than any front matter does, since the parser recurses.
  private static func checkDepth(_ yaml: String) throws {
    for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let indicators = line.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let dashes = line.prefix { $0 == " " || $0 == "-" || $0 == "?" }.count { $0 != " " }
      let indent = line.prefix { $0 == " " }.count
      guard indicators <= 1_000, dashes <= deepest, indent <= 1_000 else {
        throw Refusal.invalidFile(line: index + 2, cause: "the front matter is nested too deeply")
      }
    }
  }

  private static func alias(_ node: Node) -> Refusal {
    .invalidFile(
      line: line(node),
      cause: "YAML anchors and aliases (& and *) are not read; write the value out")
  }

  /// The line in the file: the YAML begins on its second.
  private static func line(_ node: Node) -> Int? { node.mark.map { $0.line + 1 } }

  private static func refusal(_ error: YamlError) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .invalidFile(line: mark.line + 1, cause: "the front matter is no YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      .invalidFile(
        line: context.mark.line + 1,
        cause: "the front matter names a key twice: \(names.joined(separator: ", "))")
    case .reader(let problem, _, _, _):
      .invalidFile(line: nil, cause: "the front matter is no YAML: \(problem)")
    default: .invalidFile(line: nil, cause: "the front matter is no YAML")
    }
  }
}
