import FAQModel
import Foundation

/// The user's editor, run without a shell: the command is split at spaces, and quotes keep words
/// together, so that nothing in it or in the file's name is ever run.
struct TextEditor {
  private let command: [String]

  /// `$VISUAL`, else `$EDITOR`.
  init(in session: Session) throws {
    guard let text = try session.variable("VISUAL") ?? session.variable("EDITOR") else {
      throw Refusal.noEditor
    }
    command = Self.words(text)
    guard !command.isEmpty else { throw Refusal.noEditor }
  }

  /// Runs the editor on a file and waits for it.
  ///
  /// - Throws: ``Refusal/editorFailed(command:cause:)`` where it cannot be run or does not end with 0.
  func edit(_ file: EditFile, in session: Session) throws {
    // As in git: an interrupt typed at the editor is for the editor.
    let oldInterrupt = signal(SIGINT, SIG_IGN)
    let oldQuit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, oldInterrupt)
      signal(SIGQUIT, oldQuit)
    }
    let process: ChildProcess
    do {
      process = try ChildProcess(command + [file.path], defaultSignals: [SIGINT, SIGQUIT])
    } catch let failure as ChildProcess.Failure {
      throw failed(failure.cause)
    }
    let status = process.wait()
    guard status == 0 else {
      let signal = status & 0x7f
      throw failed(signal == 0 ? "it ended with \(status >> 8)" : "signal \(signal) ended it")
    }
  }

  private func failed(_ cause: String) -> Refusal {
    .editorFailed(command: command.joined(separator: " "), cause: cause)
  }

  /// Splits at spaces; `'…'` and `"…"` keep what is between them together.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
