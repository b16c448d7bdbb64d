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
  /// shown as its words, with its title; no link stands in another. A text that would take unreasonable effort to read as Markdown, such as one
  /// of a thousand nested quotes, is shown whole as it is written.
  ///
  /// - Parameters:
  ///   - assets: where the assets are that the body shows by name; one that is not among them is shown as
  ///     its words.
  ///   - links: where the articles are that the body links to; other links lead where they are written to.
  package static func fragment(
    of markdown: String, assets: AssetAddresses = .none, links: ArticleLinks = .none,
    footnotes: FootnoteNames = FootnoteNames()
  ) -> String {
    fragment(of: markdown) {
      HTMLRenderer(source: $0, assets: assets, links: links, footnotes: footnotes)
    }
  }

  /// The body as a fragment to stand under a heading: its own headings begin a level below that, and
  /// none skips a level. Each table stands in `<div class="table">`, which a style can have scroll.
  package static func fragment(
    of markdown: String, belowHeading level: Int, assets: AssetAddresses = .none,
    links: ArticleLinks = .none, footnotes: FootnoteNames = FootnoteNames()
  ) -> String {
    fragment(of: markdown) { source in
      var renderer = HTMLRenderer(
        source: source, headings: .below(level), assets: assets, links: links, footnotes: footnotes)
      renderer.framesTables = true
      return renderer
    }
  }

  private static func fragment(
    of markdown: String, by renderer: (MarkdownSource) -> HTMLRenderer
  ) -> String {
    let source = MarkdownSource(markdown)
    guard MarkdownEffort(of: source).isReasonable else { return asWritten(markdown) }
    return ParserMemory.withArena {
      guard let tree = MarkdownTree(showingAllWordsOf: source) else {
        return asWritten(markdown)
      }
      var renderer = renderer(tree.source)
      return renderer.render(tree) ?? asWritten(markdown)
    }
  }

  private static func asWritten(_ markdown: String) -> String {
    "<pre>\(markdown.visible.htmlEscaped)</pre>\n"
  }
}
