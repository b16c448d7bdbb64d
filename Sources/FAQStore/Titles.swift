package import FAQModel

extension Reading {
  /// The title and the language of the newest text of every article that lists know of, by number.
  package func newestTitles() throws -> [(id: Article.ID, title: String, locale: LanguageTag)] {
    try rows(
      """
      SELECT r.article_id, h.title, h.locale FROM revision r
      JOIN text_heading h ON h.text_id = r.text_id
      WHERE r.number = (SELECT max(number) FROM revision WHERE article_id = r.article_id)
      ORDER BY r.article_id
      """
    ) { row in
      (try row.article(), try row.at(1), LanguageTag(stored: try row.at(2)))
    }
  }
}
