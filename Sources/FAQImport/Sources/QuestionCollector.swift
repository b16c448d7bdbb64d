/// Gathers the questions of one source, of which none may stand in it with two answers.
package struct QuestionCollector {
  private var questions: [SourceQuestion?] = []
  private var refused: [SourceRefusal] = []
  /// All places of each question that stands more than once, by its index.
  private var places: [Int: [String]] = [:]
  private var indexes: [String: Int] = [:]
  private var dropped: [String: Int] = [:]
  private var droppedInOrder: [String] = []

  package init() {}

  /// Takes a question. The same question, whatever the case of its letters and its punctuation, in another
  /// language is another one, and so is one with another answer where the source itself tells them apart.
  ///
  /// - Parameter hasOwnIdentity: whether its identity is the source's, and not made from its words.
  package mutating func add(_ question: SourceQuestion, hasOwnIdentity: Bool = true) {
    let key = "\(question.locale?.lowercased() ?? "")\n\(SourceQuestion.key(of: question.title))"
    guard let index = indexes[key] else { return insert(question, key) }
    if hasOwnIdentity, let first = questions[index], first.body != question.body,
      let identity = question.identity,
      let other = first.identity,
      identity != other
    {
      let own = "\(key)\n\(identity)"
      guard indexes[own] == nil else { return addAgain(question, indexes[own] ?? index) }
      questions[index]?.remarks.append(Self.remark(question.place))
      var question = question
      question.remarks.append(Self.remark(first.place))
      return insert(question, own)
    }
    addAgain(question, index)
  }

  /// Takes a question with what was left out of it, or its refusal.
  mutating func add(_ read: Result<(question: SourceQuestion, dropped: [String]), SourceRefusal>) {
    switch read {
    case .success(let (question, pieces)):
      for piece in pieces { drop(piece) }
      add(question)
    case .failure(let refusal): refuse(refusal)
    }
  }

  private mutating func insert(_ question: SourceQuestion, _ key: String) {
    indexes[key] = questions.count
    questions.append(question)
  }

  private mutating func addAgain(_ question: SourceQuestion, _ index: Int) {
    guard let first = questions[index] else {
      places[index]?.append(question.place)
      return
    }
    places[index, default: [first.place]].append(question.place)
    if first.body != question.body { questions[index] = nil }
  }

  private static func remark(_ place: String) -> String {
    "\(place) asks the same and has another answer; bring them together, or word them apart."
  }

  package mutating func refuse(_ place: String, _ cause: String, _ suggestion: String) {
    refuse(SourceRefusal(place: place, cause: cause, suggestion: suggestion))
  }

  mutating func refuse(_ refusal: SourceRefusal) { refused.append(refusal) }

  /// Notes what was left out; what is left out often is noted once.
  package mutating func drop(_ what: String) {
    if dropped[what, default: 0] == 0 { droppedInOrder.append(what) }
    dropped[what, default: 0] += 1
  }

  /// All that was gathered, in the order of the source.
  package var reading: SourceReading {
    var reading = SourceReading()
    reading.refused = refused
    for (index, question) in questions.enumerated() {
      let places = places[index] ?? []
      if let question {
        reading.questions.append(Self.noting(places, on: question))
      } else {
        reading.refused += Self.refusals(ofDifferentAnswersIn: places)
      }
    }
    reading.dropped = droppedInOrder.map { what in
      let count = dropped[what] ?? 1
      return count > 1 ? "\(what) (\(count) times)" : what
    }
    return reading
  }

  private static func noting(_ places: [String], on question: SourceQuestion) -> SourceQuestion {
    guard places.count > 1 else { return question }
    var question = question
    question.remarks.append(
      "The same question and answer stand in \(named(places)); they are taken once, with "
        + "the fields of \(question.place).")
    return question
  }

  private static func refusals(ofDifferentAnswersIn places: [String]) -> [SourceRefusal] {
    places.map { place in
      SourceRefusal(
        place: place, cause: "the same question has different answers in \(named(places))",
        suggestion: "Keep one of them, or word the questions apart.")
    }
  }

  private static func named(_ places: [String]) -> String {
    let shown = places.prefix(4).joined(separator: ", ")
    return places.count > 4 ? "\(shown) and \(places.count - 4) more places" : shown
  }
}
