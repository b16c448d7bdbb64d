import FAQHTML
public import FAQModel

/// What search engines and other programs read of the answers: JSON-LD (W3C, version 1.1) with the types of
/// schema.org, each property on a type that schema.org gives it to.
struct StructuredData {
  let address: SiteAddress?
  /// What stands before the names of files that texts show.
  let assets: String
  private let pages: HTMLSitePages
  private let links: ArticleLinks
  private var site: Site { pages.outline.site }

  /// - Parameter links: where texts lead that link to other articles; nil for the site's address.
  init(
    _ outline: SiteOutline, address: SiteAddress?, assets: String? = nil,
    links: ArticleLinks? = nil
  ) {
    pages = HTMLSitePages(outline, address: address)
    self.address = address
    self.assets = assets ?? AssetFiles.base(at: address)
    self.links = links ?? address.map { outline.links($0.page(of:)) } ?? .none
  }

  /// The page of an article by itself.
  func document(_ entry: SiteSnapshot.Entry) -> JSONValue {
    JSONValue.object(["@context": "https://schema.org"]).adding(page(entry))
  }

  /// The FAQ as a whole, whose questions are those of the pages that follow it.
  func home(_ questions: [String]) -> JSONValue {
    let questions = questions.map { JSONValue.object(["@id": .string($0)]) }
    return .object(
      known([
        ("@type", "FAQPage"), ("@id", .string("urn:uuid:" + site.uuid)),
        ("url", address.map { .string($0.base + "/") }), ("name", .string(site.title)),
        ("inLanguage", .string(site.locale.text)), ("mainEntity", .array(questions)),
      ]))
  }

  func page(_ entry: SiteSnapshot.Entry) -> [JSONValue.Member] {
    let text = entry.text
    return known([
      ("@type", "MedicalWebPage"), ("@id", .string(identifier(entry.article))),
      ("url", address.map { .string($0.page(of: entry.article.slug)) }),
      ("name", .string(text.title)),
      ("description", text.summary.isEmpty ? nil : .string(text.summary)),
      ("inLanguage", .string(text.locale.text)),
      ("keywords", text.tags.isEmpty ? nil : .strings(text.tags)),
      ("datePublished", entry.firstPublished.map { .string($0.description) }),
      ("dateModified", .string((entry.published ?? entry.edited).description)),
      (
        "lastReviewed",
        entry.isMedicallyReviewed ? entry.fullyReviewed.map { .string($0.day) } : nil
      ),
      ("reviewedBy", list(reviewers(entry))), ("specialty", list(specialties(entry))),
      ("audience", list(text.audience.map(audience))),
      ("about", list(text.codes.map(subject))), ("citation", list(text.references.map(source))),
      ("mainEntity", mainEntity(entry)),
    ])
  }

  private func mainEntity(_ entry: SiteSnapshot.Entry) -> JSONValue {
    .object([
      "@type": "Question", "@id": .string(question(about: entry.article)),
      "name": .string(entry.text.title),
      "acceptedAnswer": .object([
        "@type": "Answer",
        "text": .string(pages.notices(entry) + entry.html(assets: assets, links: links)),
      ]),
    ])
  }

  /// Those who signed all of the text in the role of a medical reviewer, each once.
  private func reviewers(_ entry: SiteSnapshot.Entry) -> [JSONValue] {
    var people: [JSONValue] = []
    for signOff in entry.signOffs
    where signOff.meaning == .medicalReview && signOff.scope == .fullText {
      let person = JSONValue.object(
        known([
          ("@type", "Person"), ("name", .string(signOff.name)),
          ("honorificSuffix", signOff.credentials.isEmpty ? nil : .string(signOff.credentials)),
        ]))
      if !people.contains(person) { people.append(person) }
    }
    return people
  }

  /// The reviewers' specialties that schema.org has, each once.
  private func specialties(_ entry: SiteSnapshot.Entry) -> [JSONValue] {
    var names: [JSONValue] = []
    for signOff in entry.signOffs where signOff.meaning == .medicalReview {
      for specialty in signOff.specialties {
        guard let name = MedicalSpecialty.name(of: specialty) else { continue }
        let address = JSONValue.string("https://schema.org/" + name)
        if !names.contains(address) { names.append(address) }
      }
    }
    return names
  }

  private func audience(_ name: String) -> JSONValue {
    .object(["@type": "Audience", "audienceType": .string(name)])
  }

  private func subject(_ code: ArticleText.Code) -> JSONValue {
    .object(
      known([
        ("@type", "MedicalEntity"), ("name", code.label.isEmpty ? nil : .string(code.label)),
        (
          "code",
          .object([
            "@type": "MedicalCode", "codingSystem": .string(code.system),
            "codeValue": .string(code.code),
          ])
        ),
      ]))
  }

  private func source(_ reference: ArticleText.Reference) -> JSONValue {
    let identifiers = [("DOI", reference.doi), ("PMID", reference.pmid)].filter { !$0.1.isEmpty }
      .map { name, value in
        JSONValue.object([
          "@type": "PropertyValue", "propertyID": .string(name), "value": .string(value),
        ])
      }
    let page = HTMLSitePages.page(of: reference)
    // An address that is none of the web is all that some sources have to be known by.
    let isNamed = !reference.title.isEmpty || page != nil || !identifiers.isEmpty
    let name = isNamed ? reference.title : reference.url
    return .object(
      known([
        ("@type", "CreativeWork"),
        ("name", name.isEmpty ? nil : .string(name)),
        ("url", page.map { .string($0) }),
        ("identifier", list(identifiers)),
      ]))
  }

  private func identifier(_ article: Article) -> String {
    address?.page(of: article.slug) ?? "urn:uuid:" + article.uuid
  }

  func question(about article: Article) -> String { identifier(article) + "#question" }

  private func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }

  /// The members that have a value: a key without one would say that there is none.
  private func known(_ members: [(String, JSONValue?)]) -> [JSONValue.Member] {
    members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } }
  }
}

extension SiteSnapshot.Entry {
  /// Whether a medical reviewer signed it, or the changes in it.
  var isMedicallyReviewed: Bool { signOffs.contains { $0.meaning == .medicalReview } }
}

/// All that is public as one document of JSON-LD, for what reads the types of schema.org.
public enum JSONLDExport {
  /// Writes the document in UTF-8, indented, with a final line end.
  ///
  /// - Parameters:
  ///   - address: where the pages will be, which then name themselves by it; else by their UUIDs.
  ///   - assets: what stands before the names of files that texts show, with a slash at its end; nil
  ///     for the folder `assets` of the site.
  ///   - sink: takes some bytes at a time.
  /// - Throws: what `sink` throws, and the refusals of texts that cannot be read.
  public static func write(
    _ snapshot: some SnapshotPages, address: SiteAddress?, assets: String? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    let outline = try SiteOutline(snapshot)
    let data = StructuredData(outline, address: address, assets: assets)
    let questions = outline.listings.map { data.question(about: $0.article) }
    try sink(JSONValue.object(["@context": "https://schema.org"]).openText)
    var graph = JSONList("@graph")
    try sink(graph.beginning)
    try graph.add([questions], to: sink, data.home)
    try snapshot.forEachPage { page in
      try graph.add(page, to: sink) { .object(data.page($0)) }
    }
    try sink(graph.end)
    try sink(JSONList.endOfObject)
  }
}
