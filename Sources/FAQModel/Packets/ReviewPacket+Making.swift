extension ReviewPacket {
  /// What a packet is made of.
  package struct Content: Sendable {
    package let site: Site
    package let article: Article
    package let revision: Revision
    package let text: ArticleText
    package let canonical: CanonicalText
    package let reviewer: Contributor
    package let statement: String
    /// What the expert is to know of the review, in lines: who asks and what was said so far.
    package let background: [String]
    /// Files beside these: the text to be read, what it shows, and what changed.
    package let attachments: [String: [UInt8]]

    package init(
      site: Site, article: Article, revision: Revision, text: ArticleText,
      canonical: CanonicalText, reviewer: Contributor, statement: String,
      background: [String], attachments: [String: [UInt8]]
    ) {
      self.site = site
      self.article = article
      self.revision = revision
      self.text = text
      self.canonical = canonical
      self.reviewer = reviewer
      self.statement = statement
      self.background = background
      self.attachments = attachments
    }
  }

  /// The files of a packet by name.
  package static func files(_ content: Content) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [
      statementName: Array(content.statement.utf8), canonicalName: content.canonical.bytes,
      "README.txt": Array(instructions(content).utf8),
    ]
    files.merge(content.attachments) { $1 }
    files[manifestName] = Array((manifest(content, files).text(.indented) + "\n").utf8)
    files[commentsName] = Array(form(content.revision.id, title: content.text.title).utf8)
    return files
  }

  private static func manifest(_ content: Content, _ files: [String: [UInt8]]) -> JSONValue {
    .object([
      "format": .string(format), "version": .integer(version), "site": .string(content.site.uuid),
      "article": .string(content.article.uuid), "number": .integer(content.article.id.rawValue),
      "revision": .integer(content.revision.number),
      "digest": .string(content.revision.digest.hex),
      "reviewer": .string(content.reviewer.handle.text),
      "files": .object(
        files.sorted { $0.key < $1.key }.map {
          JSONValue.Member($0.key, .string(Digest(of: $0.value).hex))
        }),
    ])
  }

  private static func instructions(_ content: Content) -> String {
    let lines = content.attachments.keys.sorted().map { "  \($0)" }.joined(separator: "\n")
    let background = content.background.map { $0 + "\n" }.joined()
    return """
      \(content.reviewer.printedName), you are asked to review a text for \(content.site.title).

      Question: \(content.text.title)
      \(background)
      Read:
      \(lines)
        article.canonical (the text byte for byte; its SHA-256 is the digest below)

      To approve the text, sign statement.txt with the key that you registered, in this folder:

        ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n \(SignOffStatement.namespace) statement.txt

      This writes statement.txt.sig. Read statement.txt first: it is what your name will stand under. You
      can check that it is about the text that you read:

        sha256sum article.canonical
        \(content.revision.digest.hex)

      To remark on the text instead, or as well, write into comments.md.

      Change nothing else, and send the whole folder back as a ZIP: mail may change what it carries as text.

      """
  }
}
