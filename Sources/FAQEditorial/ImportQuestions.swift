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

/// Questions made ready on any thread; those of a large file one by one as they are stored, since all
/// of them together would take much memory.
package struct PreparedFile: Sendable {
  package let file: ImportedFile
  private let texts: [Result<PackedText, Refusal>]

  private static let mostAhead = 256

  package init(_ file: ImportedFile, with packer: TextPacker) {
    self.file = file
    texts =
      file.questions.count > Self.mostAhead ? [] : file.questions.map { Self.packed($0, packer) }
  }

  /// The text of a question, by its place in the file, made ready to be kept.
  ///
  /// - Throws: ``Refusal`` for a text that cannot be kept.
  func text(_ index: Int, with packer: TextPacker) throws -> PackedText {
    try (texts.isEmpty ? Self.packed(file.questions[index], packer) : texts[index]).get()
  }

  private static func packed(
    _ question: ImportedQuestion, _ packer: TextPacker
  ) -> Result<PackedText, Refusal> {
    Result { () throws(Refusal) in
      do {
        return try PackedText(question.text, with: packer)
      } catch let refusal as Refusal {
        throw refusal
      } catch {
        throw Refusal.invalidText(field: "text", cause: "\(error)")
      }
    }
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
  /// - Returns: the outcomes of each file, in the order of its questions.
  package func importQuestions(
    _ files: [PreparedFile], _ imports: inout QuestionImports, addsCategories: Bool = false,
    isDryRun: Bool = false
  ) throws -> [[QuestionOutcome]] {
    var outcomes: [[QuestionOutcome]] = []
    var run = imports
    do {
      try store.write(now: clock()) { writing in
        let desk = try Desk(writing, actor: actor, makeUUID: makeUUID)
        var desktop = try QuestionDesk(at: desk, run, addsCategories: addsCategories)
        outcomes = try files.map { try desktop.take($0) }
        try desktop.finish()
        run = desktop.imports
        if isDryRun || !desktop.hasChanged { throw NothingToKeep() }
      }
    } catch is NothingToKeep {}
    imports = run
    return outcomes
  }
}

/// Takes back what was only tried, or changed nothing.
private struct NothingToKeep: Error {}
