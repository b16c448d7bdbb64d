import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct ReviewShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show",
    abstract: "Show the text under review, what changed, the comments and what is to be signed.",
    discussion: """
      faqcms remembers that you were shown this text; approving another is refused. Where the article is \
      not in review, its newest text is shown with the open comments, which cannot be signed.

      EXAMPLES
        faqcms review show 12
        faqcms review show 12 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let page = try global.office(in: session).reviewPage(article)
    if json {
      session.print(page.json)
    } else {
      for line in page.lines(global.style(in: session)) { session.output.print(line) }
      for pin in page.shown.text.assets {
        global.note(
          "Look: "
            + global.command(
              "asset export \(pin.name) --digest \(pin.digest.short) --output \(pin.name)",
              isOwn: false), in: session)
      }
      guard page.statement != nil else { return }
      global.note(page.missingKey ?? "Decide: \(approval(of: page))", in: session)
    }
  }

  /// The command that signs off what was shown.
  private func approval(of page: ReviewPage) -> String {
    let revision = page.shown.revision
    return global.command(
      "review approve \(revision.id.article) --digest \(revision.digest.short)"
        + (page.needsSignature ? " --sign" : ""))
  }
}

extension ReviewPage {
  func lines(_ style: Style) -> [String] {
    var lines = shown.lines(style) + shown.lines(besides: comments, style)
    lines += ["", style.bold(base.title)] + changes(style)
    if let statement {
      lines += ["", style.bold("What you sign with 'review approve'")]
      lines += statement.split(separator: "\n").map { String($0).visible }
    } else if let refusal {
      lines += ["", style.dim(refusal)]
    }
    return lines
  }

  private func changes(_ style: Style) -> [String] {
    base.text.map { Comparison(old: $0.saved, new: shown.saved).words(style) } ?? []
  }

  var json: JSONValue {
    let plain = Style(isColored: false)
    let difference = base.text.map {
      LineDifference(from: $0.canonical.string, to: shown.canonical.string).printed(plain)
    }
    let review = shown.record.openReview
    let more: KeyValuePairs<String, JSONValue> = [
      "submitted": .optional(review?.time), "submitter": .optional(review?.submitter.text),
      "note": .optional(review?.note), "withdrawal": shown.withdrawal?.json ?? .null,
      "live_revision": .optional(shown.summary.live),
      "base_revision": .optional(base.text?.revision.number),
      "difference": difference.map(JSONValue.strings) ?? .null,
      "comments": .array(comments.map(\.json)), "statement": .optional(statement),
      "refusal": .optional(refusal),
    ]
    return shown.json.adding(more.map { JSONValue.Member($0.key, $0.value) })
  }
}

extension ReviewBase {
  /// What stands above the changes.
  var title: String {
    switch self {
    case .signedOff(let text): "Changes since \(text.revision.id), which was signed off"
    case .live(let text): "Changes since \(text.revision.id), which is public"
    case .itself: "This very text was signed off before."
    case .ended: "No sign-off of this article stands: read all of it."
    case .none: "No text of this article was signed off before."
    }
  }
}

extension ShownText {
  /// Who submitted the text, with which words, why its article was withdrawn, and the open comments on it.
  func lines(besides comments: [PlacedComment], _ style: Style) -> [String] {
    var lines: [String] = []
    if let review = record.openReview {
      let note = review.note.isEmpty ? "" : ": \(review.note.visible)"
      lines += ["", style.bold("Submitted \(review.time.forPeople) by \(review.submitter)\(note)")]
    }
    if let withdrawal {
      let reason = withdrawal.reason.visible
      lines += [
        "", style.bold("Withdrawn \(withdrawal.time.forPeople) by \(withdrawal.actor): \(reason)"),
      ]
    }
    let open = comments.filter(\.comment.isOpen)
    if !open.isEmpty { lines += ["", style.bold("Open comments")] }
    return lines + open.flatMap { $0.lines(style) }
  }

  /// Why the article is withdrawn; nil where it is not.
  fileprivate var withdrawal: Withdrawal? {
    summary.publicStatus == .withdrawn ? record.withdrawals.last : nil
  }
}

extension PlacedComment {
  /// Who said what, about which words, and what became of those.
  func lines(_ style: Style) -> [String] {
    let head =
      "\(comment.number)  \(comment.time.forPeople)  \(comment.author) on \(comment.revision)"
    guard let anchor = comment.anchor else { return ["\(head): \(comment.text.visible)"] }
    let quote = anchor.quote.visibleOnOneLine
    let place =
      switch place {
      case .unchanged, nil: "“\(quote)”"
      case .changed(let now, _): "“\(quote)”, which now reads “\(now.visibleOnOneLine)”"
      case .gone: "“\(quote)”, which is gone"
      }
    return ["\(head), about \(style.dim(place)):", "   \(comment.text.visible)"]
  }

  var json: JSONValue {
    let (state, now): (String?, String?) =
      switch place {
      case nil: (nil, nil)
      case .unchanged: ("unchanged", nil)
      case .changed(let now, _): ("changed", now)
      case .gone: ("gone", nil)
      }
    return .object([
      "number": .integer(comment.number),
      "revision": .integer(comment.revision.number), "author": .string(comment.author.text),
      "time": .string(comment.time.description), "text": .string(comment.text),
      "field": .optional(comment.anchor?.field.rawValue),
      "quote": .optional(comment.anchor?.quote), "place": .optional(state),
      "reads_now": .optional(now), "resolved_by": .optional(comment.resolution?.actor.text),
      "resolved": .optional(comment.resolution?.time),
    ])
  }
}

extension Withdrawal {
  fileprivate var json: JSONValue {
    .object([
      "time": .string(time.description), "actor": .string(actor.text), "reason": .string(reason),
    ])
  }
}
