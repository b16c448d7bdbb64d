import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerShow: Command {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a reviewer.",
    discussion: """
      EXAMPLES
        faqcms reviewer show anna
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The short name.", transform: Arguments.handle)
  var handle: Handle

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let reviewer = try global.office(in: session).reviewer(handle)
    if json.json {
      session.print(reviewer.json)
    } else {
      for line in reviewer.lines { session.output.print(line) }
    }
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
