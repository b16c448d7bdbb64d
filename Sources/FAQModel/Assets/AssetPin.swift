/// What an asset's name stood for when a text was saved. The text's digest covers it, so that nobody
/// changes what a signed text shows by giving its name to another file.
public struct AssetPin: Hashable, Sendable {
  public let name: AssetName
  /// SHA-256 of the file's bytes.
  public let digest: Digest
  /// What it shows, for those who cannot see it, where the text says nothing of its own.
  public let alt: String

  package init(name: AssetName, digest: Digest, alt: String) {
    self.name = name
    self.digest = digest
    self.alt = alt
  }

  /// The file's name in an export: the first 16 digits of the digest, a hyphen and the name, so that
  /// another file never has the address of this one.
  public var fileName: String { "\(digest.hex.prefix(16))-\(name)" }
}

extension AssetPin {
  var json: JSONValue {
    .object(["name": .string(name.text), "digest": .string(digest.hex), "alt": .string(alt)])
  }

  init?(json: JSONValue) {
    guard let name = json["name"]?.string.flatMap(AssetName.init),
      let digest = json["digest"]?.string.flatMap(Digest.init(hex:)),
      let alt = json["alt"]?.string
    else { return nil }
    self.init(name: name, digest: digest, alt: alt)
  }
}

extension ArticleText {
  /// The key that faqcms keeps for itself in canonical texts and in files.
  package static let ownKey = "faqcms"

  /// The pins as canonical texts and files hold them, nil where there are none.
  package var pins: JSONValue? {
    assets.isEmpty ? nil : .array(assets.map(\.json))
  }

  /// The pins of what stands under ``ownKey``: none where it has none or where they are damaged, as
  /// what a file says of them binds nobody.
  package static func pins(in own: JSONValue) -> [AssetPin] {
    guard case .array(let items)? = own["assets"] else { return [] }
    return items.compactMap(AssetPin.init(json:))
  }
}
