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
    return languages.map { language in
      let own = members.filter { $0.name != chosen[.locale] }.map { member in
        isByLanguage(member.value)
          ? JSONValue.Member(member.name, member.value[language] ?? .null) : member
      }
      return (language, own)
    }
  }

  /// Whether a value is an object of words for each of some languages.
  static func isByLanguage(_ value: JSONValue) -> Bool {
    ListNames.areLanguages(value.members.map(\.name))
      && value.members.allSatisfy { ListText.of($0.value) != nil && !isQuestion($0.value) }
  }
}
