import FAQModel

/// An object that is a question with its answer.
struct ListItem {
  private let members: [JSONValue.Member]
  private let title: JSONValue.Member
  private let answer: JSONValue.Member
  private let chosen: [SourceField: String]
  private let isOwn: Bool
  /// What another site approves or publishes.
  let dropped: [String]

  /// Nil where it has no question or no answer by their names.
  init?(_ members: [JSONValue.Member]) {
    let chosen = Self.chosen(members)
    let name = chosen[.question] ?? (members.contains { $0.name == "name" } ? "name" : nil)
    let answers = ["acceptedAnswer", "suggestedAnswer"].filter { name in
      members.contains { $0.name == name }
    }
    guard let name, let answerName = chosen[.answer] ?? answers.first,
      let title = members.first(where: { $0.name == name }),
      let answer = members.first(where: { $0.name == answerName }),
      Self.text(title.value) != nil
    else { return nil }
    // An object with a title and a list is a category.
    if answer.value.isList, Self.text(answer.value) == nil { return nil }
    (self.members, self.title, self.answer, self.chosen) = (members, title, answer, chosen)
    let names = Set(members.map(\.name))
    isOwn = OwnExport.marks.allSatisfy(names.contains)
    dropped = isOwn ? OwnExport.notTaken.filter(names.contains) : []
  }

  /// What it says of its question.
  func parts(place: String, _ shelves: ListShelves) -> QuestionParts {
    var parts = QuestionParts(place: place)
    let (answerText, answerFormat) = Self.text(answer.value) ?? ("", nil)
    parts.title = Self.text(title.value)?.0 ?? ""
    parts.answer = answerText
    parts.isExact = isOwn
    parts.format = isOwn ? .markdown : answerFormat ?? Self.format(answer.name)
    let isHelpDesk = members.contains { $0.name == "section_id" || $0.name == "html_url" }
    if isHelpDesk, answer.name == "body", parts.format == nil { parts.format = .html }
    for member in members where member.name != title.name && member.name != answer.name {
      guard !dropped.contains(member.name), member.value != .null, member.value != "" else {
        continue
      }
      let field = chosen.first { $0.value == member.name }?.key
      if let field, set(field, member.value, in: &parts, shelves) {
        if field == .date {
          parts.date = (SourceField.freeName(member.name), parts.date?.text ?? "")
        }
        continue
      }
      switch (member.name, member.value) {
      case ("section_id", .integer(let id)) where shelves.names(section: id) != nil:
        parts.categories = shelves.names(section: id) ?? []
      case ("draft", true):
        parts.remarks.append("The source calls it a draft.")
        parts.fields.append(member)
      case ("@type", _): continue
      case ("extra", .object(let extra)) where isOwn: parts.fields += extra
      case ("assets", .array(let assets)) where isOwn:
        guard !assets.isEmpty else { continue }
        parts.fields.append(.init(ArticleText.ownKey, .object(["assets": member.value])))
      default:
        let name = SourceField.freeName(member.name)
        parts.fields.append(JSONValue.Member(name, member.value))
      }
    }
    return parts
  }

  /// Sets a field; false where the value is none for it.
  private func set(
    _ field: SourceField, _ value: JSONValue, in parts: inout QuestionParts, _ shelves: ListShelves
  ) -> Bool {
    let words = value.words ?? value["name"]?.string ?? value["rendered"]?.string
    switch field {
    case .category:
      if let names = words.flatMap({ isOwn ? shelves.names(slug: $0) : nil }) {
        parts.categories = names
        parts.shelf = words
      } else if let names = value.strings {
        parts.categories = names.map { PlainLines.oneLine($0) }.filter { !$0.isEmpty }
      } else if let words {
        parts.categories = QuestionParts.path(words)
      } else {
        return false
      }
      return true
    case .tags:
      guard let tags = value.strings ?? words.map({ QuestionParts.tags($0) }) else { return false }
      parts.tags = isOwn ? tags : tags.map { PlainLines.oneLine($0) }.filter { !$0.isEmpty }
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

  /// The words of a question or an answer, and what they are written in where the source says it.
  private static func text(_ value: JSONValue) -> (String, AnswerFormat?)? {
    switch value {
    case .string(let text): return (text, nil)
    case .integer(let number): return (String(number), nil)
    case .array(let values):
      // Paragraphs, or the answers of schema.org, of which the first is taken only where it is alone.
      if let paragraphs = value.strings { return (paragraphs.joined(separator: "\n\n"), nil) }
      return values.count == 1 ? text(values[0]) : nil
    case .object:
      if let text = value["text"]?.string { return (text, nil) }
      if let text = value["markdown"]?.string { return (text, .markdown) }
      if let text = value["rendered"]?.string ?? value["html"]?.string { return (text, .html) }
      return nil
    case .null: return ("", nil)
    case .bool(let flag): return (flag ? "true" : "false", nil)
    }
  }

  private static func format(_ name: String) -> AnswerFormat? {
    let name = name.lowercased()
    return name.contains("markdown") ? .markdown : name.contains("html") ? .html : nil
  }

  /// The member of each field: the one whose name means it most surely.
  private static func chosen(_ members: [JSONValue.Member]) -> [SourceField: String] {
    var best: [SourceField: (name: String, rank: Int)] = [:]
    for member in members {
      guard let (field, rank) = SourceField.named(member.name),
        rank < best[field]?.rank ?? .max
      else { continue }
      best[field] = (member.name, rank)
    }
    return best.mapValues(\.name)
  }
}
