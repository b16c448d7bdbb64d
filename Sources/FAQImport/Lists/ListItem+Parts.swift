import FAQModel

extension ListItem {
  /// What it says of its question.
  func parts(place: String, _ shelves: ListShelves) -> QuestionParts {
    var parts = QuestionParts(place: place)
    let isMarkup = !isOwn && title.text.format == .html
    let field = isMarkup ? FieldText(html: title.text.text) : nil
    parts.title = field?.text ?? title.text.text
    parts.remarks += field?.remarks ?? []
    parts.answer = answer.text.text
    parts.isExact = isOwn
    parts.format = isOwn ? .markdown : answer.text.format ?? Self.format(answer.name)
    let isHelpDesk = members.contains { $0.name == "section_id" || $0.name == "html_url" }
    if answer.name == "description" { parts.format = .html }
    if isHelpDesk, answer.name == "body", parts.format == nil { parts.format = .html }
    let count = answer.name == "acceptedAnswer" ? answer.member.value.elements.count : 1
    if count > 1 {
      parts.remarks.append("It has \(count) accepted answers, which follow one another.")
    }
    var rest = Self.fields(answer.text.rest, of: answer.name)
    rest += Self.fields(title.text.rest, of: title.name)
    for member in members where member.name != title.name && member.name != answer.name {
      guard !dropped.contains(member.name), member.value != .null, member.value != "" else {
        continue
      }
      let field = chosen.first { $0.value == member.name }?.key
      let named = member.value.named(by: field == .category ? Self.shelfNames : Self.names)
      let words = member.value.words ?? named?.name
      if let field, set(field, member.value, words, in: &parts, shelves) {
        rest += Self.fields(named?.rest ?? [], of: member.name)
        if field == .date {
          parts.date = (SourceField.freeName(member.name), parts.date?.text ?? "")
        }
      } else {
        keep(member, in: &parts, shelves)
      }
    }
    parts.fields = distinct(parts.fields, rest)
    if !isOwn {
      let words: [JSONValue] = [title.member.value, answer.member.value]
      parts.unseen = parts.fields.filter { field in
        field.mayBeRead && !words.contains(field.value)
          && !Self.isQuestion(field.value) && !field.value.elements.contains(where: Self.isQuestion)
      }.map(\.name)
    }
    return parts
  }

  /// What an author, and what a category, may be called in an object of its own.
  private static let names = ["name", "rendered"]
  private static let shelfNames = ["name", "title", "rendered"]

  /// Sets a field; false where the value is none for it.
  private func set(
    _ field: SourceField, _ value: JSONValue, _ words: String?, in parts: inout QuestionParts,
    _ shelves: ListShelves
  ) -> Bool {
    switch field {
    case .category: return setCategories(value, words, in: &parts, shelves)
    case .tags:
      guard let tags = value.strings ?? words.map({ QuestionParts.tags($0) }) else { return false }
      parts.tags = isOwn ? tags : tags.map(\.wordsOnOneLine).filter { !$0.isEmpty }
      return true
    default: break
    }
    guard let words else { return false }
    switch field {
    case .id: parts.id = words
    case .slug: parts.slug = words
    case .locale: parts.locale = words
    case .author:
      // A number names nobody.
      guard value.integer == nil else { return false }
      parts.author = words
    case .summary: parts.summary = words
    case .date: parts.date = ("date", words)
    case .question, .answer, .category, .tags: return false
    }
    return true
  }

  private func setCategories(
    _ value: JSONValue, _ words: String?, in parts: inout QuestionParts, _ shelves: ListShelves
  ) -> Bool {
    if isOwn, let path = words.flatMap({ shelves.path(to: $0) }) {
      parts.categories = path.map(\.title)
      parts.shelves = path.map(\.slug)
    } else if let names = value.integer.flatMap({ shelves.names(category: $0) }) {
      parts.categories = names
    } else if let names = value.strings {
      parts.categories = names.map(\.wordsOnOneLine).filter { !$0.isEmpty }
    } else if let words {
      parts.categories = QuestionParts.path(words)
    } else {
      return false
    }
    return true
  }

  /// Keeps a member that is none of the fields.
  private func keep(
    _ member: JSONValue.Member, in parts: inout QuestionParts, _ shelves: ListShelves
  ) {
    switch (member.name, member.value) {
    case ("section_id", .integer(let id)) where shelves.names(section: id) != nil:
      parts.categories = shelves.names(section: id) ?? []
    case ("category_id", .integer(let id))
    where parts.categories.isEmpty && shelves.names(category: id) != nil:
      parts.categories = shelves.names(category: id) ?? []
    case ("draft", true), ("state", "draft"), ("status", "draft"), ("status", "Draft"):
      parts.remarks.append("The source calls it a draft.")
      parts.fields.append(member)
    case ("@type", _): break
    case ("extra", .object(let extra)) where isOwn: parts.fields += extra
    case ("assets", .array(let assets)) where isOwn:
      guard !assets.isEmpty else { return }
      parts.fields.append(.init(ArticleText.ownKey, .object(["assets": member.value])))
    default:
      let name = member.name.isEmpty ? "source_field" : SourceField.freeName(member.name)
      if Self.isQuestion(member.value) || member.value.elements.contains(where: Self.isQuestion) {
        parts.remarks.append("Its member '\(name)' holds questions, which stay a field of it.")
      }
      parts.fields.append(JSONValue.Member(name, member.value))
    }
  }

  private static func format(_ name: String) -> AnswerFormat? {
    let name = name.lowercased()
    return name.contains("markdown") ? .markdown : name.contains("html") ? .html : nil
  }

  /// What is left of a member that was read in part, as fields that have its name before their own.
  private static func fields(_ rest: [JSONValue.Member], of name: String) -> [JSONValue.Member] {
    rest.map { JSONValue.Member("\(name)_\($0.name)", $0.value) }
  }

  /// The fields and what is left of other members, each under a name that nothing else here has.
  private func distinct(
    _ fields: [JSONValue.Member], _ rest: [JSONValue.Member]
  ) -> [JSONValue.Member] {
    var names: Set<String> = []
    func named(_ field: JSONValue.Member) -> JSONValue.Member {
      var name = field.name
      while !names.insert(name).inserted { name += "_" }
      return JSONValue.Member(name, field.value)
    }
    var distinct = fields.map { named($0) }
    names.formUnion(members.map(\.name))
    distinct += rest.map { named($0) }
    return distinct
  }
}
