// FAQExport turns what is public into files. It is pure: it reads a snapshot, or its pages, and nothing else,
// so it cannot name a draft, and the same snapshot gives the same bytes. `GitExport` alone is given
// a whole history, drafts too, and says so on its branches.

import FAQHTML
public import FAQModel

/// The JSON export, version 1: the contract is `Schema/export-v1.schema.json`.
public enum JSONExport {
  public static let version: Int64 = 1

  /// The export as UTF-8 with a final newline.
  public static func bytes(_ snapshot: some SnapshotPages) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try write(snapshot) { bytes += $0 }
    return bytes
  }

  /// Writes the same bytes piece by piece, an article at a time.
  ///
  /// - Parameters:
  ///   - choice: which texts were asked for, where that is not all that is public.
  ///   - assets: what stands before the names of files that texts show, with a slash at its
  ///     end; nil for the folder `assets`.
  /// - Throws: what `sink` throws, and the refusals of texts that cannot be read.
  public static func write(
    _ snapshot: some SnapshotPages, _ choice: TextChoice = TextChoice(), assets: String? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try write(snapshot, choice, nil, assets, to: sink)
  }

  /// Writes what changed: as the whole, with `since` and `ledger`, the states of the ledger that it
  /// leads from and to, and what is to be removed.
  public static func write(
    _ changes: SnapshotChanges, _ choice: TextChoice = TextChoice(), assets: String? = nil,
    to sink: ([UInt8]) throws -> Void
  ) throws {
    try write(changes.changed, choice, changes, assets, to: sink)
  }

  private static func write(
    _ snapshot: some SnapshotPages, _ choice: TextChoice, _ changes: SnapshotChanges?,
    _ assets: String?, to sink: ([UInt8]) throws -> Void
  ) throws {
    try sink(head(snapshot, choice, changes).openText)
    var articles = JSONList("articles")
    try sink(articles.beginning)
    try snapshot.forEachPage(
      { JSONList.element(article($0, assets: assets)) },
      do: { for article in $0 { try articles.add(article, to: sink) } })
    try sink(articles.end)
    try JSONList.write("withdrawn", snapshot.tombstones(), to: sink, tombstone)
    if let changes { try JSONList.write("removed", changes.removed, to: sink, removed) }
    try sink(JSONList.endOfObject)
  }

  /// What stands before the articles.
  static func head(
    _ snapshot: some SnapshotPages, _ choice: TextChoice, _ changes: SnapshotChanges?
  ) -> JSONValue {
    JSONValue.object(["format": "faqcms.export", "version": .integer(version)]).adding(
      choice.json.map { [.init("choice", $0)] } ?? []
    ).adding([.init("site", site(snapshot.site))]).adding(
      changes.map {
        [.init("since", ledger($0.since)), .init("ledger", ledger($0.ledger))]
      } ?? []
    ).adding([.init("categories", categories(snapshot.categories))])
  }

  static func ledger(_ head: TreeHead) -> JSONValue {
    .object(["size": .integer(head.size), "root": .string(head.root.hex)])
  }

  static func removed(_ article: Article) -> JSONValue {
    .object([
      "number": .integer(article.id.rawValue), "uuid": .string(article.uuid),
      "slug": .string(article.slug.text), "aliases": .strings(article.aliases.map(\.text)),
    ])
  }

  static func site(_ site: Site) -> JSONValue {
    .object([
      "uuid": .string(site.uuid), "title": .string(site.title), "locale": .string(site.locale.text),
    ])
  }

  /// The shelves as a tree in reading order.
  static func categories(_ categories: [FAQModel.Category], within parent: Slug? = nil) -> JSONValue
  {
    .array(
      categories.filter { $0.parent == parent }.map { shelf in
        .object([
          "slug": .string(shelf.slug.text), "title": .string(shelf.title),
          "description": .string(shelf.description),
          "categories": self.categories(categories, within: shelf.slug),
        ])
      })
  }

  static func article(_ entry: SiteSnapshot.Entry, assets: String?) -> JSONValue {
    let text = entry.text
    let assets = assets ?? AssetFiles.base
    return .object([
      "number": .integer(entry.article.id.rawValue), "uuid": .string(entry.article.uuid),
      "slug": .string(entry.article.slug.text),
      "aliases": .strings(entry.article.aliases.map(\.text)),
      "title": .string(text.title), "summary": .string(text.summary),
      "locale": .string(text.locale.text), "category": .optional(text.category?.text),
      "tags": .strings(text.tags), "audience": .strings(text.audience),
      "codes": .array(text.codes.map(\.json)), "references": .array(text.references.map(\.json)),
      "related": .strings(text.related),
      "extra": .object(
        text.extra.map { JSONValue.Member($0.key, $0.value) }
      ).sorted,
      "body": .string(text.body), "html": .string(entry.html(assets: assets)),
      "assets": .array(text.assets.map { $0.exported(under: assets) }),
      "revision": .object([
        "number": .integer(entry.revision.number), "digest": .string(entry.digest.hex),
      ]),
      "first_published": .optional(entry.firstPublished), "published": .optional(entry.published),
      "until": .optional(entry.until), "edited": .string(entry.edited.description),
      "changes_reviewed": .optional(entry.changesReviewed),
      "fully_reviewed": .optional(entry.fullyReviewed), "review_due": .optional(entry.reviewDue),
      "review_lapsed": .optional(entry.reviewLapsed),
      "position": .optional(entry.position),
      "featured": .bool(entry.isFeatured),
      "sign_offs": .array(entry.signOffs.map(\.exported)),
    ])
  }

  static func tombstone(_ tombstone: SiteSnapshot.Tombstone) -> JSONValue {
    .object([
      "number": .integer(tombstone.article.id.rawValue), "uuid": .string(tombstone.article.uuid),
      "slug": .string(tombstone.article.slug.text),
      "aliases": .strings(tombstone.article.aliases.map(\.text)),
      "title": .string(tombstone.title), "locale": .string(tombstone.locale.text),
      "withdrawn": .string(tombstone.withdrawn.description), "reason": .string(tombstone.reason),
      "replacement": tombstone.replacement.map {
        .object(["number": .integer($0.id.rawValue), "slug": .string($0.slug.text)])
      } ?? .null,
    ])
  }
}

extension SignOff {
  /// The sign-off as exports show it.
  var exported: JSONValue {
    .object([
      "name": .string(name), "credentials": .string(credentials),
      "registration": .string(registration), "meaning": .string(meaning.rawValue),
      "scope": .string(scope.rawValue), "time": .string(time.description),
      "digest": .string(digest.hex),
    ])
  }
}
