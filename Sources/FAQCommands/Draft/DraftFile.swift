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
    let fields = text.fields.map { line($0.name, $0.value) }
    let lines =
      ["---"] + fields + [facts(slug: slug, revision: revision, digest: digest), "---", ""]
    return (lines + [text.body]).joined(separator: "\n") + "\n"
  }

  /// Two merged texts, with markers around what both sides changed differently. It is read back as
  /// made from the other side's revision.
  static func file(_ merge: ThreeWayMerge, slug: Slug, theirs: Revision) -> String {
    func marked(_ first: [String], _ second: [String]) -> [String] {
      [ConflictMarkers.beginning(theirs.id, by: theirs.author)] + first
        + [ConflictMarkers.middle(below: theirs.id)] + second + [ConflictMarkers.end]
    }
    var lines = ["---"]
    for (name, field) in merge.fields {
      switch field {
      case .merged(let value): lines += value.map { [line(name, $0)] } ?? []
      case .conflict(let first, let second):
        lines += marked(
          first.map { [line(name, $0)] } ?? [], second.map { [line(name, $0)] } ?? [])
      }
    }
    lines += [facts(slug: slug, revision: theirs.id, digest: theirs.digest), "---", ""]
    for part in merge.body.parts {
      switch part {
      case .merged(let words): lines += words
      case .conflict(let first, let second): lines += marked(first, second)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ name: String, _ value: JSONValue) -> String {
    "\(ArticleText.key(name)): \(value.text(.line))"
  }

  /// The line that says which revision a file was made from.
  static func facts(slug: Slug, revision: Revision.ID, digest: Digest) -> String {
    let facts = JSONValue.object([
      "article": .integer(revision.article.rawValue), "slug": .string(slug.text),
      "revision": .integer(revision.number), "digest": .string(digest.hex),
    ])
    return "faqcms: \(facts.text(.line))"
  }
}
