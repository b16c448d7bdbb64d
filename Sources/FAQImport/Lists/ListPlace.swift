import FAQModel

/// Where a question of a list stands, as the names of the members around it say.
struct ListPlace {
  /// The categories from the top down.
  var categories: [String] = []
  /// The language of all that stands there.
  private(set) var locale: String?
  /// The names of the members around it, from the top down.
  private var keys: [String] = []
  /// Whether the last of them is what the one question is called that stands there.
  private var isCalled = false
  /// Whether the last category is the name of the member that holds the very object that stands there, as one
  /// word.
  private var isKey = false

  /// What the question is known by; nil where no name is its own.
  var identity: String? { isCalled ? keys.joined(separator: "/") : nil }

  /// The place within a member.
  ///
  /// - Parameter names: the category that its name is, where it is none of the language or of a question.
  func within(_ member: JSONValue.Member, as names: [String], _ siblings: ListNames) -> ListPlace {
    var place = self
    place.keys.append(member.name)
    (place.isCalled, place.isKey) = (false, false)
    if names.isEmpty { return place }
    switch siblings.meaning(of: member) {
    case .category:
      place.categories += names
      place.isKey = !member.value.members.isEmpty && !member.name.contains(where: \.isWhitespace)
    case .language: place.locale = member.name
    case .question: place.isCalled = true
    case .number: break
    }
    return place
  }

  /// The same place for what is in a language.
  func speaking(_ language: String) -> ListPlace {
    var place = self
    place.locale = language
    return place
  }

  /// The place within a group of this title, which says in words what the name of its member is short for.
  func titled(_ names: [String]) -> ListPlace {
    var place = self
    if isKey, !names.isEmpty { place.categories.removeLast() }
    place.categories += names
    return place
  }
}

/// What the names of members mean that hold questions side by side.
struct ListNames {
  enum Meaning { case category, language, question, number }

  private let areLanguages: Bool
  private let areOfQuestions: Bool

  init(_ members: [JSONValue.Member]) {
    let named = members.filter { !ListGroup.names(of: $0.name).isEmpty }
    areLanguages = Self.areLanguages(named.map(\.name))
    areOfQuestions = named.lazy.filter { ListItem.isOne($0.value) }.prefix(2).count == 2
  }

  /// Whether names are all tags of languages.
  static func areLanguages(_ names: [String]) -> Bool {
    names.contains(where: isSurelyLanguage)
      && names.allSatisfy { languages.contains(language(of: $0)) }
  }

  func meaning(of member: JSONValue.Member) -> Meaning {
    if areLanguages { return .language }
    if Self.isNumber(member.name), ListItem.isOne(member.value) { return .number }
    return areOfQuestions && ListItem.isOne(member.value) ? .question : .category
  }

  /// Whether a name is the number of a place, such as `3` or `q3`, which may be another question's the next time.
  private static func isNumber(_ name: String) -> Bool {
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let word = name.dropLast(digits).lowercased().filter(\.isLetter)
    return (1...3).contains(digits) && (word.isEmpty || counted.contains(word))
  }

  /// What may be numbered.
  private static let counted: Set<String> = [
    "entry", "f", "faq", "frage", "item", "no", "nr", "p", "pregunta", "q", "question",
  ]

  /// The language of a tag: the part before its region or script.
  private static func language(of tag: String) -> String {
    let parts = tag.lowercased().split(separator: "_", omittingEmptySubsequences: false)
      .flatMap { $0.split(separator: "-", omittingEmptySubsequences: false) }
    return parts.count < 3 && parts.allSatisfy { (2...4).contains($0.count) }
      ? String(parts[0]) : ""
  }

  /// Whether a tag stands for nothing else, as `it` and `ms` may.
  static func isSurelyLanguage(_ tag: String) -> Bool {
    let language = language(of: tag)
    return sureLanguages.contains(language)
      || language.count < tag.count && languages.contains(language)
  }

  private static let sureLanguages: Set<String> = [
    "de", "en", "es", "fr", "ja", "ko", "nl", "pl", "ru", "sv", "tr", "zh",
  ]

  private static let languages = sureLanguages.union([
    "ar", "bg", "bn", "ca", "cs", "da", "el", "et", "eu", "fa", "fi", "ga", "gl", "he", "hi", "hr",
    "hu", "id", "is", "it", "lt", "lv", "mk", "ms", "mt", "nb", "nn", "no", "pa", "pt", "ro", "sk",
    "sl", "sq", "sr", "sw", "ta", "te", "th", "tl", "uk", "ur", "vi",
  ])
}
