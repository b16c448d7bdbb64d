import FAQModel

/// What the Markdown export is for: reading and editing, or a generator of web sites.
///
/// A generator gets the words of an answer as safe HTML that nothing in its way changes: their
/// dialects of Markdown differ, drop raw HTML, uncalled footnotes and surplus cells without a word,
/// and run template languages over texts (see `docs/decisions/0021-words-in-words-on-the-page.md`).
public enum MarkdownTarget: String, CaseIterable, Sendable {
  /// Front matter and the Markdown as it was signed.
  case plain
  /// `.html`, as Goldmark leaves out the raw HTML of `.md` without a word; Hugo from 0.162 on builds it
  /// only for a site with `security.allowContent = ['.*']`, and says so.
  case hugo
  /// `.html`, which kramdown does not touch.
  case jekyll
  /// `.md`, the one form that content collections take with words in it.
  case astro
  /// `.html`, which markdown-it does not touch.
  case eleventy
  /// `.md`, as `.html` would be copied past the theme.
  case mkdocs
  /// `.html` with its metadata in the head, where they need not be taken apart line by line.
  case pelican

  /// How the files end.
  var fileExtension: String {
    switch self {
    case .plain, .astro, .mkdocs: "md"
    case .hugo, .jekyll, .eleventy, .pelican: "html"
    }
  }

  /// Whether themes print the titles of pages as they are, so that they must be HTML.
  var titlesAreHTML: Bool { self == .mkdocs || self == .pelican }

  /// Whether pages must bring their own heading, as themes print none.
  var needsHeading: Bool { self == .mkdocs }

  /// Whether the generator serves the folder `assets` beside the pages, wherever they are put.
  var servesAssets: Bool { [.plain, .hugo, .mkdocs].contains(self) }

  /// What the page of an article is called in files and addresses: its slug, or where the generator
  /// would put a list of its own in that place, the slug and a `_`, which no slug has.
  func name(of slug: Slug) -> String {
    slug.text == "index" || lists.contains(slug.text) ? slug.text + "_" : slug.text
  }

  private var lists: [String] {
    switch self {
    case .hugo: ["tags", "categories"]
    case .pelican: ["tags", "categories", "archives", "authors"]
    case .plain, .jekyll, .astro, .eleventy, .mkdocs: []
    }
  }
}
