import ArgumentParser
import FAQEditorial
import FAQModel

struct Show: TextCommand {
  static let manual = CommandConfiguration(
    commandName: "show",
    abstract: "Show a text: the public one, or the one that the address names.",
    discussion: """
      12 is the public text, or the newest where none is public; 12@3 is a revision, 12@live, 12@review \
      and 12@9f3a (the start of a digest) name others. A slug may stand for the number.

      EXAMPLES
        faqcms show 12
        faqcms show 12@3 --format canonical | sha256sum
        faqcms show 12 --as-of "2026-03-14 09:00"
        faqcms show 12@3 --sign-off 1 --format statement >statement
        faqcms show 12@3 --sign-off 1 --format signature >statement.sig
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article or revision.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(help: .asOf, transform: Arguments.writtenTime) var asOf: String?
  @Option(help: .textFormat) var format: TextFormat?
  @Flag(help: .jsonFormat) var json = false

  @Option(
    help: ArgumentHelp(
      "Show what was signed with a sign-off of the text, counted from 1.", valueName: "number"))
  var signOff: Int?

  func validate() throws {
    let needsNumber = [.statement, .signature].contains(format)
    if needsNumber != (signOff != nil) {
      throw ValidationError("--sign-off goes with --format statement or --format signature.")
    }
    if signOff != nil, asOf != nil {
      throw ValidationError(
        "--sign-off names what was signed, at whatever time; leave out --as-of.")
    }
    try Arguments.checkForms(format, json: json)
  }

  func run(in session: Session) throws {
    if let signOff {
      let signed = try global.readingRoom(in: session).signedSignOff(signOff, of: article)
      let text = format == .statement ? signed.statement : signed.signature
      write(Array(text.utf8), to: session.output)
      return
    }
    let shown = try global.readingRoom(in: session).show(
      article, asOf: try Arguments.pastTime(asOf, in: session))
    print(shown, in: session)
  }
}
