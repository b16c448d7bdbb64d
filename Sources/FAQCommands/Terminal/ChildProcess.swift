import FAQModel
import Foundation

/// Another program, started without a shell.
///
/// NB: Foundation's Process takes ten times as long as a short program itself.
struct ChildProcess {
  private let id: pid_t

  /// What could not be started, and why.
  struct Failure: Error {
    let cause: String
  }

  /// Starts a program that is found by its name, with the signals in their default state that faqcms
  /// itself ignores.
  ///
  /// - Parameters:
  ///   - descriptors: its standard input, output and error output; those of faqcms for none.
  ///   - signals: more signals to be in their default state.
  /// - Throws: ``Failure``.
  init(_ words: [String], _ descriptors: [Int32] = [], defaultSignals signals: [Int32] = []) throws
  {
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (index, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(index))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for number in signals + [SIGXFSZ, SIGPIPE] { sigaddset(&defaults, number) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let failure = posix_spawnp(&process, words[0], &actions, &attributes, &pointers, environ)
    guard failure == 0 else { throw Failure(cause: .systemCause(failure)) }
    id = process
  }

  /// Waits for its end.
  ///
  /// - Returns: its status as `waitpid` gives it: 0 for success.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
