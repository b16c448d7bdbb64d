import FAQModel
import FAQStore

/// One transaction of an import of questions, under way.
struct QuestionDesk {
  private let desk: Desk
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
        "articles": .integer(Int64(counts.articles)),
        "revisions": .integer(Int64(counts.revisions)),
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

// MARK: Files that answers show

extension QuestionDesk {
  /// Adds the files that the answer shows, and gives the text that shows them by their names.
  private mutating func withFiles(_ question: inout ImportedQuestion) throws -> ArticleText {
    var text = question.text
    for file in question.files {
      do {
        let name = try add(file, for: question.place)
        text.body = text.body.replacingTarget(file.address, with: AssetName.scheme + name.text)
      } catch Refusal.invalidAsset(let name, let cause) {
        question.remarks.append("\(name) is not kept: \(cause).")
      }
    }
    return text
  }

  /// Adds a file under its own name or, where that stands for another file, with a part of its digest.
  private func add(_ file: ImportedAsset, for place: String) throws -> AssetName {
    let act = AddAsset(bytes: file.bytes, file: file.file, alt: file.alt)
    let digest = Digest(of: file.bytes)
    let type = try act.type
    guard let wish = name(of: file, type) else {
      throw Refusal.invalidAssetName(file.file)
    }
    guard let known = try desk.reading.asset(named: wish), known.digest != digest else {
      return try act.named(wish).perform(at: desk).asset.name
    }
    let own = "\(digest.hex.prefix(8))-\(wish)"
    guard let name = AssetName(own) else { throw Refusal.invalidAssetName(own) }
    return try act.named(name).perform(at: desk).asset.name
  }
}

extension QuestionDesk {
  /// The name that a file is to have: that of another site, where the file comes from there.
  private func name(of file: ImportedAsset, _ type: AssetType) -> AssetName? {
    let own = file.address == AssetName.scheme + file.file ? AssetName(file.file) : nil
    return own ?? AssetName(file: file.file, type: type)
  }

  /// What to say of files that a text shows and that are not here, or are others than before.
  private func assetRemarks(_ text: ArticleText, before: [AssetPin]) throws -> [String] {
    try text.assets.compactMap { pin in
      guard try desk.reading.hasAssetContent(pin.digest) else {
        return "It shows \(pin.name), which is not here; add that file with 'faqcms asset add'."
      }
      guard let other = before.first(where: { $0.name == pin.name }), other.digest != pin.digest
      else { return nil }
      return "\(pin.name) is another file here than in the source; it shows the one that is here."
    }
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
    try desk.writing.keepShown(packed)
    let revision = Revision.ID(article: id, number: newest.number + 1)
    try desk.record(
      .draftEdit, on: LedgerEntry.Subject(revision, digest),
      details: .object(
        [.init("base", .integer(Int64(newest.number)))] + provenance(question, file)))
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
      question.remarks.append("It asks what \(other.id) asks: \(other.title)")
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
