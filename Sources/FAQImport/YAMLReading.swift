import FAQModel
import Yams

/// Turns YAML (1.1 as libyaml reads it) that anybody may have written into values.
///
/// Plain `true`, `false`, `null` and integers keep their type; everything else that is not quoted is
/// the string that its author wrote, so that no version number or date is rewritten.
struct YAMLReading {
  /// What the YAML is, for refusals: `the front matter`.
  let subject: String
  /// The line of the file on which the YAML begins.
  let firstLine: Int

  private static let deepest = 32

  /// The one document in the YAML; nil where there is none.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for what is no YAML, nests too deeply, names a key
  ///   twice, or holds an anchor, an alias or a tag.
  func root(_ yaml: String) throws -> Node? {
    try nodes(yaml) { try $0.singleRoot().map { [$0] } ?? [] }.first
  }

  /// All documents in the YAML that hold anything.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, as ``root(_:)``.
  func roots(_ yaml: String) throws -> [Node] {
    try nodes(yaml) { parser in
      var roots: [Node] = []
      while let root = try parser.nextRoot() { roots.append(root) }
      return roots.filter { $0.scalar.map { $0.style != .plain || !$0.string.isEmpty } ?? true }
    }
  }

  private func nodes(_ yaml: String, _ read: (Yams.Parser) throws -> [Node]) throws -> [Node] {
    try checkDepth(yaml)
    try checkAliases(yaml)
    do {
      let parser = try Yams.Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
      let nodes = try read(parser)
      for node in nodes { try check(node) }
      return nodes
    } catch let error as YamlError {
      throw refusal(error)
    }
  }

  /// The name that a key is.
  func name(_ key: Node) throws -> String {
    guard let name = key.scalar?.string, !name.isEmpty else {
      throw Refusal.invalidFile(line: line(key), cause: "a key must be a plain word")
    }
    return name
  }

  /// The value of a node.
  func json(_ node: Node) throws -> JSONValue {
    switch node {
    case .scalar(let scalar):
      scalar.style == .plain ? Self.json(plain: scalar.string) : .string(scalar.string)
    case .sequence(let sequence): .array(try sequence.map(json))
    case .mapping(let mapping):
      .object(try mapping.map { JSONValue.Member(try name($0), try json($1)) })
    case .alias: throw alias(line(node))
    }
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
        && digits.allSatisfy(\.isASCIIDigit)
        && (digits.first != UInt8(ascii: "0") || digits.count == 1)
      return isInteger ? Int64(text).map { .integer($0) } ?? .string(text) : .string(text)
    }
  }

  /// The line of a node in the file.
  func line(_ node: Node) -> Int? { node.mark.map { $0.line + firstLine - 1 } }

  /// Refuses anchors, and with them aliases, before anything walks what they expand to, and tags, which may be
  /// meant as words: `!Never`.
  private func check(_ node: Node) throws {
    if node.anchor != nil { throw alias(line(node)) }
    if !Self.tags.contains(node.tag.description) {
      throw Refusal.invalidFile(
        line: line(node),
        cause: "YAML tags (! before a word) are not read; write the words in quotes")
    }
    switch node {
    case .scalar: return
    case .alias: throw alias(line(node))
    case .sequence(let sequence): for item in sequence { try check(item) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        try check(key)
        try check(value)
      }
    }
  }

  /// The tags of what has none.
  private static let tags = Set([Tag.Name.str, .seq, .map].map(\.rawValue))

  /// Refuses an alias of an anchor before the parser sees it: the parser expands those in keys, which
  /// may take longer than anybody waits.
  private func checkAliases(_ yaml: String) throws {
    guard yaml.has(UInt8(ascii: "&")), yaml.has(UInt8(ascii: "*")) else { return }
    var lines: [UInt8: [String: Int]] = [:]
    try yaml.withBytes { bytes in
      var line = firstLine
      for index in bytes.indices {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\n") { line += 1 }
        guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"),
          index == 0 || !Self.isNamePart(bytes[index - 1])
        else { continue }
        let name = bytes[(index + 1)...].prefix { Self.isNamePart($0) }
        guard !name.isEmpty else { continue }
        let text = String(decoding: name, as: UTF8.self)
        lines[byte, default: [:]][text] = lines[byte]?[text] ?? line
        if let first = lines[byte ^ UInt8(ascii: "&") ^ UInt8(ascii: "*")]?[text] {
          throw alias(first)
        }
      }
    }
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  /// Refuses text that would nest deeper than any such file does, since the parser recurses.
  private func checkDepth(_ yaml: String) throws {
    for (index, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let indicators = line.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      let dashes = line.prefix { $0 == " " || $0 == "-" || $0 == "?" }.count { $0 != " " }
      let indent = line.prefix { $0 == " " }.count
      guard indicators <= 1_000, dashes <= Self.deepest, indent <= 1_000 else {
        throw Refusal.invalidFile(
          line: index + firstLine, cause: "\(subject) is nested too deeply")
      }
    }
  }

  private func alias(_ line: Int?) -> Refusal {
    .invalidFile(
      line: line, cause: "YAML anchors and aliases (& and *) are not read; write the value out")
  }

  private func refusal(_ error: YamlError) -> Refusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .invalidFile(line: mark.line + firstLine - 1, cause: "\(subject) is no YAML: \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      .invalidFile(
        line: context.mark.line + firstLine - 1,
        cause: "\(subject) names a key twice: \(names.joined(separator: ", "))")
    case .reader(let problem, _, _, _):
      .invalidFile(cause: "\(subject) is no YAML: \(problem)")
    default: .invalidFile(cause: "\(subject) is no YAML")
    }
  }
}
