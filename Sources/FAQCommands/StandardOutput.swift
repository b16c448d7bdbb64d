import FAQModel
import Foundation

/// The standard output and error output of this process.
final class StandardOutput: Output {
  let isTerminal = isatty(STDOUT_FILENO) == 1
  /// The databases in which the command may have recorded something.
  weak var databases: OpenDatabases?
  private var isDone = false

  func write(_ bytes: [UInt8]) {
    if !Folder.write(bytes, to: STDOUT_FILENO) { fail(errno) }
  }

  func noteDone() { isDone = true }

  func error(_ line: String) { _ = Folder.write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  func show(progress text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    // What goes on in another line could not be cleared.
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let shown = isKnown ? text.prefix(Int(size.ws_col) - 1) : text[...]
    _ = Folder.write(Array("\r\u{1b}[K\(shown)".utf8), to: STDERR_FILENO)
  }

  /// Ends the process. Says why, unless it is that nobody reads any more and nothing was recorded.
  private func fail(_ code: Int32) -> Never {
    let hasRecorded = databases?.haveRecorded == true
    if code != EPIPE || hasRecorded || isDone {
      let cause = String.systemCause(code)
      let rest =
        hasRecorded
        ? " What was asked for is done and recorded." : isDone ? " What was asked for is done." : ""
      error("faqcms: Cannot write to the standard output: \(cause).\(rest)")
    }
    databases?.close()
    exit(1)
  }
}
