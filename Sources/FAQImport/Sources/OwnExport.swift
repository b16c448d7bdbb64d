/// What the exports of this program say beside the texts.
enum OwnExport {
  /// Names that together show such an export.
  static let marks = ["number", "uuid", "slug", "aliases", "title", "locale", "body", "revision"]

  /// Names that together show what stands in such an export for an article that was withdrawn.
  static let marksOfWithdrawn = ["withdrawn", "reason", "replacement", "uuid", "aliases", "title"]

  /// What another site approved or published, and what is made of the texts: it approves nothing
  /// here, and is not taken.
  static let notTaken = [
    "number", "aliases", "html", "revision", "digest", "first_published", "published", "until",
    "changes_reviewed", "fully_reviewed", "review_due", "review_lapsed", "position", "featured",
    "sign_offs", "signed_off_by", "type", "withdrawn", "reason", "replacement",
  ]

  /// Why a page that was made for a site generator is refused, and what to do about it.
  static let page = (
    cause: "it is a page that this program made for a site generator",
    suggestion: "Import the export that was made without --for, or the JSON."
  )

  /// How what is not taken is told.
  static func dropped(_ name: String) -> String {
    "'\(name)' of another site, which approves and publishes nothing here"
  }
}
