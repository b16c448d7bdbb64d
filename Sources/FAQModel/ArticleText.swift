/// The words of an article at one time: everything that a reviewer signs.
public struct ArticleText: Hashable, Sendable {
  /// The question, at most 300 characters.
  public var title: String
  /// The short answer, plain text, at most 2,000 characters; may be empty.
  public var summary: String
  public var locale: LanguageTag
  /// The shelf that the question stands on.
  public var category: Slug?
  public var tags: [String]
  /// Whom the text is written for, such as `patients`.
  public var audience: [String]
  public var codes: [Code]
  public var references: [Reference]
  /// Slugs of articles that go with this one, as their author wrote them.
  public var related: [String]
  /// Every other front matter key with its value, by name.
  public var extra: [String: JSONValue]
  /// What the names of assets in the body stand for, by name; it is worked out when the text is saved.
  public internal(set) var assets: [AssetPin] = []
  /// The answer in Markdown (CommonMark), at most 5 MiB of UTF-8; may be empty.
  public var body: String

  /// What the text is about, in a public code system.
  public struct Code: Hashable, Sendable {
    /// The system's name: `MeSH`, `ICD-10`, `SNOMED CT`.
    public var system: String
    public var code: String
    public var label: String

    public init(system: String, code: String, label: String = "") {
      self.system = system
      self.code = code
      self.label = label
    }
  }

  /// A source that the text rests on: at least one of title, DOI, PMID and URL.
  public struct Reference: Hashable, Sendable {
    /// The name by which the body cites it; may be empty.
    public var key: String
    public var title: String
    public var doi: String
    public var pmid: String
    public var url: String

    public init(
      key: String = "", title: String = "", doi: String = "", pmid: String = "", url: String = ""
    ) {
      self.key = key
      self.title = title
      self.doi = doi
      self.pmid = pmid
      self.url = url
    }
  }

  /// A text as its author gives it. It is brought into canonical form when it is saved.
  public init(
    title: String, summary: String = "", locale: LanguageTag, category: Slug? = nil,
    tags: [String] = [], audience: [String] = [], codes: [Code] = [],
    references: [Reference] = [], related: [String] = [], extra: [String: JSONValue] = [:],
    body: String
  ) {
    self.title = title
    self.summary = summary
    self.locale = locale
    self.category = category
    self.tags = tags
    self.audience = audience
    self.codes = codes
    self.references = references
    self.related = related
    self.extra = extra
    self.body = body
  }
}
