import FAQModel
import Foundation

/// A file that is made in a folder of its own, which its maker alone can enter, and appears under its name
/// when it is whole and on the disk. It never takes the place of another.
struct NewFile {
  /// Where it is while it is made; nothing is there yet.
  let part: String
  /// Where it is to appear.
  let path: String

  /// Makes a file, and removes what is left of it where it has not appeared.
  static func making<Result>(
    _ path: String, _ body: (NewFile) throws -> Result
  ) throws -> Result {
    try Interruption.withFolder(path + ".part-", else: refusal(path)) { folder in
      try body(NewFile(part: folder + "/faqcms.db", path: path))
    }
  }

  /// Makes it an empty file that its owner alone can read.
  func makeEmpty() throws {
    guard Self.isMade(part) else { throw Self.refusal(path) }
  }

  /// Puts the file under its name.
  ///
  /// - Throws: ``Refusal/fileExists(_:)`` where something is there by now.
  func appear() throws {
    guard Self.isSynced(part) else { throw Self.refusal(path) }
    guard access(path, F_OK) != 0 else { throw Refusal.fileExists(path) }
    try setLogsAside()
    if link(part, path) != 0 {
      guard Self.isWithoutLinks(errno) else { throw Self.refusal(path) }
      // On a disk without links an empty file of ours keeps the name free.
      guard Self.isMade(path), rename(part, path) == 0 else { throw Self.refusal(path) }
    }
    try syncFolder()
  }

  /// Puts the file in place of the one that has its name.
  func replace() throws {
    guard Self.isSynced(part), rename(part, path) == 0 else { throw Self.refusal(path) }
    try syncFolder()
  }

  /// Whether the error of a link says that the disk has none.
  static func isWithoutLinks(_ error: Int32) -> Bool {
    [EPERM, EOPNOTSUPP, ENOSYS].contains(error)
  }

  /// Gives the logs of a database that is gone another name: SQLite would take their pages for those of the new
  /// one.
  private func setLogsAside() throws {
    for log in Store.logs(of: path) {
      guard rename(log, Self.unused(log + ".lost")) == 0 || errno == ENOENT else {
        throw Self.refusal(path)
      }
    }
  }

  /// The path, with a number behind it where something is there already.
  static func unused(_ path: String) -> String {
    var (unused, number) = (path, 2)
    while access(unused, F_OK) == 0 {
      unused = "\(path)-\(number)"
      number += 1
    }
    return unused
  }

  private func syncFolder() throws {
    let folder = (path as NSString).deletingLastPathComponent
    guard Self.isSynced(folder.isEmpty ? "." : folder) else { throw Self.refusal(path) }
  }

  private static func isMade(_ path: String) -> Bool {
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    return descriptor >= 0 && close(descriptor) == 0
  }

  /// Whether a file or folder could be brought to the disk.
  private static func isSynced(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }

  private static func refusal(_ path: String) -> Refusal {
    errno == EEXIST
      ? .fileExists(path) : .cannotCreate(path: path, cause: .systemCause)
  }
}
