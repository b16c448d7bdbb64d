import ArgumentParser
import FAQEditorial
import FAQModel

/// How a text is shown.
struct TextFormatOption: ParsableArguments {
  enum Format: String, Choice {
    case text, markdown, json, canonical, statement, signature
  }

  // NB: to describe a default value takes the parser 3 % of the time of `faqcms show`.
  @Option(
    help: """
      text for reading, which is the default; markdown to edit and save again, json, or canonical: \
      the bytes whose SHA-256 is the digest. With a sign-off, the statement that was signed and the signature under it.
      """)
  var format: Format?

  @Flag(help: "The same as --format json.")
  var json = false

  func print(_ shown: ShownText, _ global: GlobalOptions, in session: Session) {
    switch json ? .json : format ?? .text {
    case .text: for line in shown.lines(global.style(in: session)) { session.output.print(line) }
    case .markdown:
      let file = DraftFile.file(
        shown.text, slug: shown.record.article.slug, revision: shown.revision.id,
        digest: shown.revision.digest)
      write(Array(file.utf8), to: session.output)
    case .json: session.print(shown.json)
    case .canonical, .statement, .signature: write(shown.canonical.bytes, to: session.output)
    }
  }

  /// Writes the bytes as they are, except to a terminal, where what it would act on is made visible.
  func write(_ bytes: [UInt8], to output: any Output) {
    output.write(
      output.isTerminal ? Array(String(decoding: bytes, as: UTF8.self).visible.utf8) : bytes)
  }
}
