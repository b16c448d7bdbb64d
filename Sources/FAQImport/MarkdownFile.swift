// FAQImport turns other people's files into texts. It is pure: bytes in, texts and remarks out; it
// opens no file and knows no database.

public import FAQModel

/// A Markdown file with YAML front matter, as people write drafts.
public struct MarkdownFile: Sendable {
  /// The text. Its title is empty where the file has none.
  public let text: ArticleText
  /// The slug that the file asks for.
  public let slug: Slug?
  /// The revision that the file was made from, where an export or an edit wrote it.
  public let base: Revision.ID?
  /// What the file says of the digest of that revision's text.
  package let baseDigest: String?
  /// What the author should know about how the file was understood, a sentence each.
  public let remarks: [String]
  /// Whether it has front matter, and so says all of a text.
  private let hasFields: Bool
  private let namesLocale: Bool

  /// Reads a file.
  ///
  /// The front matter is a YAML mapping between a first line `---` and the next line `---`; a file
  /// without it is all body. The keys of ``ArticleText`` go to its fields, `slug` is the slug asked
  /// for, `faqcms` (which exports write) says what assets were shown and else is left out, and every
  /// other key is kept as it is. Without a `title`, a first line `# Title` gives it.
  ///
  /// - Parameters:
  ///   - locale: the locale of a file that names none.
  ///   - isOfFolder: whether front matter may be TOML or JSON, too, and name the title `question` or the like, as
  ///     in the folders that are imported.
  ///   - title: the title that the text is given beside the file. A first line `# Title` that says something
  ///     else stays in the body.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` with the line, counted from 1: not UTF-8, a NUL,
  ///   a marker of a conflict, front matter that does not end, is no mapping, names a key twice, holds an anchor or alias, or
  ///   gives a field a value that it cannot have.
  public init(
    _ bytes: [UInt8], locale: LanguageTag, isOfFolder: Bool = false, title: String? = nil
  ) throws {
    let lines = try DraftLines(bytes)
    if let line = ConflictMarkers.firstLine(in: lines.text) {
      throw ConflictMarkers.refusal(line: line)
    }
    guard let (head, body) = try lines.fields(hasKinds: isOfFolder) else {
      (text, remarks) = Self.titled(
        ArticleText(title: "", locale: locale, body: lines.text), besides: title)
      slug = nil
      base = nil
      baseDigest = nil
      hasFields = false
      namesLocale = false
      return
    }
    var fields = head
    slug = try Slug(wished: fields.remove("slug")?.value)
    let own = fields.remove(ArticleText.ownKey)?.value
    base = own.flatMap(Self.base)
    baseDigest = own?["digest"]?.string
    hasFields = true
    namesLocale = fields.fields.contains { $0.name == "locale" && $0.value != .null }
    var text = try fields.text(body: body, locale: locale)
      .pinned(to: own.map(ArticleText.pins) ?? [])
    if isOfFolder { text.takeQuestion() }
    let notes = text.extra.keys.sorted().compactMap { ForeignClaim.remark(on: $0) }
    let (titled, remarks) = Self.titled(text, besides: title)
    (self.text, self.remarks) = (titled, notes + remarks)
  }

  /// Whether it says nothing at all.
  public var isEmpty: Bool {
    !hasFields && text.title.isEmpty && text.body.allSatisfy(\.isWhitespace)
  }

  /// What the file makes of a text that was there: all that it says, in the language of that one where it names
  /// none. A file without front matter says the body, and the title where it begins with a heading; the fields stay.
  public func text(after former: ArticleText) -> ArticleText {
    var text = hasFields ? self.text : former
    text.locale = namesLocale ? self.text.locale : former.locale
    text.body = self.text.body
    if !self.text.title.isEmpty { text.title = self.text.title }
    return text
  }

  /// The text with the title taken from a first heading, where it has none and is given no other.
  private static func titled(
    _ text: ArticleText, besides given: String?
  ) -> (ArticleText, [String]) {
    guard text.title.isEmpty else { return (text, []) }
    let lines = text.body.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = lines.first, first.hasPrefix("# ") else {
      return (text, [])
    }
    let title = String(first.dropFirst(2))
    if let given, title.wordsOnOneLine != given.wordsOnOneLine { return (text, []) }
    var titled = text
    titled.title = title
    titled.body = lines.count > 1 ? String(lines[1]) : ""
    return (titled, ["The title was taken from the heading on the first line."])
  }

  private static func base(_ value: JSONValue) -> Revision.ID? {
    guard let article = value["article"]?.integer, let number = value["revision"]?.integer,
      article > 0, number > 0
    else { return nil }
    return Revision.ID(article: Article.ID(article), number: Int(number))
  }
}

extension Slug {
  /// The slug that a field asks for; nil for none.
  ///
  /// - Throws: ``Refusal/invalidSlug(_:)``, for what is no text, too: a number would be digits alone.
  init?(wished value: JSONValue?) throws {
    guard let value, value != .null else { return nil }
    let text = value.string ?? value.text(.line)
    guard value.string != nil, let slug = Slug(text) else { throw Refusal.invalidSlug(text) }
    self = slug
  }
}
