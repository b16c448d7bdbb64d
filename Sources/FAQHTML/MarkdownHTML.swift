// Turns the Markdown of an answer into HTML that is safe to publish: only elements of a short list,
// no script, no address but of the allowed schemes, and every word of the text on the page.
// It knows nothing of articles, reviews or files, and never lets raw HTML through.

import FAQModel

/// CommonMark with tables, strikethrough, bare addresses and footnotes, as HTML.
package enum MarkdownHTML {
  /// The body of an answer as a fragment of HTML5, with an LF after each block.
  ///
  /// Raw HTML, comments included, is shown as it is written, and so are footnotes that nothing calls,
  /// definitions of addresses that no link or image takes, and table cells beyond the last column. A link or image to a scheme that is not allowed is
  /// shown as its words. A text that would take unreasonable effort to read as Markdown, such as one
  /// of a thousand nested quotes, is shown whole as it is written.
  ///
  /// - Parameter assets: where the assets are that the body shows by name; one that is not among them
  ///   is shown as its words.
  package static func fragment(of markdown: String, assets: AssetAddresses = .none) -> String {
    fragment(of: markdown, .asWritten, assets)
  }

  /// The body as a fragment to stand under a heading: its own headings begin a level below that, and
  /// none skips a level.
  package static func fragment(
    of markdown: String, belowHeading level: Int, assets: AssetAddresses = .none
  ) -> String {
    fragment(of: markdown, .below(level), assets)
  }

  private static func fragment(
    of markdown: String, _ headings: HeadingLevels, _ assets: AssetAddresses
  ) -> String {
    let source = MarkdownSource(markdown)
    guard MarkdownEffort(of: source).isReasonable else { return asWritten(markdown) }
    return ParserMemory.withArena {
      guard let tree = MarkdownTree(showingAllWordsOf: source) else {
        return asWritten(markdown)
      }
      var renderer = HTMLRenderer(source: tree.source, headings: headings, assets: assets)
      return renderer.render(tree) ?? asWritten(markdown)
    }
  }

  private static func asWritten(_ markdown: String) -> String {
    "<pre>\(markdown.visible.htmlEscaped)</pre>\n"
  }
}
