import FAQModel
import Foundation

/// The user's editor, run without a shell: the command is split at spaces, and quotes keep words
/// together, so that nothing in it or in the file's name is ever run.
struct TextEditor {
  private let command: [String]

  /// `$VISUAL`, else `$EDITOR`.
  init(in session: Session) throws {
    let names = ["VISUAL", "EDITOR"].compactMap { session.environment[$0] }
    guard let text = names.first(where: { !$0.isEmpty }) else { throw Refusal.noEditor }
    command = Self.words(text)
    guard !command.isEmpty else { throw Refusal.noEditor }
  }

  /// Runs the editor on a file and waits for it.
  ///
  /// - Throws: ``Refusal/editorFailed(command:cause:)`` where it cannot be run or does not end with 0.
  func edit(_ file: EditFile, in session: Session) throws {
    let arguments = command + [file.path]
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    // As in git: an interrupt typed at the editor is for the editor.
    let oldInterrupt = signal(SIGINT, SIG_IGN)
    let oldQuit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, oldInterrupt)
      signal(SIGQUIT, oldQuit)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in [SIGINT, SIGQUIT, SIGXFSZ, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let failure = posix_spawnp(&process, command[0], nil, &attributes, &pointers, environ)
    guard failure == 0 else { throw failed(String(cString: strerror(failure))) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
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
