import FAQEditorial
import FAQModel
import FAQStore

extension ShownText {
  /// The text for reading: what it is, where it stands, and its words.
  func lines(_ style: Style) -> [String] {
    var lines = [style.bold(text.title.visibleOnOneLine), style.dim(place)]
    if !text.summary.isEmpty { lines += ["", text.summary.visible] }
    if !text.body.isEmpty { lines += ["", text.body.visible] }
    let facts = self.facts
    if !facts.isEmpty { lines.append("") }
    return lines + facts.map { "\(style.dim($0 + ":")) \($1.visibleOnOneLine)" }
  }

  private var place: String {
    let end = summary.liveUntil.map { " until \($0.forPeople)" } ?? ""
    let coming = summary.publicStatus == .scheduled ? summary.scheduled : nil
    let parts = [
      revision.id.description, record.article.slug.text,
      "saved \(revision.time.forPeople) by \(revision.author)",
      status(summary.working.description, of: summary.underReview ?? summary.head),
      status(summary.publicStatus.description + end, of: summary.live ?? coming),
      "digest \(revision.digest.short)…",
    ]
    return parts.joined(separator: " · ")
  }

  /// A status of the article, with the revision that it is about where that has another text.
  private func status(_ status: String, of number: Int?) -> String {
    guard let other = number.flatMap(record.revision), other.digest != revision.digest else {
      return status
    }
    return "\(other.id) is \(status)"
  }

  private var facts: [(String, String)] {
    var facts = [
      ("locale", text.locale.text), ("category", text.category?.text ?? ""),
      ("tags", Self.listed(text.tags)), ("audience", Self.listed(text.audience)),
      ("codes", text.codes.map(\.words).joined(separator: "; ")),
      ("related", text.related.joined(separator: ", ")),
    ]
    facts += text.references.map { ("reference", $0.words) }
    facts += text.assets.map { ("asset", "\($0.name) \($0.digest.short)… \($0.alt)") }
    facts += text.extra.sorted { $0.key < $1.key }.map {
      ($0.key.visibleOnOneLine, $0.value.words)
    }
    facts += [
      ("changes reviewed", changesReviewed?.day ?? ""),
      ("fully reviewed", fullyReviewed?.day ?? ""),
    ]
    return facts.filter { !$0.1.isEmpty }
  }

  /// Words one after the other, in quotation marks where they hold what parts them.
  private static func listed(_ words: [String]) -> String {
    words.map { $0.contains(",") ? JSONValue.string($0).text(.line) : $0 }.joined(separator: ", ")
  }

  var json: JSONValue {
    .object([
      "article": summary.json, "revision": .integer(revision.number),
      "digest": .string(revision.digest.hex), "author": .string(revision.author.text),
      "saved": .string(revision.time.description),
      "changes_reviewed": .optional(changesReviewed), "fully_reviewed": .optional(fullyReviewed),
      "text": .object(words),
    ])
  }

  /// The known fields, the other keys under `extra` as in exports, and the body.
  private var words: [JSONValue.Member] {
    let known = ArticleText.fieldNames.count
    return text.fields.prefix(known) + [
      JSONValue.Member("extra", .object(Array(text.fields.dropFirst(known)))),
      JSONValue.Member("assets", text.pins ?? .array([])),
      JSONValue.Member("body", .string(text.body)),
    ]
  }
}

extension ArticleText.Reference {
  /// All that it says, on one line.
  fileprivate var words: String {
    let parts = [
      ("[", key, "]"), ("", title, ""), ("doi:", doi, ""), ("PMID ", pmid, ""), ("", url, ""),
    ]
    return parts.filter { !$0.1.isEmpty }.map { $0.0 + $0.1 + $0.2 }.joined(separator: " ")
  }
}

extension ArticleText.Code {
  fileprivate var words: String { "\(system): \(code)" + (label.isEmpty ? "" : " (\(label))") }
}

extension JSONValue {
  /// Text as it is, in quotation marks where it would be taken for something else.
  fileprivate var words: String {
    guard let string, (try? JSONValue(reading: string)) == nil else { return text(.line) }
    return string
  }
}

extension ArticleSummary {
  /// The summary as `--json` shows it: see docs/cli-json.md.
  var json: JSONValue {
    .object([
      "number": .integer(id.rawValue), "uuid": .string(uuid), "slug": .string(slug.text),
      "title": .string(title), "locale": .string(locale.text),
      "category": .optional(category?.text),
      "tags": .strings(tags), "working": .string(working.rawValue),
      "public": .string(publicStatus.rawValue), "newest_revision": .optional(newest),
      "draft_revision": .optional(start), "review_revision": .optional(underReview),
      "live_revision": .optional(live), "live_from": .optional(liveFrom),
      "live_until": .optional(liveUntil), "scheduled_revision": .optional(scheduled),
      "scheduled_from": .optional(scheduledFrom), "tier": .string(tier.rawValue),
      "review_due": .optional(reviewDue),
      "changed": .string(changed.description), "authors": .strings(authors.map(\.text)),
      "position": .optional(position), "featured": .bool(isFeatured),
    ])
  }
}
