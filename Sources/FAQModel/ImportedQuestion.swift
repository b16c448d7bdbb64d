/// A question of somebody else's, understood as a text, before anything is decided about it.
package struct ImportedQuestion: Sendable {
  /// Where it stands in its source, for people: `row 7`.
  package let place: String
  /// What stays the same when the source is imported again, within all sources.
  package let key: String
  package var text: ArticleText
  /// The slug that the source asks for.
  package let slug: Slug?
  /// The shelf and what it stands within, from the top down: what each would be called.
  package let shelves: [(slug: Slug, title: String)]
  /// Who wrote it and when, as the source says.
  package let claim: HistoryEvent.Claim
  /// The files that the body shows, by the addresses that it gives.
  package var files: [ImportedAsset] = []
  /// What an editor should know of it, a sentence each.
  package var remarks: [String]

  package init(
    place: String, key: String, text: ArticleText, slug: Slug?,
    shelves: [(slug: Slug, title: String)], claim: HistoryEvent.Claim, remarks: [String]
  ) {
    self.place = place
    self.key = key
    self.text = text
    self.slug = slug
    self.shelves = shelves
    self.claim = claim
    self.remarks = remarks
  }
}

/// A file that came with a source, and that an answer shows.
package struct ImportedAsset: Sendable {
  /// The address in the body, as it is written there.
  package let address: String
  /// What the file is called.
  package let file: String
  package let bytes: [UInt8]
  /// What it shows, for those who cannot see it.
  package let alt: String

  package init(address: String, file: String, bytes: [UInt8], alt: String) {
    self.address = address
    self.file = file
    self.bytes = bytes
    self.alt = alt
  }
}

/// The source of some questions: one file.
package struct ImportedFile: Sendable {
  /// What it is called, with its folders where it was one of many.
  package let name: String
  /// What it was found to be, such as `csv`.
  package let format: String
  /// SHA-256 of its bytes.
  package let digest: Digest
  package var questions: [ImportedQuestion]

  package init(name: String, format: String, digest: Digest, questions: [ImportedQuestion]) {
    self.name = name
    self.format = format
    self.digest = digest
    self.questions = questions
  }
}
