package import FAQModel

extension CarriedText {
  /// Carries a Markdown file.
  ///
  /// - Parameters:
  ///   - name: what the file is called, for a title where there is none.
  ///   - locale: the locale of a file that names none.
  /// - Throws: ``Refusal/invalidText(field:cause:)`` only where not even the bare words can be kept:
  ///   beyond 5 MiB.
  package init(_ bytes: [UInt8], name: SourceName, locale: LanguageTag) throws {
    var repair: String?
    var source = bytes
    if String(validating: bytes, as: UTF8.self) == nil {
      source = Array(String(decoding: bytes, as: UTF8.self).utf8)
      repair = "bytes that are not UTF-8 were replaced with U+FFFD"
    }
    try self.init(utf8: source, repair, name: name, locale: locale)
  }

  /// Carries the text of a Markdown file.
  ///
  /// - Throws: as ``init(_:name:locale:)``.
  package init(_ text: String, name: SourceName, locale: LanguageTag) throws {
    try self.init(utf8: Array(text.utf8), nil, name: name, locale: locale)
  }

  private init(
    utf8 source: [UInt8], _ repair: String?, name: SourceName, locale: LanguageTag
  ) throws {
    do {
      let file = try MarkdownFile(source, locale: locale, isOfFolder: true)
      try self.init(file.text, file.slug, file.remarks, repair, name)
    } catch let refusal as Refusal {
      try self.init(whole: source, refusal, repair, name, locale)
    }
  }

  /// Carries a text whose front matter is given as fields.
  ///
  /// - Throws: as ``init(_:name:locale:)``.
  package init(
    fields: [JSONValue.Member], body: String, name: SourceName, locale: LanguageTag
  ) throws {
    do {
      let slug = try Slug(wished: fields.first { $0.name == "slug" }?.value)
      let read = fields.filter { $0.name != "slug" }
      var text: ArticleText
      do {
        text = try ArticleText(fields: read, body: body, locale: locale)
        text.takeQuestion()
      } catch let failure as ArticleText.FieldFailure {
        throw Refusal.invalidText(field: failure.field, cause: failure.cause)
      }
      try self.init(text, slug, [], nil, name)
    } catch let refusal as Refusal {
      let lines = fields.map { "\(ArticleText.key($0.name)): \($0.value.text(.line))\n" }
      let file = "---\n\(lines.joined())---\n\n\(body)"
      try self.init(whole: Array(file.utf8), refusal, nil, name, locale)
    }
  }

  private init(
    _ text: ArticleText, _ slug: Slug?, _ notes: [String], _ repair: String?, _ name: SourceName
  ) throws {
    let isTitled = !text.title.isBlank
    if isTitled {
      self.init(
        text, canonical: try text.canonical(), cause: repair, notes: notes, slug: slug,
        name: name)
      return
    }
    var titled = text
    titled.title = Self.title(of: name)
    _ = try titled.canonical()
    self.init(
      text, canonical: nil,
      cause: repair ?? "it has no title; one was taken from the text before it or from its name",
      notes: notes, slug: slug, name: name)
  }

  /// The file as it stands, as the body of a text without anything else.
  private init(
    whole file: [UInt8], _ refusal: Refusal, _ repair: String?, _ name: SourceName,
    _ locale: LanguageTag
  ) throws {
    var body = String(decoding: file, as: UTF8.self)
    var causes = ["\(Self.cause(refusal)); the file is kept as it stands, as the body"]
    if body.has(0) {
      body = body.replacing("\0", with: "\u{fffd}")
      causes.append("NUL characters were replaced with U+FFFD")
    }
    if let repair { causes.append(repair) }
    var probe = ArticleText(title: Self.title(of: name), locale: locale, body: body)
    _ = try probe.canonical()
    probe.title = ""
    self.init(
      probe, canonical: nil, cause: causes.joined(separator: "; "), notes: [], slug: nil,
      name: name)
  }

  private static func cause(_ refusal: Refusal) -> String {
    switch refusal {
    case .invalidFile(let line?, let cause): "line \(line) of the text: \(cause)"
    case .invalidFile(nil, let cause): cause
    case .invalidText(let field, let cause): "\(field): \(cause)"
    case .invalidSlug(let slug): "'\(slug.visibleOnOneLine)' is no slug"
    default: "\(refusal)"
    }
  }
}

extension ArticleText {
  /// Takes the title from the field that says most surely that it is the question, where there is no title.
  mutating func takeQuestion() {
    guard title.isBlank else { return }
    let names = extra.keys.compactMap { name in
      SourceField.named(name).flatMap { $0.field == .question ? (name: name, rank: $0.rank) : nil }
    }
    let first = names.filter { extra[$0.name]?.words?.isBlank == false }
      .min { ($0.rank, $0.name) < ($1.rank, $1.name) }
    guard let first, let words = extra.removeValue(forKey: first.name)?.words else { return }
    title = words.wordsOnOneLine
  }
}
