import ArgumentParser
import FAQEditorial
import FAQImport
import FAQModel

struct DraftEdit: Command {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Save a new text of an article.",
    discussion: """
      Opens the editor on the newest text; --from takes a file instead, and the options for single \
      fields change just those. When somebody saved since you started, nothing is saved, your text is \
      kept in a file, and you see what changed.

      EXAMPLES
        faqcms draft edit 12
        faqcms draft edit 12 --from answer.md
        faqcms draft edit 12 --title "What is CAR T-cell therapy?"
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var fields: FieldOptions

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A Markdown file, or - for the standard input.", valueName: "file"))
  var source: String?

  @Option(help: "The revision that you started from; the save is refused if there is a newer one.")
  var base: Int?

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let saved = try save(at: office, in: session)
    if json.json {
      session.print(saved.json)
    } else if saved.isNewRevision {
      session.output.print("Saved \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
    } else {
      session.output.print("Unchanged \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
    }
  }

  private func save(at office: Editorial, in session: Session) throws -> SavedDraft {
    if source == nil, !fields.isEmpty {
      return try office.perform(EditDraft(article: article, base: base) { fields.apply(to: &$0) })
    }
    let shown = try office.show(ArticleAddress(name: article.name), prefersDraft: true)
    let source = try DraftSource(source, named: "\(shown.revision.id.article).md", in: session) {
      DraftFile.file(
        shown.text, slug: shown.record.article.slug, revision: shown.revision.id,
        digest: shown.revision.digest)
    }
    let retry = "'faqcms draft edit \(shown.revision.id.article) --from FILE'."
    return try source.keeping(retry: retry, in: session) { bytes in
      let file = try MarkdownFile(bytes, locale: try office.site().locale)
      for remark in file.remarks { global.note("note: \(remark)", in: session) }
      if let other = file.base?.article, other != shown.revision.id.article {
        throw Refusal.invalidFile(line: nil, cause: "the file was made from article \(other)")
      }
      var text = file.text
      fields.apply(to: &text)
      let base = base ?? file.base?.number
      do {
        return try office.perform(EditDraft(article: article, base: base, text: text))
      } catch let refusal as Refusal {
        try show(refusal, at: office, in: session)
        throw refusal
      }
    }
  }

  /// On a conflict, what the other person changed since.
  private func show(_ refusal: Refusal, at office: Editorial, in session: Session) throws {
    guard case .editConflict(let base, let newest, _, _) = refusal,
      let old = try? office.show(ArticleAddress(base)),
      let new = try? office.show(ArticleAddress(newest))
    else { return }
    let difference = LineDifference(from: old.canonical.string, to: new.canonical.string)
    session.output.error("What changed from \(base) to \(newest):")
    for line in difference.printed(Style(isColored: false)) { session.output.error(line) }
  }
}
