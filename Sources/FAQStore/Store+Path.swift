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

  /// The ends of the names of what SQLite keeps beside a file: the write-ahead log, its index, and the journal of a
  /// file that is filled anew.
  static let besides = ["-wal", "-shm", "-journal"]

  /// The write-ahead log and the journal of a file, be they there or not.
  static func logs(of path: String) -> [String] { [path + "-wal", path + "-journal"] }

  /// A log of a file in which something stands that is not in the file as it should be: an immutable reader
  /// would not see it. Nil for none.
  static func filledLog(of path: String) -> String? {
    logs(of: resolved(path)).first(where: isFilled)
  }

  static func isFilled(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size > 0
  }

  /// Whether SQLite can read a file that another program made.
  static func isOfOtherProgram(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path),
      let header = try? file.read(upToCount: 100), header.count == 100,
      header.starts(with: "SQLite format 3\0".utf8)
    else { return false }
    let application = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    return application != applicationID
  }

  /// What changes when somebody writes to a file that is read as if nobody did.
  static func writings(to path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    return [
      Int(bitPattern: status.st_ino), status.st_size, status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, filledLog(of: path) == nil ? 0 : 1,
    ]
  }

  static func isOnReadOnlyDisk(_ path: String) -> Bool {
    let folder = (resolved(path) as NSString).deletingLastPathComponent
    return access(folder, W_OK) != 0
  }

  /// The URI under which SQLite reads a WAL database where it can make no files beside it.
  static func immutable(_ path: String) -> String {
    let allowed = CharacterSet.urlPathAllowed
    // NB: with one slash, that of a path which begins with two would be a host's.
    return
      "file://\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)?immutable=1"
  }
}
