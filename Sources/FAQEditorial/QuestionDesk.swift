import FAQModel
import FAQStore

/// One transaction of an import of questions, under way.
struct QuestionDesk {
  let desk: Desk
  private let addsCategories: Bool
  private let replacesEdits: Bool
  private let packer = TextPacker()
  private var shelves: Set<Slug>
  private var titles: SimilarTitles
  private var imports: QuestionImports
  /// Where links to questions of the file lead whose slugs belong to other articles, by those slugs.
  private var renamed: [String: Slug] = [:]

  /// Whether a draft was saved, or a shelf added.
  private(set) var hasChanged = false

  /// - Parameter imports: what the run knows, to be taken back from ``finished()``.
  init(
    at desk: Desk, _ imports: inout QuestionImports, addsCategories: Bool, replacesEdits: Bool
  ) throws {
    try desk.require(.writer, to: "import")
    if addsCategories { try desk.require(.publisher, to: "add categories") }
    self.desk = desk
    self.addsCategories = addsCategories
    self.replacesEdits = replacesEdits
    shelves = Set(try desk.reading.categories().map(\.slug))
    titles = try imports.titles ?? Self.titles(desk.reading)
    imports.titles = nil
    self.imports = imports
  }

  private static func titles(_ reading: Reading) throws -> SimilarTitles {
    var titles = SimilarTitles()
    for (id, title, locale) in try reading.newestTitles() {
      titles.add(title, of: id, as: SimilarTitles.Key(title, locale))
    }
    return titles
  }

  /// Takes the questions of one file, and writes the act that ends it.
  mutating func take(_ prepared: PreparedFile) throws -> [QuestionOutcome] {
    var counts = (articles: 0, revisions: 0)
    var outcomes: [QuestionOutcome] = []
    renamed = try renamed(of: prepared.file)
    try prepared.eachQuestion { question, text in
      let outcome = try take(question, text, prepared.file)
      if outcome.kind == .new { counts.articles += 1 }
      if outcome.kind == .new || outcome.kind == .changed { counts.revisions += 1 }
      outcomes.append(outcome)
    }
    guard counts.revisions > 0 else { return outcomes }
    try desk.record(
      .importFile,
      details: .object([
        "source": .string(prepared.file.name), "format": .string(prepared.file.format),
        "sha256": .string(prepared.file.digest.hex),
        "articles": .integer(counts.articles),
        "revisions": .integer(counts.revisions),
      ]))
    return outcomes
  }

  /// What the imports of this run know of each other after this one.
  consuming func finished() -> QuestionImports {
    imports.titles = titles
    return imports
  }

  private mutating func take(
    _ question: ImportedQuestion, _ prepared: PreparedFile.Text, _ file: ImportedFile
  ) throws -> QuestionOutcome {
    do {
      var question = question
      var text = try withFiles(&question)
      relink(&text)
      var packed = try prepared.get()
      if text != question.text || !text.assets.isEmpty || text.body.holds("asset:") {
        packed = try PackedText(try desk.pinned(text, keeping: text.assets), with: packer)
        question.remarks += try assetRemarks(packed.text, before: text.assets)
      }
      return try save(question, packed, file)
    } catch let refusal as Refusal where !Self.isOfDatabase(refusal) {
      return QuestionOutcome(
        kind: .refused, place: question.place, title: question.text.title, revision: nil, slug: nil,
        cause: Self.cause(refusal), suggestion: "Change it in the source, and import that again.",
        remarks: question.remarks)
    }
  }

  /// Whether no other text would be taken, either.
  private static func isOfDatabase(_ refusal: Refusal) -> Bool {
    switch refusal {
    case .lacksRole, .damagedText, .damagedAsset, .missingAsset: true
    default: false
    }
  }

  private static func cause(_ refusal: Refusal) -> String {
    if case .invalidText(let field, let cause) = refusal { return "\(field): \(cause)" }
    let sentence = refusal.description
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }
}

// MARK: Links between the questions of a file

extension QuestionDesk {
  private func renamed(of file: ImportedFile) throws -> [String: Slug] {
    guard file.questions.contains(where: { $0.text.body.holds("](/") }) else { return [:] }
    var renamed: [String: Slug] = [:]
    for question in file.questions {
      guard let wish = question.slug, let owner = try desk.reading.owner(of: wish) else { continue }
      let id = try desk.reading.article(key: question.key)
      guard id != owner else { continue }
      renamed[wish.text] =
        try id.map { try desk.reading.bareRecord(of: $0).article.slug }
        ?? StartDraft.free(wish, title: question.text.title, for: owner, at: desk)
    }
    return renamed
  }

  private func relink(_ text: inout ArticleText) {
    guard !renamed.isEmpty, text.body.holds("](/") else { return }
    text.body =
      text.body.replacingTargets { address in
        guard address.hasPrefix("/") else { return nil }
        let slug = address.dropFirst().prefix { $0 != "#" }
        return renamed[String(slug)].map { "/\($0)\(address[slug.endIndex...])" }
      }.text
  }
}

// MARK: Saving

extension QuestionDesk {
  private mutating func save(
    _ question: ImportedQuestion, _ packed: PackedText, _ file: ImportedFile
  ) throws -> QuestionOutcome {
    try arrange(question)
    let digest = packed.canonical.digest
    guard let id = try desk.reading.article(key: question.key) else {
      return try start(question, packed, file)
    }
    let record = try desk.reading.bareRecord(of: id)
    let entries = try desk.reading.ledger(of: id).filter {
      $0.act == .draftNew || $0.act == .draftEdit
    }
    let imported = entries.last { $0.claim != nil }?.subject.digest
    guard let newest = record.newest, imported != digest, newest.digest != digest else {
      return outcome(.same, question, record.newest?.id, record.article.slug)
    }
    guard entries.last?.claim != nil || replacesEdits else {
      return outcome(
        .conflicting, question, newest.id, record.article.slug,
        cause: "it changed in the source, and \(newest.id) was edited here since",
        suggestion:
          "Import it with --replace-edits to make its text the newest draft, and bring the "
          + "edit in again from \(newest.id).")
    }
    var question = question
    question.remarks += remarks(onAsking: packed.text, insteadOf: newest)
    try desk.writing.keepShown(packed)
    let revision = newest.id.next
    try desk.record(
      .draftEdit, on: LedgerEntry.Subject(revision, digest),
      details: .object(
        [.init("base", .integer(newest.number))] + provenance(question, file)))
    hasChanged = true
    return outcome(.changed, question, revision, record.article.slug)
  }

  private mutating func start(
    _ question: ImportedQuestion, _ packed: PackedText, _ file: ImportedFile
  ) throws -> QuestionOutcome {
    let text = packed.text
    var question = question
    let id = try desk.writing.nextArticle()
    let slug = try StartDraft.free(question.slug, title: text.title, for: id, at: desk)
    if let wish = question.slug ?? Slug(title: text.title) {
      if wish != slug {
        question.remarks.append(
          "The slug \(wish) is taken; it got \(slug). 'faqcms rename \(id) SLUG' changes that.")
      }
    } else {
      question.remarks.append(
        "Its words make no slug; it got \(slug). 'faqcms rename \(id) SLUG' changes that.")
    }
    let key = SimilarTitles.Key(text.title, text.locale)
    if let other = titles.article(like: key) {
      question.remarks.append(Self.likeness(other))
    }
    let revision = Revision.ID(article: id, number: 1)
    try desk.writing.keepShown(packed)
    try desk.record(
      .draftNew, on: LedgerEntry.Subject(revision, packed.canonical.digest),
      details: .object(
        [
          .init("uuid", .string(desk.makeUUID())), .init("slug", .string(slug.text)),
          .init("key", .string(question.key)),
        ] + provenance(question, file)))
    titles.add(text.title, of: id, as: key)
    hasChanged = true
    return outcome(.new, question, revision, slug)
  }

  /// What to say of a text that asks another question than the one before it, as where IDs were given anew.
  private mutating func remarks(
    onAsking text: ArticleText, insteadOf newest: Revision
  ) -> [String] {
    // A text that is damaged keeps no newer one out.
    guard let before = try? desk.reading.text(newest.digest) else { return [] }
    let (key, old) = (
      SimilarTitles.Key(text.title, text.locale), SimilarTitles.Key(before.title, before.locale)
    )
    guard key != old else { return [] }
    let id = newest.id.article
    titles.remove(id, as: old)
    let asksTheSame = SimilarTitles.Key(text.title, before.locale) == old
    var remarks = [
      asksTheSame
        ? "Its locale was '\(before.locale)' until now."
        : "It asked '\(before.title)' until now; if that is another question, give it an ID of its own."
    ]
    if let other = titles.article(like: key), other.id != id {
      remarks.append(Self.likeness(other))
    }
    titles.add(text.title, of: id, as: key)
    return remarks
  }

  private static func likeness(_ other: (id: Article.ID, title: String)) -> String {
    "It asks what \(other.id) asks: \(other.title)"
  }

  /// What the ledger says of where a text came from.
  private func provenance(
    _ question: ImportedQuestion, _ file: ImportedFile
  ) -> [JSONValue.Member] {
    [
      .init("claim", question.claim.json),
      .init(
        "source",
        .object([
          "file": .string(file.name), "sha256": .string(file.digest.hex),
          "place": .string(question.place),
        ])),
    ]
  }

  /// Adds the shelf of a question where it is missing and that is wished, else notes it.
  private mutating func arrange(_ question: ImportedQuestion) throws {
    var parent: Slug?
    for shelf in question.shelves {
      defer { parent = shelf.slug }
      guard !shelves.contains(shelf.slug) else { continue }
      if addsCategories {
        _ = try AddCategory(slug: shelf.slug, title: shelf.title, parent: parent)
          .perform(at: desk)
        shelves.insert(shelf.slug)
        hasChanged = true
      } else {
        imports.note(shelf.slug, shelf.title, within: parent)
      }
    }
  }

  private func outcome(
    _ kind: QuestionOutcome.Kind, _ question: ImportedQuestion, _ revision: Revision.ID?,
    _ slug: Slug?, cause: String = "", suggestion: String = ""
  ) -> QuestionOutcome {
    QuestionOutcome(
      kind: kind, place: question.place, title: question.text.title, revision: revision,
      slug: slug, cause: cause, suggestion: suggestion, remarks: question.remarks)
  }
}
