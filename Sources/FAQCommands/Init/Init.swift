import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore
import Foundation

struct Init: Command {
  static let manual = CommandConfiguration(
    commandName: "init",
    abstract: "Make faqcms.db here, with you as its first contributor.",
    discussion: """
      You become admin, writer and publisher. The file can be read by you alone.

      EXAMPLES
        faqcms init
        faqcms init --title "CAR T-cell therapy: your questions" --locale en
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "The name of the FAQ center.")
  var title = "FAQ"

  @Option(help: "The language of texts that name none.", transform: Arguments.locale)
  var locale: LanguageTag?

  func run(in session: Session) throws {
    let given = try global.actor ?? session.variable("FAQCMS_USER")
    let account = session.account()
    let own = Handle.suggested(for: account.name)
    guard let founder = given.map(Handle.init) ?? own else {
      throw Refusal.invalidHandle(given ?? account.name)
    }
    let path = try session.absolute(
      try global.database ?? session.variable("FAQCMS_DB") ?? "faqcms.db")
    let name = name(of: founder, founder == own ? account : nil, in: session)
    let initialize = InitializeSite(
      title: title, locale: locale ?? LanguageTag.english, founder: founder, founderName: name)
    let store = try initialize.create(at: path, clock: session.clock, makeUUID: session.makeUUID)
    session.databases.keep(store)
    session.output.print(
      "Made \(store.path.visible); you are \(founder)"
        + (name == founder.text ? "" : ", \(name.visibleOnOneLine)") + " (writer, publisher, admin)"
    )
    global.note(
      "Next: " + global.command("reviewer add HANDLE --name … --credentials \"MD\"") + ", then "
        + global.command("draft new"), in: session)
  }

  /// The full name of the founder's account, else the one that git knows of whose it is; the handle of somebody
  /// who has another.
  private func name(of founder: Handle, _ account: Account?, in session: Session) -> String {
    guard let account else { return founder.text }
    return account.fullName.isEmpty
      ? GitConfiguration.userName(in: session) ?? founder.text : account.fullName
  }
}

extension LanguageTag {
  fileprivate static let english = LanguageTag("en") ?? LanguageTag(stored: "en")
}
