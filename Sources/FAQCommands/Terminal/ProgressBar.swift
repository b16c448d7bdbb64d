import FAQModel

/// How far a long piece of work has come, on the last line of the terminal once it takes over a
/// second.
final class ProgressBar {
  private let title: String
  private let session: Session
  private let isQuiet: Bool
  private let start: Instant
  private var shown: Instant?

  init(_ title: String, _ global: GlobalOptions, in session: Session) {
    self.title = title
    self.session = session
    // Such a terminal, as in an editor, cannot clear a line.
    isQuiet = global.quiet || session.environment["TERM"] == "dumb"
    start = session.clock()
  }

  /// Shows what part of the work is done, from 0 to 1, at most ten times a second.
  func update(_ part: Double) {
    guard !isQuiet else { return }
    let now = session.clock()
    guard now.milliseconds - start.milliseconds > 1_000,
      now.milliseconds - (shown?.milliseconds ?? 0) > 100
    else { return }
    shown = now
    let width = 30
    let done = Int((min(max(part, 0), 1) * Double(width)).rounded())
    let bar = String(repeating: "#", count: done) + String(repeating: ".", count: width - done)
    session.output.show(progress: "\(title) \(Int(part * 100)) % [\(bar)]")
  }

  /// Clears the line.
  func finish() {
    if shown != nil { session.output.show(progress: "") }
    shown = nil
  }
}
