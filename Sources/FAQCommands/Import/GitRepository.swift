import Foundation

/// A git repository at a path, and nowhere else: what variables and the user's and the machine's
/// configuration of git say does not change what is read.
struct GitRepository: Sendable {
  private let path: String
  private let environment: [String: String]
  /// The options that let git read what the user lets it read.
  private let trust: [String]

  init(_ path: String, environment: [String: String]) {
    self.path = path
    var cleared = environment.filter { !$0.key.hasPrefix("GIT_") }
    cleared["GIT_CONFIG_GLOBAL"] = "/dev/null"
    cleared["GIT_CONFIG_SYSTEM"] = "/dev/null"
    cleared["GIT_CONFIG_NOSYSTEM"] = "1"
    cleared["GIT_TERMINAL_PROMPT"] = "0"
    // What stands in a commit is read, not what somebody put in its place in this copy alone.
    cleared["GIT_NO_REPLACE_OBJECTS"] = "1"
    cleared["GIT_GRAFT_FILE"] = "/dev/null"
    self.environment = cleared
    trust = Self.trust(in: environment)
  }

  /// Git with its arguments, ready to be run; its standard input is empty unless changed.
  func git(_ arguments: [String]) -> Process {
    Self.git(trust + ["-C", path] + arguments, environment)
  }

  private static func git(_ arguments: [String], _ environment: [String: String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    return process
  }

  /// Whose repositories the user and the machine trust (`safe.directory` and the like), as options.
  private static func trust(in environment: [String: String]) -> [String] {
    // NB: git heeds these only from configuration that no repository can set, and all of that is
    // put aside. Without them, the repositories of other users could not be read.
    let kept = environment.filter { name, _ in
      !name.hasPrefix("GIT_") || name.hasPrefix("GIT_CONFIG_")
    }
    let process = git(
      ["-C", "/", "config", "--show-scope", "-z", "--get-regexp", "^safe\\."], kept)
    return process.output().map { options(String(decoding: $0, as: UTF8.self)) } ?? []
  }

  /// The options for what git lists: scopes and settings in turn, a NUL after each, a line end
  /// between the name and the value of a setting.
  private static func options(_ list: String) -> [String] {
    let parts = list.split(separator: "\0", omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).flatMap { index -> [String] in
      guard ["system", "global", "command"].contains(parts[index]) else { return [] }
      let setting = parts[index + 1].split(
        separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return ["-c", setting.joined(separator: "=")]
    }
  }
}
