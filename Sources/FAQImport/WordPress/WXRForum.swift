import FAQModel

/// The posts of a WordPress export that visitors of a forum wrote (DW Question & Answer, AnsPress, bbPress): the
/// words below such a question are the visitor's, and its answers are posts of their own.
///
/// Types such as `question` are those of other plug-ins, too; the replies among the items tell them apart.
struct WXRForum {
  /// The types of questions of which the file has replies.
  private var types: Set<String> = []
  private var places: [String: Set<String>] = [:]
  private var slugs: [String: Set<String>] = [:]

  /// The types of questions by those of their replies.
  private static let questions = ["answer": "question", "reply": "topic"]

  mutating func note(reply item: WXRItem) {
    if let type = Self.questions[item.type] { types.insert(type) }
  }

  /// Notes a question at a place that may be a visitor's.
  mutating func note(_ place: String, of item: WXRItem) {
    guard Self.questions.values.contains(item.type) else { return }
    places[item.type, default: []].insert(place)
  }

  mutating func note(slug: String, of item: WXRItem) {
    guard Self.questions.values.contains(item.type) else { return }
    slugs[item.type, default: []].insert(slug)
  }

  func holds(place: String) -> Bool { types.contains { places[$0]?.contains(place) == true } }

  func holds(slug: String) -> Bool { types.contains { slugs[$0]?.contains(slug) == true } }
}

extension WXRItem {
  /// Whether its type says that it is a post in a forum.
  var isOfForum: Bool {
    switch type {
    case "dwqa-question", "dwqa-answer": true
    case "answer", "reply": !parent.isEmpty && parent != "0"
    case "topic": others.contains { $0.hasPrefix("custom field '_bbp_") }
    default: false
    }
  }
}

extension WXRSource {
  mutating func refuse(ofForum place: String, _ title: String) {
    refuse(
      place,
      "'\(title)' is a post in a forum, where a visitor's words stand below the question and the answer elsewhere",
      "Write the question with its answer as a post, or save its page as HTML and import that.")
  }

  /// The questions of a file that was read to its end, without those that are refused since replies show that
  /// visitors asked them.
  mutating func withoutForum(_ questions: [SourceQuestion]) -> [SourceQuestion] {
    let visitors = questions.filter { forum.holds(place: $0.place) }
    if visitors.isEmpty { return questions }
    for question in visitors { refuse(ofForum: question.place, question.title) }
    links = links.filter { !forum.holds(slug: $0.value) }
    return questions.filter { !forum.holds(place: $0.place) }
  }
}
