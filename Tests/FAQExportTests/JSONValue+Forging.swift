import FAQModel

extension JSONValue {
  /// The object with another value of a member.
  func with(_ name: String, _ value: JSONValue) -> JSONValue {
    changing([name]) { _ in value } ?? self
  }

  /// The same with what is at a path, of members' names and of places in lists, replaced; nil from `change` takes
  /// it out.
  func changing(_ path: [String], _ change: (JSONValue) -> JSONValue?) -> JSONValue? {
    guard let first = path.first else { return change(self) }
    let rest = Array(path.dropFirst())
    switch self {
    case .object(let members):
      return .object(
        members.compactMap { member in
          guard member.name == first else { return member }
          return member.value.changing(rest, change).map { Member(first, $0) }
        })
    case .array(let elements):
      return .array(
        elements.enumerated().compactMap { place, element in
          String(place) == first ? element.changing(rest, change) : element
        })
    default: return self
    }
  }
}
