import FAQModel

/// The members of a list's objects that the user names for fields, which their names do not say.
struct ListMapping {
  /// The field of each member.
  private let fields: [String: SourceField]
  /// Those that some object has.
  private var used: Set<String> = []
  /// What the objects have instead, to name it.
  private var others: [String] = []

  /// - Parameter mapping: the name of the member of a field.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for what is no field, and where two mean one.
  init(_ mapping: [String: String]) throws {
    var fields: [String: SourceField] = [:]
    for (name, member) in mapping.sorted(by: { $0.key < $1.key }) {
      let field = try SourceField(mapped: name)
      guard fields[member] == nil, !fields.values.contains(field) else {
        throw Refusal.invalidFile(
          cause: "'\(member)' is mapped to '\(name)', and one of them is mapped already")
      }
      fields[member] = field
    }
    self.fields = fields
  }

  /// A value in which the members have the names of their fields.
  mutating func renamed(_ value: JSONValue) -> JSONValue {
    switch value {
    case _ where fields.isEmpty: return value
    case .array(let values): return .array(values.map { renamed($0) })
    case .object(let members): return .object(renamed(members))
    default: return value
    }
  }

  private mutating func renamed(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    let meant = members.compactMap { fields[$0.name] }
    return members.map { member in
      if let field = fields[member.name] {
        used.insert(member.name)
        return JSONValue.Member(field.rawValue, member.value)
      }
      if meant.isEmpty, others.count < 8, !others.contains(member.name) {
        others.append(member.name)
      }
      // What else means a field would be as likely.
      let isTaken = SourceField.named(member.name).map { meant.contains($0.field) } ?? false
      return JSONValue.Member(
        isTaken ? "source_\(member.name)" : member.name, renamed(member.value))
    }
  }

  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where no object had a member.
  func check() throws {
    guard let name = fields.keys.sorted().first(where: { !used.contains($0) }) else { return }
    throw Refusal.invalidFile(
      cause: "no object has a member '\(name)'"
        + (others.isEmpty ? "" : "; they have \(others.quoted(most: 8, length: 60))"))
  }
}
