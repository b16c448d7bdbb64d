import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct ReviewShow: Command {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the text under review, and how it differs from the public one.",
    discussion: """
      EXAMPLES
        faqcms review show 12
        faqcms review show 12 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let page = try ReviewPage(article, at: global.office(in: session))
    if json.json {
      session.print(page.json)
    } else {
      for line in page.lines(global.style(in: session)) { session.output.print(line) }
      global.note(
        "Decide: faqcms review approve \(page.shown.revision.id.article) --digest "
          + "\(page.shown.revision.digest.short)", in: session)
    }
  }
}

/// What a reviewer reads before deciding.
struct ReviewPage {
  let shown: ShownText
  let live: ShownText?
  let comments: [FAQModel.Comment]

  init(_ article: ArticleAddress, at office: Editorial) throws {
    shown = try office.show(ArticleAddress(name: article.name, version: .review))
    let liveAddress = ArticleAddress(name: article.name, version: .live)
    live = shown.summary.live == nil ? nil : try office.show(liveAddress)
    comments = try office.comments(on: shown.record.article.id)
  }

  func lines(_ style: Style) -> [String] {
    var lines = shown.lines(style)
    if let review = shown.record.openReview {
      let note = review.note.isEmpty ? "" : ": \(review.note.visible)"
      lines += ["", style.bold("Submitted \(review.time.forPeople) by \(review.submitter)\(note)")]
    }
    if !comments.isEmpty { lines += ["", style.bold("Comments")] }
    lines += comments.map {
      "\($0.time.forPeople) \($0.author) on \($0.revision): \($0.text.visible)"
    }
    guard let live else { return lines + ["", "Nothing of this article is public."] }
    lines += ["", style.bold("Changes from the public text \(live.revision.id)")]
    let changes = difference(from: live).printed(style)
    return lines + (changes.isEmpty ? ["None: the text is the one that is public."] : changes)
  }

  var json: JSONValue {
    guard case .object(let members) = shown.json else { return .null }
    let changes = live.map { difference(from: $0).printed(Style(isColored: false)) }
    let more: KeyValuePairs<String, JSONValue> = [
      "live_revision": live.map { .integer(Int64($0.revision.number)) } ?? .null,
      "difference": changes.map(JSONValue.strings) ?? .null,
      "comments": .array(comments.map(\.json)),
    ]
    return .object(members + more.map { JSONValue.Member($0.key, $0.value) })
  }

  private func difference(from live: ShownText) -> LineDifference {
    LineDifference(from: live.canonical.string, to: shown.canonical.string)
  }
}

extension FAQModel.Comment {
  fileprivate var json: JSONValue {
    .object([
      "revision": .integer(Int64(revision.number)), "author": .string(author.text),
      "time": .string(time.description), "text": .string(text),
    ])
  }
}
