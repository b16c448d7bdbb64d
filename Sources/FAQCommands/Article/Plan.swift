import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore

struct Plan: Command {
  static let manual = CommandConfiguration(
    commandName: "plan",
    abstract: "Say what will have lapsed by a date: sign-offs, schedules, reviewers, keys.",
    discussion: """
      It follows from the ledger and the date alone, if nothing is done until then.

      EXAMPLES
        faqcms plan --at 2027-03-01
        faqcms plan --at 2027-03-01 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Option(
    name: .customLong("at"), help: ArgumentHelp("The date, in the future.", valueName: "time"),
    transform: Arguments.writtenTime)
  var time: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    guard let time = try Arguments.time(time, in: session) else { return }
    guard time > session.clock() else { throw Refusal.timeInPast(time, what: "The time") }
    let plan = try global.readingRoom(in: session).lapsePlan(at: time)
    if json {
      session.print(plan.json)
    } else {
      for line in plan.lines(global.style(in: session)) { session.output.print(line) }
    }
  }
}

extension LapsePlan {
  fileprivate func lines(_ style: Style) -> [String] {
    let reviews = reviews.map { review in
      "\(review.revision)  \(review.due.day)  \(review.onLapse.rawValue)  "
        + review.title.visibleOnOneLine
    }
    let schedules = schedules.map {
      "\($0.revision)  \($0.from.dayOrTime)  \($0.title.visibleOnOneLine)"
    }
    let signers = signers.map {
      "\($0.handle)  \($0.validUntil?.dayOrTime ?? "")  \($0.printedName.visibleOnOneLine)"
    }
    let keys = keys.map { "\($0.handle)  \($0.validUntil?.dayOrTime ?? "")  \($0.fingerprint)" }
    let sections = [
      ("Texts whose sign-offs will not suffice", reviews),
      ("Schedules whose sign-offs will not suffice", schedules),
      ("Reviewers who may no longer sign", signers),
      ("Keys that will have expired", keys),
    ].filter { !$0.1.isEmpty }
    guard !sections.isEmpty else { return ["Nothing will have lapsed by \(time.forPeople)."] }
    return sections.enumerated().flatMap { index, section in
      (index == 0 ? [] : [""]) + [style.bold(section.0)] + section.1.map { "  " + $0 }
    }
  }

  fileprivate var json: JSONValue {
    .object([
      "at": .string(time.description), "reviews": .array(reviews.map(\.json)),
      "schedules": .array(
        schedules.map {
          .object([
            "article": .integer($0.revision.article.rawValue),
            "revision": .integer($0.revision.number), "from": .string($0.from.description),
          ])
        }),
      "reviewers": .array(
        signers.map {
          .object(["handle": .string($0.handle.text), "valid_until": .optional($0.validUntil)])
        }), "keys": .array(keys.map(\.json)),
    ])
  }
}
