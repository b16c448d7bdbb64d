import FAQModel

extension ListWalk {
  /// The members of an object of Strapi's, which keeps all but its number in `attributes`, and another's in
  /// `data`.
  static func unwrapped(_ members: [JSONValue.Member]) -> [JSONValue.Member] {
    let rest = members.filter { $0.name != "attributes" }
    guard let inner = members.first(where: { $0.name == "attributes" })?.value.members,
      !inner.isEmpty, rest.allSatisfy({ outer in !inner.contains { $0.name == outer.name } })
    else { return members }
    return rest
      + inner.map { member in
        let wrapper = member.value.members
        guard wrapper.count == 1, wrapper[0].name == "data",
          case .object(let other) = wrapper[0].value
        else { return member }
        return JSONValue.Member(member.name, .object(unwrapped(other)))
      }
  }

  /// Whether a value holds a question with an answer where ``take(_:_:depth:)`` would find it.
  ///
  /// - Parameter isListed: whether it stands in a list that is called one of questions; elsewhere
  ///   only what can be nothing else counts.
  static func holdsQuestion(_ value: JSONValue, isListed: Bool, depth: Int) -> Bool {
    guard depth < deepest else { return false }
    switch value {
    case .array(let values):
      return values.contains { holdsQuestion($0, isListed: isListed, depth: depth + 1) }
    case .object(let members):
      let members = unwrapped(members)
      if let item = ListItem(members), isListed || item.isSure { return true }
      if ListItem.byLanguage(members) != nil || ListItem.numbered(members) != nil { return true }
      if !members.isEmpty, members.allSatisfy(ListItem.isPair) { return true }
      return members.contains { member in
        let isListed = ListGroup.isWrapper(member.name)
        return member.value.isList
          && holdsQuestion(member.value, isListed: isListed, depth: depth + 1)
      }
    case .null, .bool, .integer, .string: return false
    }
  }

  /// The objects in a value without questions that ask, and have no answer by its name.
  static func unanswered(in value: JSONValue, depth: Int) -> [[JSONValue.Member]] {
    guard depth < deepest else { return [] }
    switch value {
    case .array(let values): return values.flatMap { unanswered(in: $0, depth: depth + 1) }
    case .object(let members):
      let members = unwrapped(members)
      if ListItem.unanswered(members) != nil { return [members] }
      return members.flatMap { unanswered(in: $0.value, depth: depth + 1) }
    case .null, .bool, .integer, .string: return []
    }
  }

  /// What is wrong with the first object in a value that has a question and an answer by their names, of which one
  /// is no text.
  static func withoutText(in value: JSONValue) -> (cause: String, suggestion: String)? {
    let values = value.elements.isEmpty ? value.members.map(\.value) : value.elements
    return ListItem.withoutText(value.members)
      ?? values.lazy.compactMap { withoutText(in: $0) }.first
  }

  /// Whether a value lists nothing but articles that their site has withdrawn.
  static func areTombstones(_ value: JSONValue) -> Bool {
    let values = value.elements
    return !values.isEmpty && values.allSatisfy { isTombstone($0.members) }
  }

  /// Whether an export of this program has it for an article that its site has withdrawn: as one of its lines,
  /// or in JSON, where no type says so.
  static func isTombstone(_ members: [JSONValue.Member]) -> Bool {
    func has(_ names: [String]) -> Bool {
      names.allSatisfy { name in members.contains { $0.name == name } }
    }
    if members.contains(JSONValue.Member("type", "withdrawn")) {
      return has(["uuid", "withdrawn", "reason"])
    }
    return has(OwnExport.marksOfWithdrawn) && ListItem(members) == nil
  }

  /// Whether a value is no more than objects that ask.
  static func asksThroughout(_ value: JSONValue) -> Bool {
    if case .object(let members) = value { return ListItem.unanswered(unwrapped(members)) != nil }
    return value.elements.allSatisfy { ListItem.unanswered(unwrapped($0.members)) != nil }
  }

  /// Whether an object that may be a question holds a list of them.
  static func holdsGroup(_ members: [JSONValue.Member], depth: Int) -> Bool {
    guard depth < deepest else { return false }
    return members.contains { member in
      if ListGroup.isWrapper(member.name) || ListGroup.isShelf(member.name) {
        return member.value.isList && holdsQuestion(member.value, isListed: false, depth: depth + 1)
      }
      return SourceField.named(member.name)?.field == .answer
        && holdsGroup(member.value.members, depth: depth + 1)
    }
  }
}

extension JSONValue.Member {
  /// Whether it may be the answer of the object that it is of, under a name that is not known: a list, or words
  /// that lead nowhere else.
  var mayAnswer: Bool {
    switch SourceField.named(name)?.field {
    case .answer, .summary, nil: break
    default: return false
    }
    let name = name.lowercased()
    if Self.ofLinks.contains(where: name.hasSuffix) || isSilent { return false }
    return value.isList
      || value.string.map { $0.contains(where: \.isLetter) && !$0.contains("://") } == true
  }

  /// How the names of members end that say where a link leads and how it looks.
  private static let ofLinks = [
    "class", "href", "icon", "image", "key", "link", "path", "target", "type", "url",
  ]
}
