public import FAQModel

/// Takes the files of an exported folder as they are made.
public protocol BundleSink {
  /// Takes a file; each path comes once.
  mutating func add(_ file: ExportedFile) throws

  /// Takes the next bytes of a file that grows while others are made, and is whole at the end: the
  /// manifest (``Manifest/path``), or another whose path ``add(_:)`` is not given.
  mutating func append(_ bytes: [UInt8], to path: String) throws
}

/// The files of an exported folder, and the manifest that says of each what it is. They are made a page of
/// articles at a time, so that a folder may be larger than the memory.
public struct ExportBundle<Whole: SnapshotPages> {
  private let choice: BundleChoice
  private let snapshot: ChosenPages<Whole>
  private let asset: (Digest) throws -> [UInt8]

  /// The folder that a choice makes of what is public.
  ///
  /// - Parameters:
  ///   - snapshot: all of it, with its proofs; what was not chosen is left out here.
  ///   - asset: the bytes of a file that texts show, by its digest.
  /// - Throws: ``Refusal/unknownCategory(_:)``.
  public init(
    _ choice: BundleChoice, of snapshot: Whole, asset: @escaping (Digest) throws -> [UInt8]
  ) throws {
    self.choice = choice
    self.asset = asset
    self.snapshot = ChosenPages(
      try SnapshotChoice(
        locale: choice.locale, category: choice.category, tag: choice.tag,
        among: snapshot.categories), of: snapshot)
  }

  /// When what is public was last changed; the beginning of 1970 where nobody knows.
  public var changed: Instant { snapshot.changed }

  /// Hands on the files, and the manifest as it grows.
  ///
  /// - Throws: ``Refusal/noAssetAddress(for:)`` where texts show files and only the user can know where
  ///   the generator serves them; what the sink and `asset` throw, and the refusals of texts that
  ///   cannot be read.
  public func write(to sink: inout some BundleSink) throws {
    var formats = try formats()
    var manifest = ManifestWriter(sink)
    try manifest.begin(Manifest.head(choice, snapshot))
    try snapshot.forEachPage { page in
      try manifest.name(page)
      for index in formats.indices { try formats[index].make(page, to: &manifest) }
    }
    let withdrawn = try snapshot.tombstones()
    for index in formats.indices { try formats[index].finish(withdrawn, to: &manifest) }
    sink = try manifest.end(withdrawn)
  }

  private func formats() throws -> [any FolderFormat] {
    if choice.format == .markdown {
      let pages = try MarkdownExport.format(snapshot, for: choice.target, assets: choice.assets)
      return [pages, AssetFiles(content: asset)]
    }
    let outline = try SiteOutline(snapshot)
    let files = SiteFiles(files: choice.address.map { siteFiles(outline, address: $0) } ?? [])
    guard choice.format == .html else { return [files] }
    let site = HTMLSite(outline, address: choice.address)
    return [site, files, AssetFiles(content: asset)]
  }

  /// Files that there are only where the site has an address.
  private func siteFiles(_ outline: SiteOutline, address: SiteAddress) -> [ExportedFile] {
    switch choice.format {
    case .markdown: []
    case .html: SiteMap.files(outline, address: address) + WebFeed.files(outline, address: address)
    case .sitemap: SiteMap.files(outline, address: address)
    case .feed: WebFeed.files(outline, address: address, assets: choice.assets)
    case .redirects: Redirects.files(outline, address: address)
    }
  }
}
