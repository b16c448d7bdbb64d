import FAQModel

/// An object that is no question but holds lists of them.
struct ListGroup {
  /// A member that holds questions, or may.
  struct Part {
    let member: JSONValue.Member
    /// The category that its name is, within that of the group.
    let names: [String]
  }

  private(set) var parts: [Part] = []
  /// The category that it names; none where it is a mere wrapper.
  let names: [String]
  /// Sections and categories without questions of their own.
  private(set) var shelves: [JSONValue] = []
  /// Members that are none of these.
  private(set) var dropped: [String] = []
  /// All members that hold something that asks.
  private(set) var siblings: [JSONValue.Member] = []
  /// Objects within those that are dropped that ask, and have no answer by its name.
  private(set) var unanswered: [[JSONValue.Member]] = []
  /// How many articles it lists that their site has withdrawn.
  private(set) var tombstones = 0

  /// Nil where it holds no question and nothing that is called so.
  ///
  /// - Parameter depth: the level that it stands on.
  init?(_ members: [JSONValue.Member], depth: Int) {
    let lists = members.filter { $0.value.isList }
    let hasWrapper = lists.contains { Self.isWrapper($0.name) }
    let isTyped = members.contains { $0.name == "@type" || $0.name == "format" }
    let isPage =
      depth == 0 && (hasWrapper || lists.contains { !Self.names(of: $0.name).isEmpty })
    let title = isTyped ? nil : Self.title(members, isPage: isPage, depth: depth)
    names = title?.path ?? []
    for member in members {
      if member.name == title?.name || Self.silent.contains(member.name) { continue }
      let isCalledSo = Self.isWrapper(member.name) || !hasWrapper && Self.isShelf(member.name)
      let value = sort(member, depth: depth)
      if value == .null { continue }
      if member.value.isList, isCalledSo || Self.holdsQuestion(value, depth: depth + 1) {
        siblings.append(JSONValue.Member(member.name, value))
        parts.append(
          Part(
            member: JSONValue.Member(member.name, value),
            names: isTyped ? [] : Self.names(of: member.name)))
      } else if ListWalk.areTombstones(value) {
        tombstones += value.elements.count
      } else {
        let asking = ListWalk.unanswered(in: value, depth: depth + 1)
        unanswered += asking
        if !asking.isEmpty { siblings.append(member) }
        if asking.isEmpty || !ListWalk.asksThroughout(value) {
          dropped.append(Self.shown(member.name))
        }
      }
    }
    dropped += title?.rest ?? []
    let isCalledSo = hasWrapper || lists.contains { Self.isShelf($0.name) }
    // Where all members are lists, their names are those of categories.
    guard isCalledSo || !parts.isEmpty && lists.count < members.count else { return nil }
  }

  /// Sets aside the shelves of a member that hold no question. What is left of its value is null
  /// where nothing is.
  private mutating func sort(_ member: JSONValue.Member, depth: Int) -> JSONValue {
    guard ListShelves.areListed(in: member.name), case .array(let values) = member.value else {
      return member.value
    }
    var others: [JSONValue] = []
    for value in values {
      if ListShelves.isShelf(value), !Self.holdsQuestion(value, depth: depth + 2) {
        shelves.append(value)
      } else {
        others.append(value)
      }
    }
    return others.isEmpty ? .null : .array(others)
  }

  private static func holdsQuestion(_ value: JSONValue, depth: Int) -> Bool {
    ListWalk.holdsQuestion(value, isListed: false, depth: depth)
  }

  /// Whether a list of this name is one of questions.
  static func isWrapper(_ name: String) -> Bool { wrappers.contains(name.lowercased()) }

  /// Whether a list of this name is one of categories, each with its questions.
  static func isShelf(_ name: String) -> Bool { shelfNames.contains(name.lowercased()) }

  /// The member that names the category, the name as a path, and what the member says beside it.
  ///
  /// - Parameter isPage: whether the group is a whole page, of which a heading is no category.
  private static func title(
    _ members: [JSONValue.Member], isPage: Bool, depth: Int
  ) -> (name: String, path: [String], rest: [String])? {
    title(members, depth: depth) { titles.contains($0.lowercased()) }
      ?? (isPage ? nil : title(members, depth: depth, where: isOtherTitle))
  }

  private static func title(
    _ members: [JSONValue.Member], depth: Int, where isTitle: (String) -> Bool
  ) -> (name: String, path: [String], rest: [String])? {
    for member in members where isTitle(member.name) {
      let named = member.value.named(by: ["name", "title"])
      guard let words = member.value.string ?? named?.name,
        case let path = QuestionParts.path(words), !path.isEmpty, !FAQTitle.isAll(of: words),
        !holdsQuestion(member.value, depth: depth + 1)
      else { continue }
      return (member.name, path, (named?.rest ?? []).map { shown("\(member.name).\($0.name)") })
    }
    return nil
  }

  /// The category that a member without a known meaning names.
  static func names(of name: String) -> [String] {
    let isKnown =
      isWrapper(name) || isShelf(name) || isPlainList(name) || titles.contains(name.lowercased())
      || SourceField.named(name) != nil
    return isKnown ? [] : [name.wordsOnOneLine]
  }

  /// Whether a name says no more than that its value is a list.
  static func isPlainList(_ name: String) -> Bool {
    plainLists.contains(String(name.lowercased().filter { $0.isLetter }))
  }

  /// Whether a name may be that of a heading, or of a category in another language, where none is surer.
  private static func isOtherTitle(_ name: String) -> Bool {
    otherTitles.contains(name.lowercased()) || SourceField.named(name)?.field == .category
  }

  static func shown(_ name: String) -> String { String(name.visibleOnOneLine.prefix(60)) }

  private static let wrappers: Set<String> = [
    "faqs", "faq", "questions", "items", "articles", "article", "data", "entries", "results",
    "posts", "mainentity", "@graph", "fragen", "preguntas",
  ]

  private static let shelfNames: Set<String> = [
    "categories", "sections", "groups", "topics", "kategorien", "folders", "all_folders",
  ]

  private static let titles: Set<String> = [
    "category", "section", "topic", "group", "name", "title", "kategorie", "categoría", "catégorie",
  ]

  private static let otherTitles: Set<String> = [
    "heading", "headline", "label", "nom", "nombre", "nome", "titel", "titolo", "titre", "título",
    "überschrift",
  ]

  private static let plainLists: Set<String> = [
    "content", "contents", "elements", "faqdata", "faqitems", "faqlist", "list", "lista", "liste",
    "pairs", "qa", "qalist", "qapairs", "qas", "qna", "questionlist", "questionsanswers",
    "questionsandanswers", "records", "rows",
  ]

  /// What the shape of the source is made of, and says nothing.
  private static let silent: Set<String> = ["@context", "@id", "@type", "format", "version"]
}
