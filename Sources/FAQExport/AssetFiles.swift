import FAQHTML
import FAQModel

/// The files that texts show, as they stand in an export: in the folder `assets`, under names that no
/// other file ever gets.
enum AssetFiles {
  /// Where they are, seen from the top of what is exported.
  static let base = "assets/"

  /// The files that the public texts of a snapshot show, each once, by path.
  static func files(
    _ snapshot: SiteSnapshot, _ content: (Digest) throws -> [UInt8]
  ) rethrows -> [ExportedFile] {
    var digests: [String: Digest] = [:]
    for pin in snapshot.entries.flatMap(\.text.assets) { digests[base + pin.fileName] = pin.digest }
    return try digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      ExportedFile(path: $0.key, bytes: try content($0.value))
    }
  }

  /// Where they are on the web, with a slash at the end.
  static func base(at address: SiteAddress?) -> String {
    address.map { "\($0.base)/\(base)" } ?? base
  }

  /// An address as a person gives it, with a slash at its end; nil for what is none: relative, or of
  /// http or https, in plain ASCII.
  static func base(_ address: String) -> String? {
    let base = address.hasSuffix("/") ? address : address + "/"
    let isRelative = base.first == "/" || base.first == "." || !base.contains(":")
    guard address.utf8.count <= SiteAddress.longest, !address.isEmpty,
      isRelative || base.hasPrefix("https://") || base.hasPrefix("http://"),
      base.utf8.allSatisfy(SiteAddress.isAllowed)
    else { return nil }
    return base
  }
}

extension ArticleText {
  /// The body as HTML.
  ///
  /// - Parameter assets: what stands before the names of files that it shows.
  func html(assets base: String) -> String {
    MarkdownHTML.fragment(of: body, assets: AssetAddresses(assets, under: base))
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
