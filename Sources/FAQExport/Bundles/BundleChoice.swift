public import FAQModel

/// What an exported folder holds and in which form. A manifest keeps it, so that whoever compares the
/// folder with what is approved knows what to compare it with.
public struct BundleChoice: Equatable, Sendable {
  /// The formats that are folders of files.
  public enum Format: String, CaseIterable, Sendable {
    case markdown, html, sitemap, feed, redirects

    /// Whether it is made of the addresses of pages, and nothing without them.
    public var needsAddress: Bool { [.sitemap, .feed, .redirects].contains(self) }
  }

  public var format: Format
  /// Which generator the Markdown is for; of no account to other formats.
  public var target: MarkdownTarget
  /// Where the pages will be; nil where they do not say so themselves.
  public var address: SiteAddress?
  /// What stands before the names of files that texts show, with a slash at its end; nil for where an
  /// export of the format has them itself.
  public var assets: String?
  public var scope: SiteSnapshot.Scope
  /// Only texts in this language; nil for all.
  public var locale: LanguageTag?
  /// Only texts on this shelf and those within it; nil for all.
  public var category: Slug?
  /// Only texts with this tag; nil for all.
  public var tag: String?

  public init(
    _ format: Format, for target: MarkdownTarget = .plain, at address: SiteAddress? = nil,
    assets: String? = nil, scope: SiteSnapshot.Scope = .published, locale: LanguageTag? = nil,
    category: Slug? = nil,
    tag: String? = nil
  ) {
    self.format = format
    self.target = target
    self.address = address
    self.assets = assets
    self.scope = scope
    self.locale = locale
    self.category = category
    self.tag = tag
  }
}

extension BundleChoice {
  /// An address of assets as a person gives it, with a slash at its end; nil for what is none:
  /// relative, or of http or https, in plain ASCII.
  public static func assets(at address: String) -> String? { AssetFiles.base(address) }

  /// The options with which an export is asked for it.
  public var options: String {
    let all: [(name: String, value: String?)] = [
      ("format", format.rawValue),
      ("for", format == .markdown && target != .plain ? target.rawValue : nil),
      ("site-url", address?.base), ("page", format == .html ? nil : address?.page),
      ("asset-url", assets), ("scope", scope == .published ? nil : scope.rawValue),
      ("locale", locale?.text), ("category", category?.text), ("tag", tag?.shellWord),
    ]
    return all.compactMap { option in option.value.map { "--\(option.name) \($0)" } }
      .joined(separator: " ")
  }

  /// A choice as a manifest holds it.
  package var json: JSONValue {
    .object([
      "format": .string(format.rawValue), "for": .string(target.rawValue),
      "site_url": .optional(address?.base), "page": .optional(address?.page),
      "asset_url": .optional(assets), "scope": .string(scope.rawValue),
      "locale": .optional(locale?.text),
      "category": .optional(category?.text),
      "tag": .optional(tag),
    ])
  }

  /// The digest of all that an export is made of.
  ///
  /// - Parameters:
  ///   - snapshot: the digest of all that the snapshot says.
  ///   - program: what tells programs apart that may make another thing of the same.
  public func state(of snapshot: Digest, by program: String) -> Digest {
    Digest(of: Array("\(program)\n\(json.text(.compact))\n\(snapshot)".utf8))
  }

  /// A choice as a manifest holds it; nil where this version of faqcms does not know it.
  init?(json: JSONValue?) {
    guard let json, let format = json["format"]?.string.flatMap(Format.init(rawValue:)),
      let target = json["for"]?.string.flatMap(MarkdownTarget.init(rawValue:)),
      let scope = json["scope"]?.string.flatMap(SiteSnapshot.Scope.init(rawValue:))
    else { return nil }
    var address: SiteAddress?
    if let base = json["site_url"]?.string {
      address = json["page"]?.string.flatMap { SiteAddress(base, page: $0) }
      guard address != nil else { return nil }
    }
    self.init(
      format, for: target, at: address,
      assets: json["asset_url"]?.string.flatMap(AssetFiles.base), scope: scope,
      locale: json["locale"]?.string.flatMap(LanguageTag.init(_:)),
      category: json["category"]?.string.flatMap(Slug.init(_:)), tag: json["tag"]?.string)
  }
}
