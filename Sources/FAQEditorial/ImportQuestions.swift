package import FAQModel
package import FAQStore

/// What became of one question of a source.
package struct QuestionOutcome: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// It is a new article.
    case new
    /// Its article has a new draft.
    case changed
    /// It was imported before, and is as it was.
    case same
    /// It changed in the source, and its article was edited here since: nothing was done.
    case conflicting
    /// It is not taken.
    case refused
  }

  package let kind: Kind
  /// Where the question stands in its source.
  package let place: String
  package let title: String
  /// The revision that there is now; nil where there is none.
  package let revision: Revision.ID?
  package let slug: Slug?
  /// Why it was refused or conflicts, as the end of a sentence; else empty.
  package let cause: String
  /// What to do about that, a sentence; else empty.
  package let suggestion: String
  /// What an editor should know, a sentence each.
  package let remarks: [String]
}

/// Questions with their texts made ready on any thread; those of a large file a little ahead of who
/// stores them, since all of them together would take much memory.
package struct PreparedFile: Sendable {
  /// A text made ready to be kept, or why it cannot be kept.
  typealias Text = Result<PackedText, any Error>

  package let file: ImportedFile
  private let texts: [Text]

  private static let mostAhead = 256

  package init(_ file: ImportedFile, with packer: TextPacker) {
    self.file = file
    texts =
      file.questions.count > Self.mostAhead ? [] : Self.texts(file.questions[...], packer)
  }

  /// Gives each question with its text, in the order of the file.
  ///
  /// - Throws: what `body` throws.
  func eachQuestion(_ body: (ImportedQuestion, Text) throws -> Void) throws {
    guard texts.count < file.questions.count else {
      return try zip(file.questions, texts).forEach(body)
    }
    let questions = file.questions
    let channel = Channel<Text>(ahead: 2) { push in
      let packer = TextPacker()
      for part in questions.slices(of: Self.mostAhead) { _ = try push(Self.texts(part, packer)) }
    }
    defer { channel.cancel() }
    var rest = questions[...]
    while !rest.isEmpty {
      let texts = try channel.next()
      try zip(rest, texts).forEach(body)
      rest = rest.dropFirst(texts.count)
    }
  }

  private static func texts(
    _ questions: ArraySlice<ImportedQuestion>, _ packer: TextPacker
  ) -> [Text] {
    questions.map { question in Text { try PackedText(question.text, with: packer) } }
  }
}

/// What imports of one run know of each other.
package struct QuestionImports: Sendable {
  var titles: SimilarTitles?
  /// Shelves that questions name and that are not there, each once, with what it would stand within.
  package private(set) var missingShelves: [(slug: Slug, title: String, parent: Slug?)] = []

  package init() {}

  mutating func note(_ slug: Slug, _ title: String, within parent: Slug?) {
    guard !missingShelves.contains(where: { $0.slug == slug }) else { return }
    missingShelves.append((slug, title, parent))
  }
}

extension Editorial {
  /// Imports the questions of files in one transaction, as drafts only, whatever the sources say of
  /// approval. What was imported before and is as it was is left alone; what changed in its source
  /// becomes a new draft, unless it was edited here since.
  ///
  /// - Parameters:
  ///   - imports: what the run knows of files before these.
  ///   - addsCategories: whether shelves that are missing are added, for which the actor must be a
  ///     publisher.
  ///   - replacesEdits: whether the text of the source becomes a new draft where it changed and the
  ///     article was edited here too, rather than being left out as conflicting.
  ///   - trial: the trial that this is a part of; nil to keep what is imported.
  /// - Returns: the outcomes of each file, in the order of its questions.
  package func importQuestions(
    _ files: [PreparedFile], _ imports: inout QuestionImports, addsCategories: Bool = false,
    replacesEdits: Bool = false, in trial: ImportTrial? = nil
  ) throws -> [[QuestionOutcome]] {
    var outcomes: [[QuestionOutcome]] = []
    // NB: nothing is copied where the titles are held once. They are read again after a failure.
    var run = imports
    imports.titles = nil
    try importing(trial) { desk in
      var desktop = try QuestionDesk(
        at: desk, &run, addsCategories: addsCategories, replacesEdits: replacesEdits)
      outcomes = try files.map { try desktop.take($0) }
      let hasChanged = desktop.hasChanged
      run = desktop.finished()
      if !hasChanged { throw NothingToKeep() }
    }
    imports = run
    return outcomes
  }
}
