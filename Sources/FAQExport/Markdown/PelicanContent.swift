import FAQModel

/// The HTML of a page for Pelican, which takes every attribute apart and writes it anew.
///
/// It writes a value that holds a `"` in single quotes and leaves a `'` in it as it is, so that the
/// value ends there. It resolves references, and looks for `{filename}` and the like after that.
struct PelicanContent {
  /// What stands in `<body>`; where a value has both quotes, with `’` for `'`.
  let body: String
  /// The HTML to the byte, where Pelican would not leave it so; nil where it would.
  ///
  /// NB: `_content` is where an article of Pelican's keeps its HTML, so metadata of that name take
  /// the place of what was read from the body. A Pelican that keeps it elsewhere shows the body.
  let exact: String?

  /// - Parameter html: HTML as GuardedHTML writes it: any `"` begins or ends a value.
  init(_ html: String) {
    // It warns of `alt=""`, which says the same as the attribute without a value.
    let html = html.replacing(" alt=\"\"", with: " alt")
    var parts = html.utf8.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var isChanged = false
    for index in parts.indices where !index.isMultiple(of: 2) {
      let value = parts[index]
      if value.holds("&quot;"), value.has(UInt8(ascii: "'")) {
        parts[index] = value.replacing(ascii: "'", with: "’")
        isChanged = true
      }
      // A brace or a bar, of which it makes links.
      if value.holds("&#123;") || value.holds("&#124;") { isChanged = true }
    }
    body = parts.joined(separator: "\"")
    exact = isChanged ? html : nil
  }
}
