import FAQModel

/// The acts on one article, in words.
struct Timeline {
  private let entries: [LedgerEntry]
  /// The numbers of comments by the entries that they were made in.
  private let comments: [Int64: Int]

  /// - Parameter entries: all entries of the article.
  init(_ entries: [LedgerEntry]) {
    self.entries = entries
    let comments = entries.filter { $0.act == .reviewComment }.map(\.sequence)
    self.comments = Dictionary(uniqueKeysWithValues: zip(comments, 1...))
  }

  /// A line an act: when, who, what, the start of the digest, and the note.
  func lines(_ style: Style) -> [String] {
    let width = entries.map(\.actor.text.count).max() ?? 0
    return entries.map { entry in
      let gap = String(repeating: " ", count: width - entry.actor.text.count)
      let words = entry.phrase(comments).visibleOnOneLine
      let shown =
        switch entry.act {
        case .publish: style.green(words)
        case .withdraw, .reviewRequestChanges: style.red(words)
        default: words
        }
      let digest = entry.subject.digest.map { "  " + style.dim($0.short) } ?? ""
      let note = entry.note.isEmpty ? "" : "  " + entry.note.visibleOnOneLine
      let claim = entry.claim.map { "  " + style.dim("[\($0.phrase.visibleOnOneLine)]") } ?? ""
      return
        "\(style.dim(entry.time.forPeople))  \(entry.actor)\(gap)  \(shown)\(digest)\(note)\(claim)"
    }
  }
}

extension LedgerEntry.Claim {
  /// Who and when, as words that say that it is no more than a claim.
  fileprivate var phrase: String {
    let who = author.isEmpty ? LedgerEntry.Claim.nobody : author
    return "on import, said to be by \(who)" + (time.map { ", \($0.forPeople)" } ?? "")
  }
}

extension LedgerEntry {
  /// What was done, as a phrase that follows the actor's name.
  fileprivate func phrase(_ comments: [Int64: Int]) -> String {
    let article = subject.article?.description ?? ""
    let text = subject.revision.map { "\(article)@\($0)" } ?? article
    return switch act {
    case .draftNew: "started \(text) as \(detail("slug"))"
    case .draftEdit: edit(text, article)
    case .draftSubmit: "submitted \(text)"
    case .draftTakeBack: "took back \(text)"
    case .draftDiscard: discard(text, article)
    case .reviewApprove: approval(text)
    case .reviewRequestChanges: "requested changes to \(text)"
    case .reviewRevoke: "withdrew a sign-off of \(text)"
    case .reviewAssign: "assigned \(text) to \(people)"
    case .raise: "set the tier of \(text) to \(detail("tier"))"
    case .reviewConfirm: "confirmed \(text)"
    case .reviewResolve:
      "resolved comment \(details["comment"]?.integer.flatMap { comments[$0] } ?? 0) on \(text)"
    case .reviewComment: comment(comments[sequence] ?? 0, text)
    case .publish: publication(text)
    case .unschedule: "unscheduled \(text)"
    case .withdraw: withdrawal(text)
    case .place: placement(text)
    case .rename: "renamed \(text) to \(detail("slug"))"
    default: act.rawValue
    }
  }

  private func edit(_ text: String, _ article: String) -> String {
    func number(_ name: String) -> String? {
      details[name]?.integer.map { "\(article)@\($0)" }
    }
    let base = number("base") ?? article
    if let restored = number("restored") { return "restored \(restored) as \(text), after \(base)" }
    if let merged = number("merged") {
      return "saved \(text), an edit of \(merged) merged with \(base)"
    }
    return "saved \(text) from \(base)"
  }

  private func discard(_ text: String, _ article: String) -> String {
    let review = details["review"]?.integer.map { ", which ended the review of \(article)@\($0)" }
    return "discarded \(text)" + (review ?? "")
  }

  private func approval(_ text: String) -> String {
    let what = detail("scope") == SignOff.Scope.changes.rawValue ? "the changes in " : ""
    return "approved \(what)\(text)" + (details["key"]?.string == nil ? "" : ", signed")
  }

  private func comment(_ number: Int, _ text: String) -> String {
    // Of a packet, who brought it in is not who wrote it.
    let author = details["author"]?.string.map { " by \($0)" } ?? ""
    let quote = details["quote"]?.string.map { ", about “\($0)”" } ?? ""
    return "\(author.isEmpty ? "made" : "brought in") comment \(number)\(author) on \(text)\(quote)"
  }

  private func publication(_ text: String) -> String {
    let from = details["from"]?.string.flatMap(Instant.init(stored:))
    let until = details["until"]?.string.flatMap(Instant.init(stored:))
    var phrase = "published \(text)"
    if let from, from > time { phrase = "scheduled \(text) for \(from.forPeople)" }
    if detail("cause") == Publication.Cause.onApproval.rawValue { phrase += " on approval" }
    return phrase + (until.map { " until \($0.forPeople)" } ?? "")
  }

  private func placement(_ text: String) -> String {
    let place = details["position"]?.integer.map { " as number \($0) of its shelf" } ?? " anywhere"
    return "placed \(text)\(place)" + (details["is_featured"] == true ? ", featured" : "")
  }

  private func withdrawal(_ text: String) -> String {
    let replacement = details["replacement"]?.integer.map { ", to be replaced by \($0)" }
    return "withdrew \(text)" + (replacement ?? "")
  }

  private var people: String { (details["reviewers"]?.strings ?? []).joined(separator: ", ") }

  private func detail(_ name: String) -> String { details[name]?.string ?? "" }
}
