import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show", abstract: "Show a reviewer.",
    discussion: """
      EXAMPLES
        faqcms reviewer show anna
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    try office.shown(office.reviewer(handle)).print(json, in: session)
  }
}

extension Editorial {
  /// The reviewer with a handle; refuses somebody who is none.
  func reviewer(_ handle: Handle) throws -> FAQModel.Contributor {
    let contributor = try contributor(handle)
    guard contributor.roles.contains(.reviewer) else { throw Refusal.notReviewer(handle) }
    return contributor
  }
}
