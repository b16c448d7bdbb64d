import FAQImport
import FAQModel

/// The file that a person edits: the text as Markdown with front matter.
enum DraftFile {
  /// What `draft new` opens.
  static func template(locale: LanguageTag) -> String {
    """
    ---
    # Write the question as title, the short answer as summary, and the answer in Markdown below the
    # second line of dashes. Lines that begin with # up here are left out.
    title: ""
    summary: ""
    locale: "\(locale)"
    category: ""
    tags: []
    audience: []
    # codes: [{system: "MeSH", code: "D016219", label: "Immunotherapy, Adoptive"}]
    # references: [{key: "nci", title: "…", url: "https://…"}]
    # related: ["slug-of-another-article"]
    ---


    """
  }

  /// A text that is there, as it is edited, exported by `show --format markdown`, and read back.
  static func file(_ text: ArticleText, slug: Slug, revision: Revision.ID, digest: Digest) -> String
  {
    var lines = ["---"]
    for field in text.fields {
      lines.append("\(ArticleText.key(field.name)): \(field.value.text(.line))")
    }
    let facts = JSONValue.object([
      "article": .integer(revision.article.rawValue), "slug": .string(slug.text),
      "revision": .integer(Int64(revision.number)), "digest": .string(digest.hex),
    ])
    lines += ["faqcms: \(facts.text(.line))", "---", "", text.body]
    return lines.joined(separator: "\n") + "\n"
  }
}
