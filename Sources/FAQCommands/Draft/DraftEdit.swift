import ArgumentParser
import FAQEditorial
import FAQImport
import FAQModel

struct DraftEdit: Command {
  static let manual = CommandConfiguration(
    commandName: "edit", abstract: "Save a new text of an article.",
    discussion: """
      Opens the editor on the newest text; --from takes a file instead, which without front matter is the body \
      alone, and the options for single fields change just those. When somebody saved since you started, the two \
      texts are merged; where both changed the same place, you choose between marked lines in the editor, or, \
      without a terminal, in a file that is kept. With --no-merge nothing is saved then. A file that 'draft show \
      --format markdown' wrote is brought up to date, so that you can go on with it; one that was made from \
      another article, or at another site, is refused.

      EXAMPLES
        faqcms draft edit 12
        faqcms draft edit 12 --from answer.md
        faqcms draft edit 12 --title "What is CAR T-cell therapy?"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var fields: FieldOptions

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A Markdown file, or - for the standard input.", valueName: "file"),
    completion: .file())
  var source: String?

  @Option(
    help: "The revision that you started from, such as 2; what was saved since is merged.",
    transform: Arguments.revisionNumber)
  var base: Int?

  @Flag(name: .customLong("no-merge"), help: "Save nothing if somebody saved since you started.")
  var refusesMerge = false

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let saved = try save(at: office, in: session)
    if json {
      session.print(saved.json)
    } else if saved.isNewRevision {
      session.output.print("Saved \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
    } else {
      session.output.print("Unchanged \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
    }
  }

  private func save(at office: Editorial, in session: Session) throws -> SavedDraft {
    // A text that is named is where the edit started, whatever is saved before it ends.
    let named = try article.version.map { _ in try office.textToEdit(article).number }
    let saving = DraftSaving(
      article: ArticleAddress(name: article.name), office: office, isMerging: !refusesMerge,
      global: global, session: session)
    if source == nil, !fields.isEmpty {
      let fields = fields
      return try saving.save(from: base ?? named) { fields.apply(to: &$0) }
    }
    let shown = try office.show(saving.article, prefersDraft: true)
    // What there is none of is left out of the command that is handed out where it is refused.
    let known = base.flatMap(shown.record.revision)
    let options = (known.map { " --base \($0.number)" } ?? "") + fields.words
    let source = try DraftSource(
      source, for: "draft edit \(shown.revision.id.article)" + options, global,
      named: "\(shown.revision.id.article).md", in: session
    ) {
      DraftFile.file(
        shown.text, slug: shown.record.article.slug, revision: shown.revision.id,
        digest: shown.revision.digest)
    }
    return try source.keeping(in: session) { bytes in
      let file = try MarkdownFile(
        bytes, locale: try office.site().locale, title: self.fields.title)
      // NB: an editor that failed, or a command before a pipe, leaves nothing.
      guard !file.isEmpty else { throw Refusal.nothingSaid }
      try saving.check(file, for: shown.revision.id.article)
      // What came from the editor was made from what was shown, whatever the file says.
      let shownNumber = self.source == nil ? shown.revision.number : nil
      let start = base ?? file.base?.number ?? named ?? shownNumber
      let fields = fields
      let edit: @Sendable (inout ArticleText) -> Void = { text in
        text = file.text(after: text)
        fields.apply(to: &text)
      }
      let saved = try saving.save(from: start, edit)
      global.noteFields(of: file.text, session)
      global.noteMarkup(in: file.text.body, session)
      if start == nil { noteEmptied(in: shown, by: edit, for: saved.revision, in: session) }
      try WorkingCopy(self.source, bytes)?.follow(
        saved, from: file.text, by: office, global, in: session)
      return saved
    }
  }

  /// Names the fields that a file leaves out which was not made from the text that it takes the place of.
  private func noteEmptied(
    in shown: ShownText, by edit: (inout ArticleText) -> Void, for revision: Revision.ID,
    in session: Session
  ) {
    var text = shown.text
    edit(&text)
    let names = ArticleText.pairedFields(shown.text, text)
      .filter { $0.values.0?.isBlank == false && $0.values.1?.isBlank != false }.map(\.name)
    guard !names.isEmpty else { return }
    global.note(
      "note: The file names no \(names.joined(separator: ", ")), so \(revision) has none; "
        + "\(shown.revision.id) had.",
      in: session)
  }
}

extension JSONValue {
  /// Whether it is null or holds nothing.
  fileprivate var isBlank: Bool {
    switch self {
    case .null: true
    case .string(let text): text.isEmpty
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }
}
