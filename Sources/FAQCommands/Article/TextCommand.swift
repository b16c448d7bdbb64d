import ArgumentParser
import FAQEditorial
import FAQModel

/// A command that shows a text.
///
/// NB: its options are properties of each such command and no group: a group of options takes the parser
/// 3 % of the time of `faqcms show`, and so does the description of a default value.
protocol TextCommand: Command {
  var global: GlobalOptions { get }
  var format: TextFormat? { get }
  var json: Bool { get }
}

/// How a text is shown.
enum TextFormat: String, Choice {
  case text, markdown, json, canonical, statement, signature
}

extension ArgumentHelp {
  /// Of the option that says how a text is shown.
  static let textFormat: ArgumentHelp = """
    text for reading, which is the default; markdown to edit and save again, json, or canonical: \
    the bytes whose SHA-256 is the digest. With 'show --sign-off', the statement that was signed, or the \
    signature under it.
    """
  /// Of the flag that is short for JSON.
  static let jsonFormat: ArgumentHelp = "The same as --format json."
}

extension Arguments {
  /// Refuses `--json` beside another form.
  static func checkForms(_ format: (some Choice)?, json: Bool) throws {
    guard json, let format, format.rawValue != TextFormat.json.rawValue else { return }
    throw ValidationError("Choose --json or --format \(format.rawValue), not both.")
  }
}

extension TextCommand {
  func print(_ shown: ShownText, in session: Session) {
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
