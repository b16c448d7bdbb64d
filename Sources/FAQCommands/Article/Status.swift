import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Status: Command {
  static let manual = CommandConfiguration(
    commandName: "status",
    abstract: "Show how the FAQ center stands: what is where, and what waits for whom.",
    discussion: """
      EXAMPLES
        faqcms status
        faqcms status --json
        faqcms status --as-of 2026-03-14
      """)

  @OptionGroup var global: GlobalOptions
  @Option(help: .asOf, transform: Arguments.writtenTime) var asOf: String?
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let dashboard = try Dashboard(
      global.readingRoom(in: session), asOf: try Arguments.pastTime(asOf, in: session),
      now: session.clock())
    if json {
      session.print(dashboard.json)
    } else {
      for line in dashboard.lines(global.style(in: session)) { session.output.print(line) }
    }
  }
}

/// How many articles are in each state, and what is to be done.
struct Dashboard {
  private let site: Site
  private let articles: [ArticleSummary]
  private let reviews: [WaitingReview]
  private let now: Instant
  /// Of texts that are not the newest of their articles.
  private var titles: [Revision.ID: String] = [:]

  /// Sign-offs that lapse within so many months are shown as due.
  private static let horizon = 2

  init(_ office: Editorial, asOf time: Instant?, now: Instant) throws {
    site = try office.site(asOf: time)
    articles = try office.articles(asOf: time)
    reviews = try office.waitingReviews(asOf: time)
    self.now = time ?? now
    let shown = (overdue + withheld + dueSoon).map { ($0, $0.live) }
    let coming = articles.flatMap { [($0, $0.scheduled), ($0, $0.notBegun)] }
    titles = try office.titles(
      of: (shown + coming).compactMap { article, number in
        number == article.head ? nil : number.map { Revision.ID(article: article.id, number: $0) }
      }, asOf: time)
  }

  /// The title of one of the texts of an article.
  private func title(_ article: ArticleSummary, _ number: Int?) -> String {
    number.flatMap { titles[Revision.ID(article: article.id, number: $0)] } ?? article.title
  }

  private var overdue: [ArticleSummary] { articles.filter { $0.publicStatus == .overdue } }

  private var withheld: [ArticleSummary] { articles.filter { $0.publicStatus == .withheld } }

  private var changesRequested: [ArticleSummary] {
    articles.filter { $0.working == .changesRequested }
  }

  /// Public texts that are to be submitted again, though nothing about them has lapsed.
  private var unsigned: [ArticleSummary] {
    articles.filter { $0.isToBeSubmittedAgain && $0.publicStatus == .published }
  }

  private var notBegun: [ArticleSummary] { articles.filter { $0.notBegun != nil } }

  private var dueSoon: [ArticleSummary] {
    articles.filter { article in
      guard article.publicStatus == .published, let due = article.reviewDue else { return false }
      return due <= now.adding(months: Self.horizon) && article.liveUntil.map { due < $0 } ?? true
    }.sorted { ($0.reviewDue ?? now, $0.id) < ($1.reviewDue ?? now, $1.id) }
  }

  private var readyToPublish: [ArticleSummary] {
    articles.filter(\.isReady)
  }

  private func count(_ status: WorkingStatus) -> Int { articles.count { $0.working == status } }

  private func count(_ status: PublicStatus) -> Int { articles.count { $0.publicStatus == status } }

  func lines(_ style: Style) -> [String] {
    var lines = [style.bold(site.title.visibleOnOneLine)]
    lines.append("working: " + counts(WorkingStatus.allCases.map { ("\($0)", count($0)) }))
    lines.append("public:  " + counts(PublicStatus.allCases.map { ("\($0)", count($0)) }))
    lines += section(
      "Waiting for review",
      reviews.map { review in
        let who = review.asked.map(\.text).joined(separator: ", ")
        return (
          review.review.revision.description, review.summary.title,
          who.isEmpty ? "nobody may decide: add a reviewer" : "waits for \(who)"
        )
      }, style)
    lines += section(
      "Changes requested",
      changesRequested.map {
        ($0.id.description, $0.title, $0.authors.map(\.text).joined(separator: ", "))
      }, style)
    lines += section(
      "Ready to publish",
      readyToPublish.map { ("\($0.id)@\($0.head ?? 0)", $0.title, "faqcms publish \($0.id)") },
      style)
    lines += section(
      "Scheduled",
      articles.compactMap { article in
        // One whose sign-offs do not suffice stands below.
        guard let from = article.scheduledFrom, from != article.notBegunFrom else { return nil }
        return (
          "\(article.id)@\(article.scheduled ?? 0)", title(article, article.scheduled),
          from.forPeople
        )
      }, style)
    lines += section(
      "Public, but the rules ask for other sign-offs now",
      unsigned.map { ($0.id.description, $0.title, "faqcms draft submit \($0.id)") }, style)
    lines += section(
      "Not begun, or not to begin: the sign-offs do not suffice", notBegun.map(beginning), style)
    lines += section("Withheld until reviewed again", withheld.map(due), style)
    lines += section("Overdue for review", overdue.map(due), style)
    return lines + section("Due for review soon", dueSoon.map(due), style)
  }

  private func beginning(_ article: ArticleSummary) -> (String, String, String) {
    let time = article.notBegunFrom.map { ($0 > now ? "for " : "was for ") + $0.forPeople }
    return (
      "\(article.id)@\(article.notBegun ?? 0)", title(article, article.notBegun), time ?? ""
    )
  }

  private func due(_ article: ArticleSummary) -> (String, String, String) {
    (article.id.description, title(article, article.live), "due \(article.reviewDue?.day ?? "")")
  }

  private func counts(_ counts: [(String, Int)]) -> String {
    let text = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    return text.isEmpty ? "none" : text
  }

  private func section(
    _ title: String, _ rows: [(String, String, String)], _ style: Style
  ) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["", style.bold(title)]
      + rows.map { "  \($0.0)  \($0.1.visibleOnOneLine)  \(style.dim("(\($0.2))"))" }
  }

  var json: JSONValue {
    func numbers(_ articles: [ArticleSummary]) -> JSONValue {
      .array(articles.map { .integer($0.id.rawValue) })
    }
    return .object([
      "site": .string(site.title),
      "working": .object(
        WorkingStatus.allCases.map { JSONValue.Member($0.rawValue, .integer(count($0))) }),
      "public": .object(
        PublicStatus.allCases.map { JSONValue.Member($0.rawValue, .integer(count($0))) }),
      "waiting_for_review": .array(
        reviews.map {
          .object([
            "article": .integer($0.review.revision.article.rawValue),
            "revision": .integer($0.review.revision.number),
            "waits_for": .strings($0.asked.map(\.text)),
          ])
        }),
      "changes_requested": numbers(changesRequested),
      "ready_to_publish": numbers(readyToPublish),
      "scheduled": numbers(articles.filter { $0.scheduled != nil }),
      "to_submit_again": numbers(unsigned), "not_begun": numbers(notBegun),
      "withheld": numbers(withheld), "overdue": numbers(overdue), "due_soon": numbers(dueSoon),
    ])
  }
}
