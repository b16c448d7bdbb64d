import FAQModel

/// Finds the questions in a value, whatever lists and objects they are nested in.
struct ListWalk {
  private var parts: [QuestionParts] = []
  private var collector = QuestionCollector()
  private var items = 0
  /// Whether a question was refused for what it says.
  private var hasRefusedQuestion = false
  private var lastCause: String?
  private var shelves = ListShelves()
  /// The parts whose ID is the name of a member, by their place.
  private var called: [Int] = []
  /// What stands in the place of objects of linked data, as their IDs.
  private var references: [String] = []

  /// Questions nest no deeper in categories.
  static let deepest = 12

  /// What keeps the source from being a list at all, and what to do about it, as the end of a sentence; nil where it
  /// is one.
  var fault: String? {
    parts.isEmpty && !hasRefusedQuestion && items <= 1
      ? lastCause ?? "it holds no question with an answer; write \(Self.form)" : nil
  }

  /// What may be done instead, where objects have other members.
  static let orMapping = ", or name its members with --map question=… and --map answer=…"

  /// What a question is to be written as.
  private static let form = #"each question as {"question": "…", "answer": "…"}"#

  func reading() -> SourceReading {
    var collector = collector
    var parts = parts
    Self.takeSharedNames(of: &parts, at: called)
    let remarks = Self.noteUnseen(in: &parts)
    let known = references.isEmpty ? [] : Set(parts.compactMap(\.id))
    for reference in references where !known.contains(reference) {
      collector.drop("a reference to \(reference.quoted()), which is no question that was taken")
    }
    let used = Set(parts.flatMap(\.categories))
    for name in shelves.names(without: used) {
      collector.drop("the category \(name.quoted(60)), which holds no question")
    }
    var reading = QuestionParts.reading(parts, collector)
    reading.remarks += remarks
    return reading
  }

  mutating func refuse(_ place: String, _ cause: String, _ suggestion: String) {
    collector.refuse(place, cause, suggestion)
  }

  mutating func drop(comment: String) {
    collector.drop("the comment \(comment.quoted())")
  }

  /// Takes the shelves of the line of an export that names its site, and nothing else of it.
  mutating func takeSite(_ line: JSONValue) {
    collector.drop("what the source says of its site")
    learn(line.members, line["categories"]?.elements ?? [])
  }

  /// Learns shelves, and tells what of those that hold no question is left out.
  private mutating func learn(_ members: [JSONValue.Member], _ empty: [JSONValue]) {
    shelves.learn(members)
    for words in empty.flatMap({ ListShelves.rest(of: $0) }) { collector.drop(words) }
  }

  /// Takes what a value holds.
  ///
  /// - Parameter path: where it stands.
  mutating func take(_ value: JSONValue, _ path: ListPlace = ListPlace(), depth: Int = 0) {
    guard depth < Self.deepest else {
      return refuseItem("it nests deeper than \(Self.deepest) levels", "Write a flatter list.")
    }
    switch value {
    case .array(let values): for value in values { take(value, path, depth: depth + 1) }
    case .object(let members): take(members, path, depth: depth)
    case .null, .bool, .integer, .string:
      refuseItem("it is a single value, not a question with an answer", "Write \(Self.form).")
    }
  }

  private mutating func take(_ members: [JSONValue.Member], _ path: ListPlace, depth: Int) {
    if Self.isTombstone(members) { return dropTombstone() }
    if members.count == 1, members[0].name == "@id", let reference = members[0].value.string {
      return references.append(reference)
    }
    var members = Self.unwrapped(members)
    if let item = ListItem(members) {
      guard !item.isSure, Self.holdsGroup(members, depth: depth) else { return take(item, path) }
      members = withoutWords(of: item)
    }
    if let texts = ListItem.byLanguage(members) {
      for (language, members) in texts {
        if let item = ListItem(members) { take(item, path.speaking(language), in: language) }
      }
    } else if let list = ListItem.numbered(members) {
      take(list, path, depth: depth)
    } else if let fault = ListItem.withoutText(members),
      !Self.holdsQuestion(.object(members), isListed: false, depth: depth)
    {
      refuseQuestion(fault.cause, fault.suggestion)
    } else if let group = ListGroup(members, depth: depth) {
      take(group, of: members, path, depth: depth)
    } else if members.isEmpty {
      refuseItem("it is an empty object", "Take it out.")
    } else if members.allSatisfy(ListItem.isPair) {
      takePairs(members, path)
    } else if members.allSatisfy(\.value.isList) {
      take(lists: members, path, depth: depth)
    } else if ListItem.unanswered(members) != nil {
      refuse(unanswered: members)
    } else {
      let cause = "it has no question with an answer, but \(Self.listed(members))"
      guard let type = Self.otherType(of: .object(members)) else {
        guard let fault = Self.withoutText(in: .object(members)) else {
          return refuseItem(cause, "Write \(Self.form)\(Self.orMapping).")
        }
        return refuseItem("\(cause); in it, \(fault.cause)", fault.suggestion)
      }
      lastCause = "\(cause); write \(Self.form)\(Self.orMapping)"
      collector.drop("an object of the type \(type.quoted(60))")
    }
  }

  private mutating func take(
    _ group: ListGroup, of members: [JSONValue.Member], _ path: ListPlace, depth: Int
  ) {
    learn(members, group.shelves)
    let questions = members.filter(ListItem.isPair)
    takePairs(questions, path)
    let own = Self.question(of: members)
    if let own { take(own, path) }
    // A page of linked data is called as the question that it asks.
    let titles = group.parts.compactMap { ListItem($0.member.value.members)?.title.member.value }
    let repeated = members.filter { $0.name == "name" && titles.contains($0.value) }
    let taken = Set((questions + repeated + (own?.members ?? [])).map { ListGroup.shown($0.name) })
    let words = Self.answers(among: members)
    for name in group.dropped where !taken.contains(name) {
      collector.drop("'\(name)' beside the list of questions\(words[name] ?? "")")
    }
    for _ in 0..<group.tombstones { dropTombstone() }
    for members in group.unanswered { refuse(unanswered: members) }
    let path = own == nil ? path.titled(group.names) : path
    let siblings = ListNames(group.siblings)
    for part in group.parts {
      take(
        part.member.value, path.within(part.member, as: part.names, siblings), depth: depth + 1)
    }
  }

  /// Takes lists and objects under the names of their categories.
  private mutating func take(lists: [JSONValue.Member], _ path: ListPlace, depth: Int) {
    let siblings = ListNames(
      lists.filter { member in
        ListItem.isOne(member.value)
          || Self.holdsQuestion(member.value, isListed: false, depth: depth + 1)
      })
    for member in lists {
      // A single object within another is what the name says: `category` is no category.
      let isObject = if case .object = member.value { true } else { false }
      let names =
        isObject || ListGroup.isPlainList(member.name)
        ? ListGroup.names(of: member.name) : [member.name.wordsOnOneLine]
      take(member.value, path.within(member, as: names, siblings), depth: depth + 1)
    }
  }

  /// The type that linked data gives an object which is none of questions and answers; nil for any other.
  private static func otherType(of value: JSONValue) -> String? {
    guard !["Question", "Answer", "Comment"].contains(where: value.isOfType) else { return nil }
    return value["@type"].flatMap { $0.string ?? $0.elements.first?.string }
  }

  /// The question that an object with a list of questions asks and answers itself, beside the list.
  private static func question(of members: [JSONValue.Member]) -> ListItem? {
    let item = ListItem(members.filter { !$0.value.isList && !ListItem.isPair($0) })
    guard let item, item.isSure, Asking.ends(item.title.text.text.trimmed),
      SourceField.isAnswer(item.answer.name)
    else { return nil }
    return item
  }

  /// What to add to the names of members that are called an answer, or say more than one word: their words.
  private static func answers(among members: [JSONValue.Member]) -> [String: String] {
    let answers = members.compactMap { member -> (String, String)? in
      let isAnswer = SourceField.isAnswer(member.name)
      let text = isAnswer ? ListText.of(member.value)?.text : nil
      guard let words = (text ?? member.value.sentences)?.visibleOnOneLine else { return nil }
      let shown = isAnswer || words.count <= 200 ? words : words.prefix(200) + "…"
      return (ListGroup.shown(member.name), ": '\(shown)'")
    }
    return Dictionary(answers, uniquingKeysWith: { first, _ in first })
  }

  /// Takes members whose names are questions and whose values are answers.
  private mutating func takePairs(_ members: [JSONValue.Member], _ path: ListPlace) {
    for member in members {
      let pair = [
        JSONValue.Member("question", .string(member.name)),
        JSONValue.Member("answer", member.value),
      ]
      if let item = ListItem(pair) { take(item, path) }
    }
  }

  /// The members of a group that looked like a question, without the words that no question answers
  /// with.
  private mutating func withoutWords(of item: ListItem) -> [JSONValue.Member] {
    guard !item.answer.member.value.isList else { return item.members }
    let title = item.title.text.text.quoted()
    let words = item.answer.text.text.visibleOnOneLine
    collector.drop("the words of the group \(title): '\(words)'")
    return item.members.filter { $0.name != item.answer.name }
  }

  private mutating func dropTombstone() {
    collector.drop("an article that its site has withdrawn")
  }

  /// - Parameter language: that of the item, where it is one of several that its object holds.
  private mutating func take(_ item: ListItem, _ path: ListPlace, in language: String? = nil) {
    items += 1
    if let fault = item.fault {
      hasRefusedQuestion = true
      return collector.refuse("item \(items)", fault.cause, fault.suggestion)
    }
    var question = item.parts(place: "item \(items)", shelves)
    question.categories = path.categories + question.categories
    question.locale = question.locale ?? path.locale
    if let identity = path.identity, question.id ?? question.slug == nil {
      question.id = identity
      called.append(parts.count)
    }
    if let language, let identity = question.id ?? question.slug {
      question.id = "\(identity)/\(language)"
    }
    for name in item.dropped { collector.drop(OwnExport.dropped(name)) }
    parts.append(question)
  }

  /// Refuses an object that asks and has no answer by its name.
  private mutating func refuse(unanswered members: [JSONValue.Member]) {
    let words = (ListItem.unanswered(members) ?? "").quoted()
    if let fault = ListItem.withoutText(members) {
      return refuseQuestion(fault.cause, fault.suggestion)
    }
    refuseQuestion(
      "\(words) has no answer by its name, but \(Self.listed(members))",
      "Call the member with its answer 'answer', or name it with --map answer=….")
  }

  private mutating func refuseQuestion(_ cause: String, _ suggestion: String) {
    items += 1
    hasRefusedQuestion = true
    collector.refuse("item \(items)", cause, suggestion)
  }

  static func listed(_ members: [JSONValue.Member]) -> String {
    members.map(\.name).quoted(most: 8, length: 40)
  }

  private mutating func refuseItem(_ cause: String, _ suggestion: String) {
    items += 1
    lastCause = "\(cause); \(suggestion.prefix(1).lowercased())\(suggestion.dropFirst().dropLast())"
    collector.refuse("item \(items)", cause, suggestion)
  }
}
