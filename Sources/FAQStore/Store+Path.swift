import FAQModel
import Foundation

// What is asked of the path of a database before it is opened.
extension Store {
  static func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    let folder = FileManager.default.currentDirectoryPath
    guard !folder.isEmpty else { throw Refusal.noWorkingFolder }
    return folder + "/" + path
  }

  /// The path behind symbolic links, where something is there; the files that SQLite makes are beside it.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether two paths lead to one file.
  static func isSame(_ path: String, _ other: String) -> Bool {
    var (status, otherStatus) = (stat(), stat())
    return stat(path, &status) == 0 && stat(other, &otherStatus) == 0
      && status.st_dev == otherStatus.st_dev && status.st_ino == otherStatus.st_ino
  }

  /// Refuses a symbolic link that leads to nothing: there is no database, and none can be made.
  static func refuseDanglingLink(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path),
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    else { return }
    throw Refusal.danglingLink(path, target: target)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether commits stand in the write-ahead log that are not in the file: an immutable reader would
  /// not see them.
  static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(resolved(path) + "-wal", &status) == 0 && status.st_size > 0
  }

  static func isOnReadOnlyDisk(_ path: String) -> Bool {
    let folder = (resolved(path) as NSString).deletingLastPathComponent
    return access(folder, W_OK) != 0
  }

  /// The URI under which SQLite reads a WAL database where it can make no files beside it.
  static func immutable(_ path: String) -> String {
    let allowed = CharacterSet.urlPathAllowed
    return "file:\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)?immutable=1"
  }
}
