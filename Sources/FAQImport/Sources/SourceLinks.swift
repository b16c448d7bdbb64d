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

  /// What an editor should know of links to others of the same source that were made to lead to their articles.
  ///
  /// - Parameter target: what one of them led to, and what several did.
  static func remarks(onRenamed count: Int, _ target: (one: String, many: String)) -> [String] {
    switch count {
    case 0: []
    case 1: ["1 link to \(target.one) now names its article."]
    default: ["\(count) links to \(target.many) now name their articles."]
    }
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
