import FAQModel

extension Manifest {
  /// What a manifest has besides its lists.
  static func head(_ choice: BundleChoice, _ snapshot: some SnapshotPages) throws -> JSONValue {
    .object([
      "format": .string(format), "version": .integer(version),
      "site": JSONExport.site(snapshot.site), "export": choice.json,
      "ledger": try snapshot.ledger.map(JSONExport.ledger) ?? .null,
      "categories": JSONExport.categories(snapshot.categories),
    ])
  }
}

/// Hands on files, and writes the manifest that names them while they are made: the articles as they come,
/// the files at the end. It is indented, with a final line end.
struct ManifestWriter<Sink: BundleSink>: BundleSink {
  private var sink: Sink
  private var articles = JSONList("articles")
  private var files: [Manifest.NamedFile] = []
  private var growing: [String: Digest.Hasher] = [:]

  init(_ sink: Sink) { self.sink = sink }

  mutating func begin(_ head: JSONValue) throws {
    try write(head.openText)
    try write(articles.beginning)
  }

  /// Names the articles of a page.
  mutating func name(_ page: [SiteSnapshot.Entry]) throws {
    try articles.add(page, to: { try sink.append($0, to: Manifest.path) }, Manifest.article)
  }

  mutating func add(_ file: ExportedFile) throws {
    files.append((file.path, file.digest))
    try sink.add(file)
  }

  mutating func append(_ bytes: [UInt8], to path: String) throws {
    growing[path, default: Digest.Hasher()].add(bytes[...])
    try sink.append(bytes, to: path)
  }

  /// Names the files and gives back what took them.
  consuming func end(_ withdrawn: [SiteSnapshot.Tombstone]) throws -> Sink {
    var writer = self
    try writer.finish(withdrawn)
    return writer.sink
  }

  private mutating func finish(_ withdrawn: [SiteSnapshot.Tombstone]) throws {
    let grown = growing.sorted { $0.key < $1.key }.map { ($0.key, $0.value.digest) }
    try write(articles.end)
    try JSONList.write("withdrawn", withdrawn, to: { try write($0) }, JSONExport.tombstone)
    try JSONList.write("files", files + grown, to: { try write($0) }, Manifest.named)
    try write(JSONList.endOfObject)
  }

  private mutating func write(_ bytes: [UInt8]) throws {
    try sink.append(bytes, to: Manifest.path)
  }
}

extension Manifest {
  fileprivate typealias NamedFile = (path: String, digest: Digest)

  @Sendable fileprivate static func named(_ file: NamedFile) -> JSONValue {
    .object(["path": .string(file.path), "sha256": .string(file.digest.hex)])
  }

  @Sendable fileprivate static func article(_ entry: SiteSnapshot.Entry) -> JSONValue {
    let signatures = entry.signOffs.indices.map { index in
      index < entry.signatures.count ? entry.signatures[index] : nil
    }
    return JSONValue.object([
      "number": .integer(entry.article.id.rawValue), "uuid": .string(entry.article.uuid),
      "slug": .string(entry.article.slug.text), "title": .string(entry.text.title),
      "locale": .string(entry.text.locale.text),
      "revision": .integer(entry.revision.number), "digest": .string(entry.digest.hex),
      "published": .optional(entry.published), "until": .optional(entry.until),
      "sign_offs": .array(
        zip(entry.signOffs, signatures).map { signOff, signed in
          signOff.exported.adding([
            JSONValue.Member("statement", .optional(signed?.statement)),
            JSONValue.Member("signature", .optional(signed?.signature)),
          ])
        }),
    ]).adding(lapse(entry))
  }

  /// Since when the review of a text has lapsed, and whether its page says so; empty for never.
  private static func lapse(_ entry: SiteSnapshot.Entry) -> [JSONValue.Member] {
    guard let lapsed = entry.lapsed else { return [] }
    let onLapse = entry.reviewLapsed == nil ? Lapse.flag : .banner
    return [
      JSONValue.Member(Self.lapsed, .string(lapsed.description)),
      JSONValue.Member(Self.onLapse, .string(onLapse.rawValue)),
    ]
  }

  // The names of the members that an article has only where its review has lapsed.
  static let lapsed = "review_lapsed"
  static let onLapse = "on_lapse"
}
