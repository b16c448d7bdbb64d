import FAQAssets
public import FAQModel
import FAQStore
import Foundation

/// Keeps a file, and gives it a name by which texts can show it.
///
/// A name that was given before means this file from now on. Texts that were saved before show what
/// the name meant then.
public struct AddAsset: Act {
  public var bytes: [UInt8]
  /// What the file is called.
  public var file: String
  /// The name; nil for one made from what the file is called.
  public var name: String?
  /// What it shows, for those who cannot see it; empty for a decoration.
  public var alt: String
  /// Whether to leave out what it tells besides, such as where a picture was taken.
  public var stripsMetadata: Bool

  public init(
    bytes: [UInt8], file: String, name: String? = nil, alt: String, stripsMetadata: Bool = false
  ) {
    self.bytes = bytes
    self.file = file
    self.name = name
    self.alt = alt
    self.stripsMetadata = stripsMetadata
  }

  /// What adding came to.
  public struct Added: Sendable {
    public let asset: Asset
    /// Whether the name meant something else before, or nothing; if not, nothing was changed.
    public let isNew: Bool
    /// What the file tells besides what it shows, each the end of a sentence that begins "It holds".
    public let tells: [String]
  }

  public func perform(at desk: Desk) throws -> Added {
    try desk.require(.writer, to: "add an asset")
    let largest = try desk.reading.policy().largestAsset
    guard bytes.count <= largest << 20 else {
      throw Refusal.invalidAsset(
        file: file,
        cause: "it has \(bytes.count) bytes; the policy largest-asset allows \(largest) MiB")
    }
    var content = try AssetFile(bytes, name: file)
    if stripsMetadata { content = try content.withoutMetadata(name: file) }
    let name = try name(for: content.type)
    let alt = try Names.optional(
      self.alt.precomposedStringWithCanonicalMapping, field: "alt text", longest: Asset.longestAlt)
    let digest = Digest(of: content.bytes)
    let tells = content.metadata.map(\.phrase)
    let isHere = try desk.reading.hasAssetContent(digest)
    try desk.writing.keepAssetContent(content.bytes, digest)
    if isHere, let known = try desk.reading.asset(named: name), known.digest == digest,
      known.alt == alt
    {
      return Added(asset: known, isNew: false, tells: tells)
    }
    let entry = try desk.record(
      .assetAdd,
      details: .object([
        "name": .string(name.text), "digest": .string(digest.hex),
        "size": .integer(content.bytes.count), "alt": .string(alt),
      ]))
    let asset = Asset(
      name: name, digest: digest, size: content.bytes.count, alt: alt, author: desk.actor.handle,
      time: desk.time, entry: entry)
    return Added(asset: asset, isNew: true, tells: tells)
  }

  /// What the file is by its content.
  ///
  /// - Throws: ``Refusal/invalidAsset(file:cause:)``.
  var type: AssetType {
    get throws { try AssetFile(bytes, name: file).type }
  }

  /// The same under a name.
  func named(_ name: AssetName) -> AddAsset {
    var act = self
    act.name = name.text
    return act
  }

  private func name(for type: AssetType) throws -> AssetName {
    guard let name = self.name.map(AssetName.init) ?? AssetName(file: file, type: type) else {
      throw Refusal.invalidAssetName(self.name ?? file)
    }
    guard name.type == type else {
      throw Refusal.invalidAsset(
        file: file,
        cause: "its content is \(type.mediaType), but \(name) is a name for \(name.type.mediaType)")
    }
    return name
  }
}
