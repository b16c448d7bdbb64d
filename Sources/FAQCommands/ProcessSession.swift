import FAQEditorial
import FAQModel
import Foundation

extension Session {
  /// The session of this process.
  public static func ofProcess() -> Session {
    let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    return Session(
      environment: ProcessInfo.processInfo.environment,
      workingFolder: FileManager.default.currentDirectoryPath, account: Account.ofProcess,
      clock: Instant.now, makeUUID: UUIDs.random,
      output: StandardOutput(), readInput: readStandardInput,
      ask: canAsk ? { question in askOnTerminal(question) } : nil)
  }

  private static func readStandardInput(limit: Int) throws -> [UInt8] {
    try InputFile.read(descriptor: STDIN_FILENO, path: "the standard input", limit: limit)
  }

  private static func askOnTerminal(_ question: String) -> String? {
    FileHandle.standardError.write(Data(question.utf8))
    return readLine()
  }
}

extension Account {
  /// The user that this process runs as.
  fileprivate static func ofProcess() -> Account {
    let environment = ProcessInfo.processInfo.environment
    guard let entry = getpwuid(geteuid())?.pointee else {
      return Account(name: environment["USER"] ?? "", fullName: "")
    }
    let fullName = entry.pw_gecos.map { String(cString: $0) } ?? ""
    return Account(
      name: String(cString: entry.pw_name),
      fullName: String(fullName.prefix { $0 != "," }))
  }
}

/// The standard output and error output of this process.
private struct StandardOutput: Output {
  let isTerminal = isatty(STDOUT_FILENO) == 1

  func write(_ bytes: [UInt8]) { Self.write(bytes, to: STDOUT_FILENO) }

  func error(_ line: String) { Self.write(Array((line + "\n").utf8), to: STDERR_FILENO) }

  func show(progress text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    Self.write(Array("\r\u{1b}[K\(text)".utf8), to: STDERR_FILENO)
  }

  /// Says why, unless it is that nobody reads any more.
  private static func fail(_ code: Int32, _ descriptor: Int32) -> Never {
    if code != EPIPE, descriptor == STDOUT_FILENO {
      let cause = String(cString: strerror(code))
      let line = Array("faqcms: Cannot write to the standard output: \(cause).\n".utf8)
      _ = line.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
    exit(1)
  }

  /// Writes everything; a reader that has gone away or a full disk ends the process with an error.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { fail(errno, descriptor) }
      rest = rest.dropFirst(written)
    }
  }
}
