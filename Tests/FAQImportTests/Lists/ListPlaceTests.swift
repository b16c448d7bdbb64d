import FAQImport
import FAQModel
import Testing

@Suite("What the names around questions of a list say of them")
struct ListPlaceTests {
  static func read(_ text: String) throws -> SourceReading {
    try ListSource.read(Array(text.utf8))
  }

  static let dose = #"{"question": "How much?", "answer": "One."}"#
  static let time = #"{"question": "When?", "answer": "At 8."}"#
  static let other = #"{"question": "Why?", "answer": "So."}"#

  @Test(
    "a name over one question among others is its ID, and no category",
    arguments: [
      (#"{"dose": \#(dose), "time": \#(time)}"#, ["dose", "time"]),
      (#"{"faq": {"dose": \#(dose), "time": \#(time)}}"#, ["faq/dose", "faq/time"]),
      (#"{"faq": {"version": 1, "dose": \#(dose), "time": \#(time)}}"#, ["faq/dose", "faq/time"]),
      (#"{"covid-19": \#(dose), "time": \#(time)}"#, ["covid-19", "time"]),
      (#"{"4711": \#(dose), "4712": \#(time)}"#, ["4711", "4712"]),
      (#"{"dose": \#(dose), "time": \#(time), "faqs": [\#(other)]}"#, ["dose", "time", nil]),
    ])
  func names(_ text: String, _ identities: [String?]) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.identity) == identities)
    #expect(reading.questions.flatMap(\.categories).isEmpty)
    #expect(reading.refused.isEmpty && reading.dropped.isEmpty)
  }

  @Test(
    "a number over a question, which may be another's the next time, is neither ID nor category",
    arguments: [
      #"{"fragen": {"1": \#(dose), "2": \#(time)}}"#, #"{"q1": \#(dose), "q2": \#(time)}"#,
      #"[{"1": \#(dose)}, {"2": \#(time)}]"#,
    ])
  func numbers(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == ["How much?", "When?"])
    #expect(reading.questions.allSatisfy { $0.identity == nil && $0.categories.isEmpty })
  }

  @Test(
    "numbers within names tell which answer is that of which question",
    arguments: [
      #"{"q1": "How much?", "a1": "One.", "q2": "When?", "a2": "At 8."}"#,
      #"{"faq": {"question2": "How much?", "question10": "When?", "answer10": "At 8.", "answer2": "One."}}"#,
      #"[{"faq_1_question": "How much?", "faq_1_answer": "One.", "faq_2_question": "When?", "faq_2_answer": "At 8."}]"#,
    ])
  func numberedNames(_ text: String) throws {
    let reading = try Self.read(text)
    #expect(reading.questions.map(\.title) == ["How much?", "When?"])
    #expect(reading.questions.map(\.body) == ["One.", "At 8."])
    #expect(reading.questions.allSatisfy { $0.identity == nil && $0.categories.isEmpty })
    #expect(reading.refused.isEmpty && reading.dropped.isEmpty)
  }

  @Test("a numbered question without its answer is refused, and what stands beside is named")
  func numberedAlone() throws {
    let reading = try Self.read(
      #"{"home": "x", "q1": "How much?", "a1": "One.", "q2": "When do I take it?", "a3": "At 8."}"#)
    #expect(reading.questions.map(\.body) == ["One."])
    #expect(reading.refused.count == 1)
    #expect(
      reading.dropped == [
        "'home' beside the list of questions", "'a3' beside the list of questions: 'At 8.'",
      ])
    #expect(throws: Refusal.self) { try Self.read(#"{"q1": "How much?", "a2": "One."}"#) }
  }

  @Test("an ID or a slug of its own is what a question is known by, whatever is over it")
  func ownIdentity() throws {
    let reading = try Self.read(
      #"{"dose": {"id": 7, "q": "How much?", "a": "One."}, "time": {"slug": "t", "q": "When?", "a": "At 8."}}"#
    )
    #expect(reading.questions.map(\.identity) == ["7", "t"])
  }

  @Test("names that questions share tell nothing apart, and those are known by their words")
  func shared() throws {
    let reading = try Self.read(
      #"[{"a1b": \#(Self.dose), "c": \#(Self.time)}, {"a1b": {"q": "Why?", "a": "So."}, "d": {"q": "Who?", "a": "We."}}]"#
    )
    #expect(reading.questions.map(\.identity) == [nil, "c", nil, "d"])
  }

  @Test("a name over one question beside lists of them, or over the only one, is a category")
  func categories() throws {
    let mixed = try Self.read(#"{"Dosing": \#(Self.dose), "Times": [\#(Self.time)]}"#)
    #expect(mixed.questions.map(\.categories) == [["Dosing"], ["Times"]])
    let only = try Self.read(#"{"Dosing": \#(Self.dose)}"#)
    #expect(only.questions.map(\.categories) == [["Dosing"]])
    #expect((mixed.questions + only.questions).allSatisfy { $0.identity == nil })
  }

  static let titled = [
    #"[{"category": "Dosing", "qas": [\#(dose)]}]"#,
    #"[{"heading": "Dosing", "list": [\#(dose)]}]"#,
    #"{"heading": "Dosing", "list": [\#(dose)]}"#, #"[{"label": "Dosing", "faqs": [\#(dose)]}]"#,
    #"[{"nom": "Dosing", "faq": [\#(dose)]}]"#, #"[{"titel": "Dosing", "fragen": [\#(dose)]}]"#,
    #"[{"name": "Dosing", "qa_list": [\#(dose)]}]"#,
    #"[{"rubrique": "Dosing", "liste": [\#(dose)]}]"#,
    #"[{"label": "dosing-1", "title": "Dosing", "faqs": [\#(dose)]}]"#,
    #"{"Dosing": {"list": [\#(dose)]}}"#,
  ]

  @Test("a group is called by its title in many words, and a list by none", arguments: titled)
  func titles(_ text: String) throws {
    #expect(try Self.read(text).questions.map(\.categories) == [["Dosing"]])
  }

  static let keyed = [
    (#"{"dosing": {"title": "How to take it", "items": [\#(dose)]}}"#, ["How to take it"]),
    (#"{"p": {"title": "Dosing"}, "d": {"label": "How", "q": [\#(dose)]}}"#, ["How"]),
    (#"{"faq": {"dosing": {"title": "How", "items": [\#(dose)]}}}"#, ["How"]),
    (#"{"Taking it": {"title": "How", "items": [\#(dose)]}}"#, ["Taking it", "How"]),
    (#"{"dosing": [{"title": "How", "items": [\#(dose)]}]}"#, ["dosing", "How"]),
    (#"{"dosing": {"items": [\#(dose)]}}"#, ["dosing"]),
    (#"{"dosing": {"title": "FAQ", "items": [\#(dose)]}}"#, ["dosing"]),
  ]

  @Test("the title of a group stands for the word over it, and for no other name", arguments: keyed)
  func keys(_ text: String, _ categories: [String]) throws {
    #expect(try Self.read(text).questions.map(\.categories) == [categories])
  }

  @Test(
    "a title that says only that questions follow is no category, and is named",
    arguments: ["FAQ", "FAQs", "Frequently asked questions"])
  func titleOfAll(_ title: String) throws {
    let shelf = #"{"title": "Dosing", "questions": [\#(Self.dose)]}"#
    let reading = try Self.read(#"{"title": "\#(title)", "categories": [\#(shelf)]}"#)
    #expect(reading.questions.map(\.categories) == [["Dosing"]])
    #expect(reading.dropped.count == 1 && reading.dropped[0].hasPrefix("'title' beside the list"))
  }

  @Test("the heading of a whole page over its categories or its questions is none")
  func pages() throws {
    let page = try Self.read(#"{"heading": "FAQ", "faqs": [\#(Self.dose)]}"#)
    #expect(page.questions.map(\.categories) == [[]])
    #expect(page.dropped == ["'heading' beside the list of questions"])
    let shelves = try Self.read(#"{"heading": "FAQ", "Dosing": [\#(Self.dose)]}"#)
    #expect(shelves.questions.map(\.categories) == [["Dosing"]])
  }

  @Test("names that are all tags of languages are the languages of what they hold")
  func languages() throws {
    let text =
      #"{"en": {"faq": {"dose": \#(Self.dose), "time": \#(Self.time)}}, "de-AT": {"faq": [{"frage": "Wie viel?", "antwort": "Eine."}]}}"#
    for whole in [text, #"{"version": 1, "note": "Since May.", \#(text.dropFirst())"#] {
      let reading = try Self.read(whole)
      #expect(reading.questions.map(\.locale) == ["en", "en", "de-AT"])
      #expect(reading.questions.map(\.identity) == ["en/faq/dose", "en/faq/time", nil])
      #expect(reading.questions.flatMap(\.categories).isEmpty)
    }
    let own = try Self.read(#"{"en": [{"q": "How much?", "a": "One.", "locale": "en-GB"}]}"#)
    #expect(own.questions.map(\.locale) == ["en-GB"])
  }

  static let bilingual =
    #"{"id": 7, "q": {"fr": "Combien ?", "en": "How much?"}, "a": {"en": "One.", "fr": "Une."}, "section": {"fr": "Dose", "en": "Dosing"}, "n": 1}"#

  @Test("a question that is an object of languages, as its answer is, is one in each")
  func questionsByLanguage() throws {
    for text in ["[\(Self.bilingual)]", #"{"v": 1, "list": [\#(Self.bilingual)]}"#] {
      let reading = try Self.read(text)
      #expect(reading.questions.map(\.title) == ["Combien ?", "How much?"])
      #expect(reading.questions.map(\.body) == ["Une.", "One."])
      #expect(reading.questions.map(\.locale) == ["fr", "en"])
      #expect(reading.questions.map(\.identity) == ["7/fr", "7/en"])
      #expect(reading.questions.map(\.categories) == [["Dose"], ["Dosing"]])
      #expect(reading.questions.map(\.fields.count) == [1, 1] && reading.refused.isEmpty)
    }
    let named = try Self.read(
      #"{"dose": {"q": {"en": "How much?"}, "a": {"en": "One."}}, "time": \#(Self.time)}"#)
    #expect(named.questions.map(\.identity) == ["dose/en", "time"])
  }

  @Test("what is said in a language that the question lacks is kept and told of")
  func spareLanguages() throws {
    let reading = try Self.read(
      #"[{"question": {"en": "May I drive?"}, "answer": {"en": "No."}, "note": {"en": "Call.", "fr": "Appelez tout de suite le 15."}}]"#
    )
    let question = try #require(reading.questions.first)
    #expect(question.fields.map(\.name) == ["note", "note fr"])
    #expect(question.remarks.contains { $0.contains("'note fr'") })
  }

  @Test("a question or an answer without words in a language of the other is refused")
  func missingLanguage() throws {
    let missing = try Self.read(
      #"[{"q": {"fr": "Combien ?", "en": "How much?"}, "a": {"fr": "Une."}}]"#)
    #expect(missing.questions.map(\.title) == ["Combien ?"])
    #expect(missing.refused.map(\.place) == ["item 2"])
    let text = try Self.read(#"[{"q": "How much?", "a": {"fr": "Une.", "en": "One."}}]"#)
    #expect(text.questions.isEmpty)
    let refusal = SourceRefusal(
      place: "item 1", cause: "'a' of 'How much?' is no text, but holds 'fr', 'en'",
      suggestion: "Write both the question and the answer by language.")
    #expect(text.refused == [refusal])
  }

  @Test("what holds no question beside such names changes nothing of them")
  func beside() throws {
    let meta = #""meta": {"title": "FAQ", "text2": "x"}"#
    let languages = try Self.read(#"{\#(meta), "en": [\#(Self.dose)], "de": [\#(Self.time)]}"#)
    #expect(languages.questions.map(\.locale) == ["en", "de"])
    let keys = try Self.read(#"{\#(meta), "dose": \#(Self.dose), "time": \#(Self.time)}"#)
    #expect(keys.questions.map(\.identity) == ["dose", "time"])
    #expect(keys.refused.count == 1)
  }

  @Test("names that may be words, or stand beside others, are categories")
  func noLanguages() throws {
    for names in [["it", "hr"], ["ms", "pt"], ["en", "Costs"], ["uk", "us"]] {
      let reading = try Self.read(
        #"{"\#(names[0])": [\#(Self.dose)], "\#(names[1])": [\#(Self.time)]}"#)
      #expect(reading.questions.map(\.categories) == names.map { [$0] })
      #expect(reading.questions.allSatisfy { $0.locale == nil })
    }
  }
}
