package import FAQModel

/// One question as a source holds it, before anything is decided about it here.
package struct SourceQuestion: Equatable, Sendable {
  /// Where it stands in its source, for people: `line 12`, `row 7`, `item 31`.
  package var place: String
  /// What makes it the same question when the source is read again: an ID, a slug or a path that the
  /// source gives. Nil where it gives none, and its title has to do.
  package var identity: String?
  /// The question, in one line of plain text.
  package var title: String
  /// The answer in Markdown.
  package var body: String
  /// The slug that the source has for it, as the source writes it.
  package var slug: String?
  /// The short answer, plain text.
  package var summary = ""
  /// The shelf as names from the top down, as the source writes them.
  package var categories: [String] = []
  /// The slugs of the last of these, where the source is a site of this program.
  package var shelves: [String] = []
  package var tags: [String] = []
  /// A language tag, as the source writes it.
  package var locale: String?
  /// Who wrote it, as the source claims.
  package var author = ""
  /// When it was last changed, as the source claims.
  package var date: Instant?
  /// Fields that have no place of their own here, in the order of the source.
  package var fields: [JSONValue.Member] = []
  /// Files that the answer shows or offers.
  package var attachments: [SourceAttachment] = []
  /// What an editor should know of it, a sentence each.
  package var remarks: [String] = []

  package init(place: String, identity: String? = nil, title: String, body: String) {
    self.place = place
    self.identity = identity
    self.title = title
    self.body = body
  }
}

extension SourceQuestion {
  /// What is the same in two ways to write the same words: their letters and digits, and the signs
  /// that ``SignedWords`` has.
  static func key(of words: String) -> String { SignedWords.key(of: words.lowercased()) }

  /// The files that an export of this program shows by name: what it was bound to there, and where
  /// the file stands beside the export.
  package var ownAssets: [(pin: AssetPin, file: String)] {
    fields.filter { $0.name == ArticleText.ownKey }.flatMap { field in
      let files = (field.value["assets"]?.elements ?? []).map {
        ($0["name"]?.string, $0["file"]?.string)
      }
      return ArticleText.pins(in: field.value).compactMap { pin in
        files.first { $0.0 == pin.name.text }?.1.map { (pin, $0) }
      }
    }
  }
}

/// A file that an answer shows or offers.
package struct SourceAttachment: Equatable, Sendable {
  /// Its address as the answer gives it.
  package let address: String
  /// What it shows, for those who cannot see it; may be empty.
  package let description: String

  package init(address: String, description: String) {
    self.address = address
    self.description = description
  }
}

/// Something in a source that is not taken, with the reason and what to do about it.
package struct SourceRefusal: Equatable, Sendable {
  package let place: String
  /// The end of a sentence: what is wrong.
  package let cause: String
  /// A sentence: what to do.
  package let suggestion: String

  package init(place: String, cause: String, suggestion: String) {
    self.place = place
    self.cause = cause
    self.suggestion = suggestion
  }

  /// Why words are no question with an answer; nil where they are.
  ///
  /// - Parameter isOwn: whether they were once checked here.
  static func flaw(
    _ place: String, title: String, answer: String, isOwn: Bool = false
  ) -> SourceRefusal? {
    if title.isEmpty {
      return SourceRefusal(
        place: place, cause: "its question is empty",
        suggestion: "Give it a question, or take it out.")
    }
    if answer.isEmpty {
      return SourceRefusal(
        place: place, cause: "its answer is empty: \(title.quoted())",
        suggestion: "Give it an answer, or take it out.")
    }
    guard !isOwn, MythPair.isStated(title, answer) else { return nil }
    return SourceRefusal(
      place: place, cause: MythPair.cause(title), suggestion: MythPair.suggestion)
  }
}

/// What a source holds.
package struct SourceReading: Equatable, Sendable {
  /// In the order of the source.
  package var questions: [SourceQuestion] = []
  package var refused: [SourceRefusal] = []
  /// What was left out of the texts, such as navigation, one entry a kind or a piece.
  package var dropped: [String] = []
  /// What names the source wherever its file is, such as the address of a site; empty for nothing.
  package var origin = ""
  /// What an editor should know of the source as a whole, a sentence each.
  package var remarks: [String] = []

  package init(questions: [SourceQuestion] = []) { self.questions = questions }
}
