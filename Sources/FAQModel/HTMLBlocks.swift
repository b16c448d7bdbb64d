/// The elements of HTML that Markdown takes for blocks.
package enum HTMLBlocks {
  /// Those that begin a block even within a paragraph (CommonMark 0.31.2, 4.6, the sixth kind).
  ///
  /// NB: which words a signature is for rests on them.
  package static let names = Set(
    """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog \
    dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
    hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param search \
    section summary table tbody td tfoot th thead title tr track ul
    """.split(separator: " ").map(String.init))
}
