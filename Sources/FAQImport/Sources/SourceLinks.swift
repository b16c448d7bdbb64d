import FAQModel

/// Links and pictures of a source to other places of it.
enum SourceLinks {
  /// Whether an address names a file of the same source, rather than a site or a place on the page.
  static func isRelative(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    guard let first = bytes.first, first != UInt8(ascii: "#"), !address.hasPrefix("//") else {
      return false
    }
    let scheme = bytes.prefix { MarkdownBytes.isWordPart($0) || "+-.".utf8.contains($0) }
    return !(scheme.endIndex < bytes.count && bytes[scheme.endIndex] == UInt8(ascii: ":"))
  }

  /// What an editor should know of links that do not lead anywhere from here.
  static func remarks(on addresses: [String], to places: String) -> [String] {
    guard !addresses.isEmpty else { return [] }
    let isOne = addresses.count == 1
    return [
      (isOne ? "1 link leads" : "\(addresses.count) links lead") + " to \(places) and "
        + (isOne ? "stays as it is" : "stay as they are") + ": \(addresses.quoted(most: 4))."
    ]
  }
}
