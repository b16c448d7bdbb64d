import FAQHTML
import FAQModel

/// The files that texts show, as they stand in an export: in the folder `assets`, under names that no
/// other file ever gets.
struct AssetFiles: FolderFormat {
  /// The bytes of a file.
  let content: (Digest) throws -> [UInt8]
  /// Each file once, by path.
  private var digests: [String: Digest] = [:]

  init(content: @escaping (Digest) throws -> [UInt8]) { self.content = content }

  mutating func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) {
    for pin in page.flatMap(\.text.assets) { digests[Self.base + pin.fileName] = pin.digest }
  }

  func finish(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws {
    for file in digests.sorted(by: { $0.key.precedes($1.key) }) {
      try sink.add(ExportedFile(path: file.key, bytes: content(file.value)))
    }
  }
}

extension AssetFiles {
  /// Where they are, seen from the top of what is exported.
  static let base = "assets/"

  /// Where they are on the web, with a slash at the end.
  static func base(at address: SiteAddress?) -> String {
    address.map { "\($0.base)/\(base)" } ?? base
  }

  /// An address as a person gives it, with a slash at its end; nil for what is none: relative, or of
  /// http or https, in plain ASCII.
  static func base(_ address: String) -> String? {
    let isRelative = address.first == "/" || address.first == "." || !address.contains(":")
    guard address.utf8.count <= SiteAddress.longest, !address.isEmpty,
      address.utf8.allSatisfy(SiteAddress.isAllowed),
      let base = isRelative ? address : SiteAddress.withPlainScheme(address)
    else { return nil }
    return base.hasSuffix("/") ? base : base + "/"
  }
}

extension SiteSnapshot.Entry {
  /// The body as HTML that may stand on one page with that of other articles.
  ///
  /// - Parameters:
  ///   - assets: what stands before the names of files that it shows.
  ///   - links: where the articles are that it links to.
  func html(assets base: String, links: ArticleLinks = .none) -> String {
    MarkdownHTML.fragment(
      of: text.body, assets: AssetAddresses(text.assets, under: base), links: links,
      footnotes: footnotes(mark: article.id.description))
  }

  /// How its footnotes are named; the words for that are looked up only where there may be any.
  func footnotes(mark: String = "") -> FootnoteNames {
    text.body.holds("[^")
      ? FootnoteNames(mark: mark, wayBack: HTMLSiteWords.of(text.locale).wayBack)
      : FootnoteNames()
  }
}

extension AssetPin {
  /// The asset as exports tell of it.
  ///
  /// - Parameter base: what stands before the file's name.
  func exported(under base: String) -> JSONValue {
    .object([
      "name": .string(name.text), "digest": .string(digest.hex), "alt": .string(alt),
      "media_type": .string(name.type.mediaType), "file": .string(base + fileName),
    ])
  }
}
