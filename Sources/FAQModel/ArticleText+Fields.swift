extension ArticleText {
  /// The front matter keys that have a meaning of their own, in canonical order.
  package static let fieldNames = [
    "title", "summary", "locale", "category", "tags", "audience", "codes", "references", "related",
  ]

  /// The front matter of the text: the known fields in canonical order, each present even when
  /// empty, then the other keys in bytewise order.
  package var fields: [JSONValue.Member] {
    let known: [JSONValue] = [
      .string(title), .string(summary), .string(locale.text), .string(category?.text ?? ""),
      .strings(tags), .strings(audience), .array(codes.map(\.json)), .array(references.map(\.json)),
      .strings(related),
    ]
    let others = extra.sorted { $0.key.precedes($1.key) }
    return zip(Self.fieldNames, known).map { JSONValue.Member($0, $1) }
      + others.map { JSONValue.Member($0.key, $0.value.sorted) }
  }

  /// The front matter of the canonical form: the fields and, where the text shows assets, what their
  /// names stand for, under a key of its own among the other keys.
  package var canonicalFields: [JSONValue.Member] {
    guard let pins else { return fields }
    let own = JSONValue.Member(Self.ownKey, .object(["assets": pins]))
    let known = fields.prefix(Self.fieldNames.count)
    let others = fields.dropFirst(Self.fieldNames.count) + [own]
    return known + others.sorted { $0.name.precedes($1.name) }
  }

  /// The same text with its assets bound to these.
  package func pinned(to assets: [AssetPin]) -> ArticleText {
    var text = self
    text.assets = assets.sorted { $0.name < $1.name }
    return text
  }

  /// The text whose front matter is these fields; a field that is missing is empty, a locale that is
  /// missing is the given one, and a single value stands for a list of one.
  ///
  /// - Throws: ``FieldFailure`` naming the field whose value it cannot be.
  package init(fields: [JSONValue.Member], body: String, locale: LanguageTag) throws {
    self.init(title: "", locale: locale, body: body)
    for field in fields { try set(field.name, to: field.value) }
  }

  /// A front matter field whose value has a shape or content that it cannot have.
  package struct FieldFailure: Error {
    package let field: String
    package let cause: String
  }

  private mutating func set(_ name: String, to value: JSONValue) throws {
    switch name {
    case "title": title = try Self.scalar(value, name)
    case "summary": summary = try Self.scalar(value, name)
    case "locale":
      let text = try Self.scalar(value, name)
      guard let tag = LanguageTag(text) else {
        throw FieldFailure(field: name, cause: "'\(text)' is no language tag such as en or pt-BR")
      }
      locale = tag
    case "category":
      let text = try Self.scalar(value, name)
      category = text.isEmpty ? nil : Slug(text)
      guard text.isEmpty || category != nil else {
        throw FieldFailure(
          field: name, cause: "'\(text)' is no category slug (a-z, 0-9 and hyphens)")
      }
    case "tags": tags = try Self.list(value, name).map { try Self.scalar($0, name) }
    case "audience": audience = try Self.list(value, name).map { try Self.scalar($0, name) }
    case "related": related = try Self.list(value, name).map { try Self.scalar($0, name) }
    case "codes": codes = try Self.list(value, name).map(Code.init(json:))
    case "references": references = try Self.list(value, name).map(Reference.init(json:))
    case Self.ownKey: assets = Self.pins(in: value)
    default:
      // Two names of the same letters, composed and not, are one name.
      guard extra[name] == nil else {
        throw FieldFailure(field: name, cause: "it is named twice")
      }
      extra[name] = value
    }
  }

  private static func list(_ value: JSONValue, _ name: String) throws -> [JSONValue] {
    switch value {
    case .null, .string(""): []
    case .array(let values): values
    default: [value]
    }
  }

  fileprivate static func scalar(_ value: JSONValue, _ name: String) throws -> String {
    switch value {
    case .string(let text): return text
    case .integer(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .null: return ""
    case .array, .object:
      throw FieldFailure(field: name, cause: "it must be a text, not a list or a mapping")
    }
  }

  fileprivate static func members(
    _ value: JSONValue, of name: String, allowed: [String]
  ) throws -> [String: String] {
    guard case .object(let members) = value else {
      throw FieldFailure(
        field: name, cause: "each item must be a mapping with \(allowed.joined(separator: ", "))")
    }
    if let other = members.first(where: { !allowed.contains($0.name) }) {
      throw FieldFailure(
        field: name,
        cause: "an item has '\(other.name)'; known are \(allowed.joined(separator: ", "))")
    }
    return try Dictionary(
      members.map { ($0.name, try scalar($0.value, name)) }, uniquingKeysWith: { $1 })
  }
}

extension ArticleText.Code {
  package var json: JSONValue {
    .object(["system": .string(system), "code": .string(code), "label": .string(label)])
  }

  fileprivate init(json: JSONValue) throws {
    let members = try ArticleText.members(json, of: "codes", allowed: ["system", "code", "label"])
    guard let system = members["system"], let code = members["code"], system != "", code != ""
    else {
      throw ArticleText.FieldFailure(field: "codes", cause: "each code needs a system and a code")
    }
    self.init(system: system, code: code, label: members["label"] ?? "")
  }
}

extension ArticleText.Reference {
  package var json: JSONValue {
    .object([
      "key": .string(key), "title": .string(title), "doi": .string(doi), "pmid": .string(pmid),
      "url": .string(url),
    ])
  }

  /// A reference from its mapping; a text alone is its URL or else its title.
  fileprivate init(json: JSONValue) throws {
    if case .string(let text) = json {
      let isURL = text.hasPrefix("https://") || text.hasPrefix("http://")
      self.init(title: isURL ? "" : text, url: isURL ? text : "")
      return
    }
    let members = try ArticleText.members(
      json, of: "references", allowed: ["key", "title", "doi", "pmid", "url"])
    self.init(
      key: members["key"] ?? "", title: members["title"] ?? "", doi: members["doi"] ?? "",
      pmid: members["pmid"] ?? "", url: members["url"] ?? "")
    guard !(title + doi + pmid + url).isEmpty else {
      throw ArticleText.FieldFailure(
        field: "references", cause: "each reference needs a title, a doi, a pmid or a url")
    }
  }
}
