import ArgumentParser

/// Whether to ask before something is done.
struct ConfirmationOption: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  /// Asks on a terminal; without one, or with `--yes`, the answer is yes.
  func confirms(_ question: String, in session: Session) -> Bool {
    guard !yes, let ask = session.ask else { return true }
    let answer = ask(question + " [y/N] ") ?? ""
    return ["y", "yes"].contains(answer.lowercased())
  }
}
