package import FAQModel

/// Where the assets are that a text shows by name.
package struct AssetAddresses: Sendable {
  private let base: String
  private let pins: [String: AssetPin]

  package static let none = AssetAddresses([], under: "")

  /// - Parameter base: what stands before the name of each file, such as `assets/`.
  package init(_ pins: [AssetPin], under base: String) {
    self.base = base
    self.pins = Dictionary(pins.map { ($0.name.text, $0) }, uniquingKeysWith: { $1 })
  }

  /// The asset that an address of a text names, nil where it names none that is known.
  subscript(address: UnsafePointer<CChar>?) -> (address: String, alt: String)? {
    guard !pins.isEmpty, let name = Self.name(in: address), let pin = pins[name] else { return nil }
    return (base + pin.fileName, pin.alt)
  }

  /// What stands behind `asset:` in an address with its character references and escapes resolved.
  static func name(in address: UnsafePointer<CChar>?) -> String? {
    guard let address = address.map(String.init(cString:)),
      address.hasPrefix(AssetName.scheme)
    else { return nil }
    return String(address.dropFirst(AssetName.scheme.utf8.count))
  }
}

extension MarkdownHTML {
  /// The names by which a body shows assets, each once, in the order of the text, whether or not they
  /// are names that an asset can have.
  package static func assetNames(in markdown: String) -> [String] {
    guard markdown.holds("asset:") else { return [] }
    let source = MarkdownSource(markdown)
    guard MarkdownEffort(of: source).isReasonable,
      let tree = MarkdownTree(showingAllWordsOf: source)
    else { return [] }
    var names: [String] = []
    tree.walk { node, isEntering in
      if isEntering, node.kind == .link || node.kind == .image,
        let name = AssetAddresses.name(in: node.address), !names.contains(name)
      {
        names.append(name)
      }
      return names.count <= ArticleText.mostItems
    }
    return names
  }
}
