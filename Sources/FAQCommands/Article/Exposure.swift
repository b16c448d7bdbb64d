import ArgumentParser
import FAQEditorial
import FAQModel

struct Exposure: Command {
  static let manual = CommandConfiguration(
    commandName: "exposure",
    abstract: "Show when and where a sentence was public.",
    discussion: """
      Letter case, white space, the shape of quotation marks and dashes, and Markdown's marks make \
      no difference, so that a sentence read on a page is found; --exact looks for the characters \
      as they are. Titles, short answers, answers and what stands beside them, such as tags, are searched.

      EXAMPLES
        faqcms exposure "CAR T-cell therapy is a cure"
        faqcms exposure "is a **cure**" --exact --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The sentence, or a part of one.")
  var text: String

  @Flag(help: "Look for exactly these characters.")
  var exact = false

  @Flag(help: .json) var json = false

  func validate() throws {
    if SentenceSearch(text, isExact: exact) == nil {
      throw ValidationError("There is nothing to look for; write a sentence.")
    }
  }

  func run(in session: Session) throws {
    guard let search = SentenceSearch(text, isExact: exact) else { return }
    let found = try global.readingRoom(in: session).exposures(of: search)
    if json {
      session.print(.array(found.map(\.json)))
      return
    }
    var table = Table("REVISION", "SLUG", "LOCALE", "DIGEST", "FROM", "UNTIL")
    for exposure in found {
      table.add(
        exposure.revision.description, exposure.slugsForPeople, exposure.locale.text,
        exposure.digest.short, exposure.from.forPeople,
        exposure.until?.forPeople ?? "still public")
    }
    session.print(table, global, ifEmpty: "That was never public.")
  }
}

extension FAQEditorial.Exposure {
  /// Its slugs in order, such as `old, then new since 2026-01-05 09:08 UTC`.
  fileprivate var slugsForPeople: String {
    let later = slugs.dropFirst().map { ", then \($0.slug) since \($0.from.forPeople)" }
    return firstSlug.text + later.joined()
  }

  private var firstSlug: Slug { slugs.first?.slug ?? article.slug }

  fileprivate var json: JSONValue {
    .object([
      "article": .integer(article.id.rawValue), "slug": .string(firstSlug.text),
      "revision": .integer(revision.number), "digest": .string(digest.hex),
      "locale": .string(locale.text), "from": .string(from.description),
      "until": .optional(until), "slugs": .array(slugs.map(\.json)),
    ])
  }
}

extension FAQEditorial.Exposure.Name {
  fileprivate var json: JSONValue {
    .object(["slug": .string(slug.text), "from": .string(from.description)])
  }
}
