import FAQModel

extension JSONValue {
  /// Whether it is an array or an object.
  var isList: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }

  /// A text, a number or a flag as words; nil for all else.
  var words: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// What an object is called under the first of these names that it has a text for, and its other
  /// members that say anything; nil for all else.
  func named(by names: [String]) -> (name: String, rest: [Member])? {
    for name in names {
      guard let words = members.first(where: { $0.name == name })?.value.string else { continue }
      return (words, members.filter { $0.name != name && !$0.isSilent })
    }
    return nil
  }
}

extension JSONValue.Member {
  /// Whether it says nothing to readers.
  var isSilent: Bool {
    if Self.linkedDataShape.contains(name) { return true }
    switch value {
    case .null: return true
    case .string(let text): return text.isBlank
    case .array(let values): return values.isEmpty
    case .object(let members): return members.isEmpty
    // WordPress says so of each text.
    case .bool(let flag): return !flag && name == "protected"
    case .integer: return false
    }
  }

  /// What the shape of JSON-LD is made of.
  static let linkedDataShape: Set = ["@context", "@type", "@id", "@language"]
}
