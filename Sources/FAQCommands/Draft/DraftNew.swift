import ArgumentParser
import FAQEditorial
import FAQImport
import FAQModel
import Foundation

struct DraftNew: Command {
  static let manual = CommandConfiguration(
    commandName: "new", abstract: "Start an article.",
    discussion: """
      Opens $VISUAL or $EDITOR on a template; with --title or --from no editor is needed. Prints the \
      article's number, slug and digest. Options override what the file says. A file that was made from \
      an article here, as its line 'faqcms:' says, is refused; take the line out for another one like it.

      EXAMPLES
        faqcms draft new
        faqcms draft new --from answer.md
        faqcms draft new --title "Is CAR T-cell therapy a last resort?" \\
          --from - < body.md
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var fields: FieldOptions

  @Option(help: "The slug; made from the title if not given.", transform: Arguments.slug)
  var slug: Slug?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A Markdown file, or - for the standard input.", valueName: "file"),
    completion: .file())
  var source: String?

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let source = try DraftSource(source, for: "draft new" + fields.words, global, in: session) {
      fields.title == nil ? DraftFile.template(locale: try office.site().locale) : nil
    }
    let saved = try source.keeping(in: session) { bytes in
      let locale = try office.site().locale
      let file = try MarkdownFile(bytes, locale: locale, title: fields.title)
      for remark in file.remarks { global.note("note: \(remark)", in: session) }
      if let base = file.base, try office.holdsOrigin(of: file) {
        throw Refusal.fileOfArticle(base.article)
      }
      var text = file.text
      fields.apply(to: &text)
      global.noteFields(of: text, session)
      global.noteMarkup(in: text.body, session)
      return try office.perform(StartDraft(text: text, slug: slug ?? file.slug))
    }
    report(saved, "Drafted", in: session)
  }

  private func report(_ saved: SavedDraft, _ verb: String, in session: Session) {
    if json {
      session.print(saved.json)
    } else {
      session.output.print("\(verb) \(saved.revision)  \(saved.slug)  \(saved.digest.hex)")
      let next = saved.missing.isEmpty ? "submit" : "edit"
      let lack =
        saved.missing.isEmpty ? "" : ", for its \(saved.missing.joined(separator: " and "))"
      global.note(
        "Next: " + global.command("draft \(next) \(saved.revision.article)") + lack, in: session)
    }
  }
}

extension SavedDraft {
  var json: JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "slug": .string(slug.text), "digest": .string(digest.hex), "saved": .bool(isNewRevision),
    ])
  }
}
