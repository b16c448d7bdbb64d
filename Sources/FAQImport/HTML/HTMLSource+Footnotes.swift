extension HTMLSource {
  /// Names the footnotes that no answer which was taken refers to.
  mutating func nameFootnotes() {
    reading.dropped += tree.footnotesLeftOut(besides: notes)
  }

  /// Says that a title lost the mark of a footnote.
  mutating func remarkCalls(in title: Int) {
    guard tree.footnotes.hasCalls(in: tree.whole(title)) else { return }
    let words = tree.title(of: title)
    reading.remarks.append(
      "The title '\(words)' refers to a footnote, which no title can; the mark was left out.")
  }
}
