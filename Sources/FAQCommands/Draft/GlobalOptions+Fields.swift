import FAQModel

extension GlobalOptions {
  /// Tells an author which fields of their own may be meant for others: readers see nothing of them.
  func noteFields(of text: ArticleText, _ session: Session) {
    for name in text.extra.keys.sortedByBytes() {
      let near = Suggestion.nearest(to: name.lowercased(), in: ArticleText.fieldNames, most: 1)
      guard let near else { continue }
      note(
        "note: '\(name.visibleOnOneLine)' is a field of your own, which no page shows; did you mean '\(near)'?",
        in: session)
    }
  }
}
