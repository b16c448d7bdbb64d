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
  /// - Parameter snapshot: all of it, with its proofs; what was not chosen is left out here.
  /// - Throws: ``Refusal/unknownCategory(_:)``.
  public init(_ choice: BundleChoice, of snapshot: SiteSnapshot) throws {
    let chosen = try snapshot.filtered(
      locale: choice.locale, category: choice.category, tag: choice.tag)
    files = Self.files(choice, chosen)
    manifest = Manifest.file(of: files, choice, chosen)
    let times = chosen.entries.map { $0.published ?? $0.edited } + chosen.withdrawn.map(\.withdrawn)
    changed = times.max() ?? Instant(milliseconds: 0)
  }

  private static func files(_ choice: BundleChoice, _ snapshot: SiteSnapshot) -> [ExportedFile] {
    switch choice.format {
    case .markdown: MarkdownExport.files(snapshot, for: choice.target)
    case .html:
      HTMLSite.files(snapshot, address: choice.address)
        + files(choice.address) {
          SiteMap.files(snapshot, address: $0) + WebFeed.files(snapshot, address: $0)
        }
    case .sitemap: files(choice.address) { SiteMap.files(snapshot, address: $0) }
    case .feed: files(choice.address) { WebFeed.files(snapshot, address: $0) }
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
