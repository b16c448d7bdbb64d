import FAQModel

extension ListItem {
  /// An object in which a number tells which answer is that of which question (`q1` and `a1`, `faq_1_question` and
  /// `faq_1_answer`), with a list in their place; nil for any other. An answer without its question stays a member.
  static func numbered(_ members: [JSONValue.Member]) -> [JSONValue.Member]? {
    guard !members.contains(where: { $0.name == listName }) else { return nil }
    var questions: [(number: Substring, member: JSONValue.Member)] = []
    var answers: [Substring: JSONValue.Member] = [:]
    for member in members {
      guard let (number, name) = parted(member.name), ListText.of(member.value) != nil else {
        continue
      }
      if SourceField.isQuestion(name), member.value.string != nil {
        questions.append((number, member))
      } else if SourceField.isAnswer(name), answers[number] == nil {
        answers[number] = member
      }
    }
    guard questions.contains(where: { answers[$0.number] != nil }) else { return nil }
    let taken = Set(
      questions.flatMap { [$0.member.name, answers[$0.number]?.name ?? $0.member.name] })
    let list = questions.map { number, question in
      let answer = answers.removeValue(forKey: number)
      return JSONValue.object(
        [JSONValue.Member("question", question.value)]
          + (answer.map { [JSONValue.Member("answer", $0.value)] } ?? []))
    }
    return members.filter { !taken.contains($0.name) }
      + [JSONValue.Member(listName, .array(list))]
  }

  /// The only number in a name, and what it is called without it.
  private static func parted(_ name: String) -> (number: Substring, name: String)? {
    guard let start = name.firstIndex(where: isDigit) else { return nil }
    let number = name[start...].prefix(while: isDigit)
    let rest = name[number.endIndex...]
    guard number.count < 4, !rest.contains(where: isDigit) else { return nil }
    return (number, String(name[..<start] + rest))
  }

  private static func isDigit(_ character: Character) -> Bool {
    character.isASCII && character.isNumber
  }

  /// What the list is called, which is no category.
  private static let listName = "faqs"
}
