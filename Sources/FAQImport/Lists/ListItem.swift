import FAQModel

/// An object that is a question with its answer.
struct ListItem {
  /// A member that is words.
  struct Words {
    let member: JSONValue.Member
    let text: ListText

    var name: String { member.name }
  }

  let title: Words
  let answer: Words
  /// Whether it can be nothing but a question.
  let isSure: Bool
  /// What keeps it from being taken, as the end of a sentence, and what to do about it.
  let fault: (cause: String, suggestion: String)?
  /// What another site approves or publishes.
  let dropped: [String]
  let members: [JSONValue.Member]
  /// The member of each field.
  let chosen: [SourceField: String]
  /// Whether an export of this program has it.
  let isOwn: Bool

  /// Nil where it has no question or no answer by their names.
  init?(_ members: [JSONValue.Member]) {
    let chosen = Self.chosen(members)
    let isTyped = JSONValue.object(members).isOfType("Question")
    guard let title = Self.title(members, chosen, isTyped: isTyped),
      !Self.isQuestion(title.member.value), title.member.value.elements.count < 2
    else { return nil }
    let isSchema = isTyped || members.contains { Self.schemaAnswers.contains($0.name) }
    let name = chosen[.answer]
    let fault = isSchema ? Self.fault(members, answerName: name, title) : nil
    var found = name.flatMap { Words($0, in: members) }
    // NB: in schema.org, the text of a question is more of the question.
    if isSchema, name == nil || name == "text" {
      found = Words("acceptedAnswer", in: members)
      // It is refused, whatever the other members hold.
      if fault != nil { found = found ?? Words(member: title.member, text: ListText(text: "")) }
    }
    guard let answer = found else { return nil }
    let asks = Self.asks(title.name, title.text.text)
    // An object with a title and a question is a category.
    if !asks, !isSchema, Self.isQuestion(answer.member.value) { return nil }
    let names = Set(members.map(\.name))
    isOwn = OwnExport.marks.allSatisfy(names.contains)
    dropped = isOwn ? OwnExport.notTaken.filter(names.contains) : []
    let isOfType =
      names.contains("@type") ? isTyped : isSchema || asks || SourceField.isAnswer(answer.name)
    isSure = isOwn || isOfType
    (self.title, self.answer, self.fault) = (title, answer, fault)
    (self.members, self.chosen) = (members, chosen)
  }

  /// What is wrong with an object that has a question and an answer by their names, of which one is no
  /// text, and what to do about it; nil for any other.
  static func withoutText(
    _ members: [JSONValue.Member]
  ) -> (cause: String, suggestion: String)? {
    let chosen = chosen(members)
    guard let title = chosen[.question], SourceField.isQuestion(title),
      let answer = chosen[.answer], SourceField.isAnswer(answer)
    else { return nil }
    let words = Words(title, in: members)
    let named = words.map {
      " of \($0.text.text.wordsOnOneLine.quoted())"
    }
    for (name, owner) in [(title, ""), (answer, named ?? "")] {
      guard let value = members.first(where: { $0.name == name })?.value,
        Words(name, in: members) == nil || name == title && value.elements.count > 1
      else { continue }
      let cause = "'\(name.visibleOnOneLine)'\(owner) is no text"
      if case .object(let members) = value {
        return (
          cause + ", but holds \(ListWalk.listed(members))",
          isByLanguage(value)
            ? "Write both the question and the answer by language." : "Write its words as one text."
        )
      }
      // The pieces of one text have no words of their own.
      let areTexts = value.elements.allSatisfy { ListText.of($0) != nil }
      return (
        cause + (value.elements.count > 1 ? ", but a list" : ""),
        areTexts ? "Write one of them as its text." : "Write its words as one text."
      )
    }
    return nil
  }

  /// Whether a value is one question with an answer, alone in a list or not.
  static func isQuestion(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let values): return values.count == 1 && isQuestion(values[0])
    case .object(let members):
      if members.contains(where: { $0.name == "@type" }) { return value.isOfType("Question") }
      let chosen = Self.chosen(members)
      guard chosen[.answer] != nil, let name = chosen[.question], let words = value[name]?.string
      else { return false }
      return asks(name, words)
    case .null, .bool, .integer, .string: return false
    }
  }

  /// Whether a value is an object that is one question, with its answer or without.
  static func isOne(_ value: JSONValue) -> Bool {
    let inner = ListWalk.unwrapped(value.members)
    if let item = ListItem(inner) { return item.isSure || !ListWalk.holdsGroup(inner, depth: 0) }
    if byLanguage(inner) != nil { return true }
    return unanswered(inner) != nil
      && !ListWalk.holdsQuestion(.object(inner), isListed: false, depth: 0)
  }

  /// The words in which an object asks that has no answer by its name; nil where it asks nothing, invites
  /// readers, or has no more than a link to an answer elsewhere.
  static func unanswered(_ members: [JSONValue.Member]) -> String? {
    let isTyped = members.contains { $0.name == "@type" }
    guard !isTyped || JSONValue.object(members).isOfType("Question"),
      let title = Words(chosen(members)[.question] ?? "name", in: members)
    else { return nil }
    let words = title.text.text.wordsOnOneLine
    guard words.contains(where: \.isLetter), !Invitation.isOne(words) else { return nil }
    let isCalledSo = SourceField.isQuestion(title.name) && title.name.count > 1
    let hasMore = members.contains { $0.name != title.name && $0.mayAnswer }
    return Asking.ends(words) && (isCalledSo || hasMore) || isCalledSo && hasMore ? words : nil
  }

  /// Whether the name of a member is a question and its value words, as of an answer.
  static func isPair(_ member: JSONValue.Member) -> Bool {
    Asking.ends(member.name) && ListText.of(member.value) != nil
      && !isQuestion(member.value)
  }

  private static let schemaAnswers = ["acceptedAnswer", "suggestedAnswer"]

  private static func title(
    _ members: [JSONValue.Member], _ chosen: [SourceField: String], isTyped: Bool
  ) -> Words? {
    let name = chosen[.question] ?? "name"
    guard isTyped else { return Words(name, in: members) }
    let all = ["name", name, "text"].compactMap { Words($0, in: members) }
    return all.first { !$0.text.text.isBlank } ?? all.first
  }

  /// What is wrong with the answers of a question of schema.org.
  private static func fault(
    _ members: [JSONValue.Member], answerName: String?, _ title: Words
  ) -> (cause: String, suggestion: String)? {
    guard answerName == nil || answerName == "text" else { return nil }
    if let accepted = Words("acceptedAnswer", in: members), !accepted.text.text.isBlank {
      return nil
    }
    let named = title.text.text.wordsOnOneLine.quoted()
    if members.contains(where: { $0.name == "suggestedAnswer" && !$0.isSilent }) {
      return (
        "\(named) has only suggested answers, which nobody accepted",
        "Choose one of them, and write it as the accepted answer."
      )
    }
    let hasAnswer = members.contains { schemaAnswers.contains($0.name) }
    guard answerName == "text", title.name != "text", !hasAnswer else { return nil }
    return (
      "\(named) has no accepted answer, and its 'text' is more of the question",
      "Write its answer as the accepted answer, or leave it out."
    )
  }

  /// Whether a title is a question by its name or its words.
  private static func asks(_ name: String, _ words: String) -> Bool {
    SourceField.isQuestion(name) || Asking.ends(words.trimmed)
  }

  /// The member of each field: the one whose name means it most surely.
  static func chosen(_ members: [JSONValue.Member]) -> [SourceField: String] {
    var best: [SourceField: (name: String, rank: Int)] = [:]
    for member in members {
      guard let (field, rank) = SourceField.named(member.name),
        rank < best[field]?.rank ?? .max
      else { continue }
      best[field] = (member.name, rank)
    }
    // Help desks such as Freshdesk call the answer a description; others describe anything by it.
    if best[.answer] == nil, members.contains(where: { $0.name == "description_text" }) {
      best[.answer] = members.first { $0.name == "description" }.map { ($0.name, 0) }
    }
    return best.mapValues(\.name)
  }
}

extension ListItem.Words {
  /// Nil where there is no such member, or no words in it.
  init?(_ name: String, in members: [JSONValue.Member]) {
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    let answers = name == "acceptedAnswer" ? member.value.elements : []
    let words = answers.count > 1 ? ListText.of(answers: answers) : ListText.of(member.value)
    guard let text = words else { return nil }
    self.init(member: member, text: text)
  }
}
