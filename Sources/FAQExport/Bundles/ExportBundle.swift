public import FAQModel

/// The files of an exported folder, and the manifest that says of each what it is.
public struct ExportBundle: Equatable, Sendable {
  /// Each path once, none that of the manifest.
  public let files: [ExportedFile]
  public let manifest: ExportedFile
  /// When what the public reads last changed; the beginning of 1970 where there is nothing.
  public let changed: Instant

  /// The folder that a choice makes of what is public.
  ///
  /// - Parameters:
  ///   - snapshot: all of it, with its proofs; what was not chosen is left out here.
  ///   - asset: the bytes of a file that texts show, by its digest.
  /// - Throws: ``Refusal/unknownCategory(_:)``; ``Refusal/noAssetAddress(for:)`` where texts show files
  ///   and only the user can know where the generator serves them; what `asset` throws.
  public init(
    _ choice: BundleChoice, of snapshot: SiteSnapshot, asset: (Digest) throws -> [UInt8]
  ) throws {
    let chosen = try snapshot.filtered(
      locale: choice.locale, category: choice.category, tag: choice.tag)
    if choice.format == .markdown, !choice.target.servesAssets, choice.assets == nil,
      chosen.entries.contains(where: { !$0.text.assets.isEmpty })
    {
      throw Refusal.noAssetAddress(for: choice.target.rawValue)
    }
    let hasAssets = choice.format == .markdown || choice.format == .html
    files =
      Self.files(choice, chosen) + (hasAssets ? try AssetFiles.files(chosen, asset) : [])
    manifest = Manifest.file(of: files, choice, chosen)
    let times = chosen.entries.map { $0.published ?? $0.edited } + chosen.withdrawn.map(\.withdrawn)
    changed = times.max() ?? Instant(milliseconds: 0)
  }

  private static func files(_ choice: BundleChoice, _ snapshot: SiteSnapshot) -> [ExportedFile] {
    switch choice.format {
    case .markdown:
      MarkdownExport.files(snapshot, for: choice.target, assets: choice.assets)
    case .html:
      HTMLSite.files(snapshot, address: choice.address)
        + files(choice.address) {
          SiteMap.files(snapshot, address: $0) + WebFeed.files(snapshot, address: $0)
        }
    case .sitemap: files(choice.address) { SiteMap.files(snapshot, address: $0) }
    case .feed:
      files(choice.address) { WebFeed.files(snapshot, address: $0, assets: choice.assets) }
    case .redirects: files(choice.address) { Redirects.files(snapshot, address: $0) }
    }
  }

  /// Files that there are only where the site has an address.
  private static func files(
    _ address: SiteAddress?, _ make: (SiteAddress) -> [ExportedFile]
  ) -> [ExportedFile] {
    address.map(make) ?? []
  }
}
