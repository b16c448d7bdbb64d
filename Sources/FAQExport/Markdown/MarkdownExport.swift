public import FAQModel

/// The Markdown export, version 1: a file for each article, and for generators of web sites one for
/// each article that was withdrawn.
public enum MarkdownExport {
  /// The files in the form that a generator takes: articles in reading order, then tombstones.
  ///
  /// - Parameter assets: what stands before the names of files that texts show, with a slash at its
  ///   end; nil for the folder `assets` beside the page's own.
  /// - Throws: ``Refusal/noAssetAddress(for:)`` where texts show files and only the user can know where
  ///   the generator serves them; the refusals of texts that cannot be read.
  public static func files(
    _ snapshot: some SnapshotPages, for target: MarkdownTarget = .plain, assets: String? = nil
  ) throws -> [ExportedFile] {
    try format(snapshot, for: target, assets: assets).files(snapshot)
  }

  static func format(
    _ snapshot: some SnapshotPages, for target: MarkdownTarget, assets: String?
  ) throws -> any FolderFormat {
    guard target != .plain else { return PlainMarkdown() }
    let outline = try SiteOutline(snapshot)
    if !target.servesAssets, assets == nil, outline.showsAssets {
      throw Refusal.noAssetAddress(for: target.rawValue)
    }
    return GeneratorPages(target, of: outline, assets: assets)
  }

  /// The form for people and other programs.
  private struct PlainMarkdown: FolderFormat {
    func make(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) throws {
      try page.forEachConcurrently(
        { ExportedFile(path: $0.article.slug.text + ".md", text: file($0)) },
        do: { try sink.add($0) })
    }

    func finish(_: [SiteSnapshot.Tombstone], to sink: inout some BundleSink) {}
  }

  /// The article as front matter and body. Every string is double-quoted as in JSON, which YAML 1.1
  /// and 1.2 parsers read back exactly; what faqcms knows of the text stands under `faqcms`.
  private static func file(_ entry: SiteSnapshot.Entry) -> String {
    let text = entry.text
    var lines = ["---"]
    let head =
      text.fields.prefix(1) + [
        JSONValue.Member("slug", .string(entry.article.slug.text))
      ]
    for field in head + text.fields.dropFirst() {
      lines.append(ArticleText.key(field.name) + ": " + field.value.text(.line))
    }
    lines.append("faqcms:")
    for fact in facts(entry) { lines.append("  \(fact.name): \(fact.value.text(.line))") }
    lines.append("---")
    return lines.joined(separator: "\n") + "\n" + (text.body.isEmpty ? "" : "\n" + text.body + "\n")
  }

  /// What faqcms knows of a text.
  static func facts(_ entry: SiteSnapshot.Entry) -> [JSONValue.Member] {
    [
      JSONValue.Member("article", .integer(entry.article.id.rawValue)),
      JSONValue.Member("uuid", .string(entry.article.uuid)),
      JSONValue.Member("aliases", .strings(entry.article.aliases.map(\.text))),
      JSONValue.Member("revision", .integer(entry.revision.number)),
      JSONValue.Member("digest", .string(entry.digest.hex)),
      JSONValue.Member("first_published", .optional(entry.firstPublished)),
      JSONValue.Member("published", .optional(entry.published)),
      JSONValue.Member("until", .optional(entry.until)),
      JSONValue.Member("edited", .string(entry.edited.description)),
      JSONValue.Member("changes_reviewed", .optional(entry.changesReviewed)),
      JSONValue.Member("fully_reviewed", .optional(entry.fullyReviewed)),
      JSONValue.Member("review_due", .optional(entry.reviewDue)),
      JSONValue.Member("review_lapsed", .optional(entry.reviewLapsed)),
      JSONValue.Member("position", .optional(entry.position)),
      JSONValue.Member("featured", .bool(entry.isFeatured)),
      JSONValue.Member("sign_offs", .array(entry.signOffs.map(\.exported))),
      JSONValue.Member(
        "assets", .array(entry.text.assets.map { $0.exported(under: AssetFiles.base) })),
    ]
  }
}
