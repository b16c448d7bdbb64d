/// A JSON value (RFC 8259) whose objects keep the order of their members.
///
/// There are no fractions: a number is an integer of at most 64 bits, and anything else that looks
/// like a number stays the string that its author wrote.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value within an object.
  public struct Member: Hashable, Sendable {
    public let name: String
    public let value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object whose members stand in the order given.
  package static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member($0.key, $0.value) })
  }

  package static func integer(_ number: Int) -> JSONValue { .integer(Int64(number)) }

  /// A string, or null for nil.
  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// A moment in the stored form, or null for nil.
  package static func optional(_ time: Instant?) -> JSONValue { optional(time?.description) }

  package static func optional(_ number: Int?) -> JSONValue { number.map(integer) ?? .null }

  /// The number of an article, or null for nil.
  package static func optional(_ id: Article.ID?) -> JSONValue {
    id.map { .integer($0.rawValue) } ?? .null
  }

  package static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// The value of the named member, nil where there is none or this is no object.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  package var integer: Int64? {
    if case .integer(let number) = self { number } else { nil }
  }

  /// The strings of an array of strings, nil for anything else.
  package var strings: [String]? {
    guard case .array(let values) = self else { return nil }
    let texts = values.compactMap(\.string)
    return texts.count == values.count ? texts : nil
  }

  /// The same value with the members of every object in bytewise order of their names.
  package var sorted: JSONValue {
    guard !isSorted else { return self }
    switch self {
    case .array(let values): return .array(values.map(\.sorted))
    case .object(let members):
      return .object(
        members.map { Member($0.name, $0.value.sorted) }
          .sorted { $0.name.precedes($1.name) })
    default: return self
    }
  }

  private var isSorted: Bool {
    switch self {
    case .array(let values): values.allSatisfy(\.isSorted)
    case .object(let members):
      zip(members, members.dropFirst()).allSatisfy {
        !$1.name.precedes($0.name)
      } && members.allSatisfy(\.value.isSorted)
    default: true
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue {
  /// Whether any string or member name in the value holds the character.
  package func contains(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .string(let text): text.holds(scalar)
    case .array(let values): values.contains { $0.contains(scalar) }
    case .object(let members):
      members.contains { $0.name.holds(scalar) || $0.value.contains(scalar) }
    case .null, .bool, .integer: false
    }
  }
}

extension String {
  fileprivate func holds(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? has(UInt8(truncatingIfNeeded: scalar.value)) : unicodeScalars.contains(scalar)
  }
}

extension JSONValue {
  /// The elements of an array; none for anything else.
  package var elements: [JSONValue] {
    if case .array(let values) = self { values } else { [] }
  }

  /// The members of an object; none for anything else.
  package var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// An object with further members at its end.
  package func adding(_ more: [Member]) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }
}
