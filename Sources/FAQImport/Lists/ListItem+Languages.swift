import FAQModel

extension ListItem {
  /// An object whose question and answer are objects of a text for each language, as one object a language, in
  /// their order; nil for any other. What else it says by language is said in that language, too.
  ///
  /// A text that is missing in a language is null in its object.
  static func byLanguage(
    _ members: [JSONValue.Member]
  ) -> [(language: String, members: [JSONValue.Member])]? {
    let chosen = chosen(members)
    let texts = [chosen[.question], chosen[.answer]].compactMap { name in
      members.first { $0.name == name && isByLanguage($0.value) }
    }
    guard texts.count == 2 else { return nil }
    var languages: [String] = []
    for name in texts.flatMap(\.value.members).map(\.name) where !languages.contains(name) {
      languages.append(name)
    }
    let others = members.filter { $0.name != chosen[.locale] }
    return languages.enumerated().map { place, language in
      let own = others.map { member in
        isByLanguage(member.value)
          ? JSONValue.Member(member.name, member.value[language] ?? .null) : member
      }
      return (language, place == 0 ? own + spare(in: others, besides: languages) : own)
    }
  }

  /// What is said in languages that the question has not, as members of their own.
  private static func spare(
    in members: [JSONValue.Member], besides languages: [String]
  ) -> [JSONValue.Member] {
    members.filter { isByLanguage($0.value) }.flatMap { member in
      member.value.members.filter { !languages.contains($0.name) }
        .map { JSONValue.Member("\(member.name) \($0.name)", $0.value) }
    }
  }

  /// Whether a value is an object of words for each of some languages.
  static func isByLanguage(_ value: JSONValue) -> Bool {
    ListNames.areLanguages(value.members.map(\.name))
      && value.members.allSatisfy { ListText.of($0.value) != nil && !isQuestion($0.value) }
  }
}
