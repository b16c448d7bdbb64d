import ArgumentParser
import FAQModel

/// The option that shows things as they were.
struct AsOfOption: ParsableArguments {
  @Option(help: ArgumentHelp("Show what was so then.", valueName: "time"))
  var asOf: String?

  /// The time asked about; nil for now.
  ///
  /// - Throws: ``Refusal/timeInFuture(_:what:)`` for a time that has not come.
  func time(in session: Session) throws -> Instant? {
    let time = try Arguments.time(asOf, in: session)
    if let time, time > session.clock() { throw Refusal.timeInFuture(time, what: "--as-of") }
    return time
  }
}
