import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore
import Foundation

/// The option that names the file of the site's private key.
struct KeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The private key; beside the database if not given.", valueName: "file"),
    completion: .file())
  var key: String?

  /// The absolute path of the file: faqcms.db.key for faqcms.db.
  func path(of office: Editorial, in session: Session) throws -> String {
    try key.map(session.absolute) ?? office.store.keyPath
  }

  /// The key to sign with.
  func siteKey(of office: Editorial, in session: Session) throws -> SiteKey {
    let path = try path(of: office, in: session)
    guard let key = try KeyFile.read(path) else { throw Refusal.noSiteKey(path) }
    return key
  }
}

/// The file that holds a private key. Only its owner can read it, and it is never overwritten.
enum KeyFile {
  /// The key at an absolute path; nil where there is no file.
  ///
  /// - Throws: ``Refusal/exposedKey(_:)`` where others may read it.
  static func read(_ path: String) throws -> SiteKey? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Refusal.unreadableFile(path: path, cause: .systemCause)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Refusal.unreadableFile(path: path, cause: "it is no file")
    }
    guard status.st_mode & 0o077 == 0 else { throw Refusal.exposedKey(path) }
    let bytes = try InputFile.read(descriptor: file, path: path, limit: InputFile.largest)
    return try SiteKey(parsing: InputFile.line(bytes))
  }

  /// Writes a key to a new file; it is on the disk when this returns.
  static func make(_ key: SiteKey, at path: String) throws {
    let flags = O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC
    let file = open(path, flags, 0o600)
    guard file >= 0 else {
      throw Refusal.cannotCreate(path: path, cause: .systemCause)
    }
    defer { close(file) }
    do {
      let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
      try handle.write(contentsOf: Data((key.secret + "\n").utf8))
      try handle.synchronize()
    } catch {
      unlink(path)
      throw Refusal.cannotCreate(path: path, cause: "the disk is full or failing")
    }
  }
}

extension InputFile {
  /// The text of a file that holds one line, which LF or CR LF may end.
  static func line(_ bytes: [UInt8]) -> String {
    let line = bytes.withRestoredLineFeeds
    return String(
      decoding: line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...], as: UTF8.self)
  }
}
