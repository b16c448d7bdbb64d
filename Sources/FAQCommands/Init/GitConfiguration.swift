import Foundation

/// What git knows of the user.
enum GitConfiguration {
  /// `git config user.name`; nil where git is not there or knows none in UTF-8.
  static func userName(in session: Session) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git", "config", "user.name"]
    process.environment = session.environment
    if let folder = session.workingFolder {
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
    }
    guard let bytes = process.output() else { return nil }
    let name = String(validating: bytes, as: UTF8.self)?
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return name?.isEmpty == false ? name : nil
  }
}
