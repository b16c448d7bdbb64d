import Foundation

/// A file without a name, which is gone when it is closed.
enum TemporaryFile {
  /// Opens one in a folder, to be written and read; negative where it cannot be made, and then `errno` says why.
  static func open(in folder: String) -> Int32 {
    var name = Array("\(folder)/faqcms-XXXXXX".utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { return file }
    unlink(name)
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    return file
  }
}
