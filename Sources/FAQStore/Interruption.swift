import Dispatch
import Foundation
import Synchronization

/// Folders that are removed where the process is ended from outside (SIGINT, SIGTERM, SIGHUP). It ends by that
/// signal still.
package enum Interruption {
  private struct State {
    var folders: Set<String> = []
    var sources: [Int32: any DispatchSourceSignal] = [:]
  }

  private static let state = Mutex(State())

  /// Makes a folder that its maker alone can enter, which is gone when the body has returned, or the process has ended.
  ///
  /// - Parameters:
  ///   - beginning: how its path begins; six characters follow.
  ///   - refusal: what is thrown where it cannot be made, for which `errno` says why.
  package static func withFolder<Result>(
    _ beginning: String, else refusal: @autoclosure () -> any Error,
    _ body: (String) throws -> Result
  ) throws -> Result {
    var template = Array((beginning + "XXXXXX").utf8CString)
    let made = removing { mkdtemp(&template).map { String(cString: $0) } }
    guard let folder = made else { throw refusal() }
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      forgets(folder)
    }
    return try body(folder)
  }

  /// Makes a folder, which from then on goes with the process.
  ///
  /// - Parameter make: makes it, and gives its path; nil where it cannot be made.
  private static func removing(_ make: () -> String?) -> String? {
    state.withLock { state in
      // A signal that comes meanwhile waits until there is somebody to remove the folder.
      var (signals, before) = (sigset_t(), sigset_t())
      sigemptyset(&signals)
      for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, number) }
      pthread_sigmask(SIG_BLOCK, &signals, &before)
      let folder = make()
      if let folder {
        state.folders.insert(folder)
        if state.sources.isEmpty { state.sources = sources() }
      }
      let error = errno
      pthread_sigmask(SIG_SETMASK, &before, nil)
      errno = error
      return folder
    }
  }

  /// The folder stays, or is gone already.
  private static func forgets(_ folder: String) {
    state.withLock { state in
      state.folders.remove(folder)
      guard state.folders.isEmpty else { return }
      for (number, source) in state.sources {
        source.cancel()
        signal(number, SIG_DFL)
      }
      state.sources = [:]
    }
  }

  /// Takes the signals over, but for those that are ignored, as with nohup, or handled by somebody else.
  private static func sources() -> [Int32: any DispatchSourceSignal] {
    var sources: [Int32: any DispatchSourceSignal] = [:]
    for number in [SIGINT, SIGTERM, SIGHUP] where isDefault(number) {
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      let isTakenOver = DispatchSemaphore(value: 0)
      source.setRegistrationHandler { isTakenOver.signal() }
      source.setEventHandler { end(by: number) }
      source.activate()
      _ = isTakenOver.wait(timeout: .now() + 1)
      sources[number] = source
    }
    return sources
  }

  private static func isDefault(_ number: Int32) -> Bool {
    var action = sigaction()
    return sigaction(number, nil, &action) == 0 && action.__sigaction_handler.sa_handler == nil
  }

  private static func end(by number: Int32) {
    let folders = state.withLock { $0.folders }
    // Who writes there goes on meanwhile.
    for folder in folders {
      for _ in 0..<100 where access(folder, F_OK) == 0 {
        try? FileManager.default.removeItem(atPath: folder)
      }
    }
    signal(number, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
  }
}
