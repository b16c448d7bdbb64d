import ArgumentParser
import FAQEditorial
import FAQModel

struct PolicyShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show", abstract: "Show the rules in force.",
    discussion: """
      EXAMPLES
        faqcms policy show
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let policy = try global.readingRoom(in: session).policy()
    let keys = FAQModel.Policy.Key.allCases
    if json {
      session.print(.object(keys.map { JSONValue.Member($0.rawValue, .string(policy[$0])) }))
      return
    }
    var table = Table("RULE", "VALUE", "MEANING")
    for key in keys { table.add(key.rawValue, policy[key], key.meaning) }
    session.print(table, global, ifEmpty: "")
  }
}
