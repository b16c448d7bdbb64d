import FAQEditorial
import FAQModel
import Foundation

extension Session {
  /// The session of this process.
  public static func ofProcess() -> Session {
    holdStandardDescriptors()
    let canAsk = isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    let environment = Environment(environ)
    let output = StandardOutput()
    var session = Session(
      environment: environment.variables, workingFolder: WorkingFolder.ofProcess(),
      account: { Account(user: geteuid(), environment.variables) },
      clock: Instant.now, makeUUID: UUIDs.random,
      output: output, readInput: readStandardInput,
      ask: canAsk ? { question in askOnTerminal(question) } : nil)
    session.garbledVariables = environment.garbled
    output.databases = session.databases
    return session
  }

  /// Sees to it that no file that is opened becomes the standard input or output of a program that was started
  /// without one. As before, what is closed can neither be read nor written.
  private static func holdStandardDescriptors() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // A descriptor that is opened is the lowest that is free.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func readStandardInput(limit: Int) throws -> [UInt8] {
    try InputFile.read(descriptor: STDIN_FILENO, path: "the standard input", limit: limit)
  }

  private static func askOnTerminal(_ question: String) -> String? {
    FileHandle.standardError.write(Data(question.utf8))
    return readLine()
  }
}

/// What the operating system hands to a program by name.
struct Environment {
  /// Of two variables with one name the first counts, as for `getenv`; bytes that are no UTF-8 are replaced.
  private(set) var variables: [String: String] = [:]
  /// The names of those in which bytes were replaced.
  private(set) var garbled: Set<String> = []

  /// Reads a list as C programs have it, which ends with nil.
  init(_ list: UnsafePointer<UnsafeMutablePointer<CChar>?>) {
    var next = list
    while let entry = next.pointee {
      next += 1
      guard let sign = strchr(entry, 0x3D) else { continue }
      let name = UnsafeRawBufferPointer(start: entry, count: sign - entry)
      let key = String(decoding: name, as: UTF8.self)
      guard variables[key] == nil else { continue }
      if let text = String(validatingCString: sign + 1) {
        variables[key] = text
      } else {
        variables[key] = String(cString: sign + 1)
        garbled.insert(key)
      }
    }
  }
}

/// The folder that a process is in.
enum WorkingFolder {
  /// Its absolute path; nil where it is gone, or its name is no UTF-8.
  static func ofProcess() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(validatingCString: path)
  }
}

extension Account {
  /// A user of this machine: as its list of users has them, else as the environment calls them.
  ///
  /// NB: the list is read as a file: to ask the name service loads libraries, which a static program cannot.
  init(user: uid_t, _ environment: [String: String], listedIn path: String = "/etc/passwd") {
    if let file = fopen(path, "re") {
      defer { fclose(file) }
      while let entry = fgetpwent(file)?.pointee {
        guard entry.pw_uid == user else { continue }
        let fullName = entry.pw_gecos.flatMap { String(validatingCString: $0) } ?? ""
        self.init(
          name: String(cString: entry.pw_name),
          fullName: String(fullName.prefix { $0 != "," }))
        return
      }
    }
    let names = ["USER", "LOGNAME"].compactMap { environment[$0] }
    self.init(name: names.first { !$0.isEmpty } ?? "", fullName: "")
  }
}
