import ArgumentParser
import FAQEditorial
import FAQModel

struct Blame: Command {
  static let manual = CommandConfiguration(
    commandName: "blame",
    abstract: "Show which revision last changed each field and paragraph, who and when.",
    discussion: """
      It follows the revisions that each author started from; a paragraph that was taken out and put back \
      is the work of whoever put it back. 12 is the newest text, 12@3 a revision, 12@live the public one. \
      Of what was imported, the day and the author are those that the source claimed, marked with "?", \
      and "undated" stands where it claimed no day.

      EXAMPLES
        faqcms blame 12
        faqcms blame 12@live --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article or revision.", transform: Arguments.article)
  var article: ArticleAddress

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let (revision, blame, claims) = try global.readingRoom(in: session).blame(article)
    if json {
      session.print(blame.json(of: revision, claims))
    } else {
      for line in blame.printed(claims, global.style(in: session)) { session.output.print(line) }
    }
  }
}

extension FAQModel.Blame {
  /// Each part behind the revision, day and author that it is from; empty fields are left out.
  fileprivate func printed(_ claims: [Int: LedgerEntry.Claim], _ style: Style) -> [String] {
    let shown = lines.filter { !$0.isEmpty }
    let margins = shown.map { line in
      let claim = claims[line.revision.number]
      let day = claim.map { $0.time?.day ?? "undated   " } ?? line.revision.time.day
      let author = claim.map { "\($0.author.visibleOnOneLine)?" } ?? line.revision.author.text
      return "\(line.revision.id)  \(day)  \(author)"
    }
    let width = (margins.map(\.count).max() ?? 0) + 2
    return zip(shown, margins).flatMap { line, margin in
      line.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { index, words in
          let margin = index == 0 ? margin : ""
          let gap = String(repeating: " ", count: width - margin.count)
          return words.isEmpty ? "" : style.dim(margin) + gap + String(words).visible
        }
    }
  }

  fileprivate func json(of revision: Revision, _ claims: [Int: LedgerEntry.Claim]) -> JSONValue {
    var fields: [JSONValue] = []
    var paragraphs: [JSONValue] = []
    for line in lines {
      let origin: KeyValuePairs<String, JSONValue> = [
        "revision": .integer(line.revision.number),
        "author": .string(line.revision.author.text),
        "time": .string(line.revision.time.description),
        "claim": claims[line.revision.number]?.json ?? .null,
      ]
      let members = origin.map { JSONValue.Member($0.key, $0.value) }
      switch line.part {
      case .field(let name, let value):
        fields.append(
          .object([JSONValue.Member("name", .string(name)), .init("value", value)] + members))
      case .paragraph(let text, let number):
        paragraphs.append(
          .object(
            [JSONValue.Member("line", .integer(number)), .init("text", .string(text))]
              + members))
      }
    }
    return .object([
      "article": .integer(revision.id.article.rawValue),
      "revision": .integer(revision.number), "digest": .string(revision.digest.hex),
      "fields": .array(fields), "paragraphs": .array(paragraphs),
    ])
  }
}

extension LedgerEntry.Claim {
  fileprivate var json: JSONValue {
    .object(["author": .string(author), "date": .optional(time?.description)])
  }
}

extension FAQModel.Blame.Line {
  fileprivate var text: String {
    switch part {
    case .field(let name, let value):
      "\(name.visibleOnOneLine): \((value.string ?? value.text(.line)).visibleOnOneLine)"
    case .paragraph(let text, _): text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
  }

  fileprivate var isEmpty: Bool {
    if case .field(_, let value) = part { value == "" || value == .array([]) } else { false }
  }
}
