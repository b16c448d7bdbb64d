import FAQModel

extension Manifest {
  /// What a manifest has before its lists, ready for them.
  static func beginning(_ choice: BundleChoice, _ snapshot: some SnapshotPages) -> [UInt8] {
    JSONValue.object([
      "format": .string(format), "version": .integer(version),
      "site": JSONExport.site(snapshot.site), "export": choice.json,
      "ledger": snapshot.ledger.map(JSONExport.ledger) ?? .null,
      "categories": JSONExport.categories(snapshot.categories),
    ]).openText
  }
}

/// Writes the lists of a manifest while the files are made: articles as they come, files at the end. Both
/// are indented, and a final line end follows.
struct ManifestWriter {
  private typealias NamedFile = (path: String, digest: Digest)

  private var articles = JSONList("articles")
  private var files: [NamedFile] = []

  func begin(to sink: inout some BundleSink) throws { try sink.addToManifest(articles.beginning) }

  /// Names the articles of a page.
  mutating func add(_ page: [SiteSnapshot.Entry], to sink: inout some BundleSink) throws {
    try articles.add(page, to: { try sink.addToManifest($0) }, Self.article)
  }

  /// Hands on a file and remembers what it is.
  mutating func add(_ file: ExportedFile, to sink: inout some BundleSink) throws {
    files.append((file.path, file.digest))
    try sink.add(file)
  }

  func end(
    _ withdrawn: [SiteSnapshot.Tombstone], to sink: inout some BundleSink
  ) throws {
    try sink.addToManifest(articles.end)
    try JSONList.write(
      "withdrawn", withdrawn, to: { try sink.addToManifest($0) }, JSONExport.tombstone)
    try JSONList.write("files", files, to: { try sink.addToManifest($0) }, Self.named)
    try sink.addToManifest(JSONList.endOfObject)
  }

  @Sendable private static func named(_ file: NamedFile) -> JSONValue {
    .object(["path": .string(file.path), "sha256": .string(file.digest.hex)])
  }

  @Sendable private static func article(_ entry: SiteSnapshot.Entry) -> JSONValue {
    let signatures = entry.signOffs.indices.map { index in
      index < entry.signatures.count ? entry.signatures[index] : nil
    }
    return .object([
      "number": .integer(entry.article.id.rawValue), "uuid": .string(entry.article.uuid),
      "slug": .string(entry.article.slug.text), "title": .string(entry.text.title),
      "locale": .string(entry.text.locale.text),
      "revision": .integer(Int64(entry.revision.number)), "digest": .string(entry.digest.hex),
      "published": .optional(entry.published), "until": .optional(entry.until),
      "sign_offs": .array(
        zip(entry.signOffs, signatures).map { signOff, signed in
          signOff.exported.adding([
            JSONValue.Member("statement", .optional(signed?.statement)),
            JSONValue.Member("signature", .optional(signed?.signature)),
          ])
        }),
    ])
  }
}
