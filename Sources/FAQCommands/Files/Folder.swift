import FAQModel
import Foundation

/// An open folder. Everything is done relative to it and nothing through a symbolic link, so that no
/// other process can lead a write astray.
struct Folder {
  let path: String
  private let descriptor: Int32

  /// Opens a folder that is there, to read.
  init(at path: String) throws {
    self.path = path
    descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
  }

  /// Opens the folder in which a file is to be written, which has to be there.
  init(of file: String) throws {
    path = (file as NSString).deletingLastPathComponent
    descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  /// Opens a folder, making it where it is not there; its own name may be no symbolic link.
  init(making path: String) throws {
    self.path = path
    // What was there a moment ago may be gone, as another export put it in its place.
    for _ in 0..<100 {
      if mkdir(path, 0o755) != 0, errno != EEXIST { throw Self.failure(path) }
      guard let opened = try Self.opened(path) else { continue }
      descriptor = opened
      return
    }
    throw Self.failure(path)
  }

  /// Opens a folder whose own name may be no symbolic link; nil where there is nothing.
  init?(existing path: String) throws {
    guard let opened = try Self.opened(path) else { return nil }
    self.path = path
    descriptor = opened
  }

  /// Opens the folder at a path; nil where there is nothing.
  private static func opened(_ path: String) throws -> Int32? {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
      throw Refusal.symbolicLink(path)
    }
    let descriptor = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    if descriptor >= 0 { return descriptor }
    if errno == ENOENT { return nil }
    throw errno == ENOTDIR ? notAFolder(path) : failure(path)
  }

  /// A folder within another; nil where there is none of that name.
  private init?(_ name: String, in folder: Folder) throws {
    path = folder.full(name)
    descriptor = openat(folder.descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor < 0 else { return }
    if errno == ENOENT { return nil }
    let failure = errno == ENOTDIR ? Self.notAFolder(path) : Self.unreadable(path)
    // NB: a symbolic link is ENOTDIR here, as a file is.
    if folder.kind(of: name) == S_IFLNK { throw Refusal.symbolicLink(path) }
    throw failure
  }

  /// The folder of that name in this one; nil where there is none.
  func folder(_ name: String) throws -> Folder? { try Folder(name, in: self) }

  /// The folder of that name in this one, made where it is not there.
  func folder(making name: String) throws -> Folder {
    if mkdirat(descriptor, name, 0o755) != 0, errno != EEXIST { throw Self.failure(full(name)) }
    guard let folder = try folder(name) else { throw Self.failure(full(name)) }
    return folder
  }

  func close() { _ = Foundation.close(descriptor) }

  /// Keeps other exports out of the folder until it is closed; false where one is in it, or put another in
  /// its place. File systems without locks keep nobody out.
  func hold() -> Bool { Self.hold(descriptor) && isAtPath }

  /// Whether the path stands for this folder still.
  var isAtPath: Bool { Self.isSame(descriptor, AT_FDCWD, path) }

  /// Whether nothing stands at a path, no broken link either.
  static func isNothing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && errno == ENOENT
  }

  /// Removes all that is in the folder.
  func clear() throws {
    for name in try names() { try removeAll(name) }
  }

  /// Removes what an export left under a name, and all that is in it.
  func removeAll(_ name: String) throws {
    do { try FileManager.default.removeItem(atPath: full(name)) } catch {
      throw Refusal.unwritableFile(
        path: full(name), cause: "what is left of an export cannot be removed")
    }
  }

  private static func hold(_ descriptor: Int32) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno != EINTR { return errno != EWOULDBLOCK }
    }
    return true
  }

  /// Whether a name in an open folder stands for what is open.
  private static func isSame(_ descriptor: Int32, _ folder: Int32, _ name: String) -> Bool {
    var (one, other) = (stat(), stat())
    return fstat(descriptor, &one) == 0
      && fstatat(folder, name, &other, AT_SYMLINK_NOFOLLOW) == 0
      && one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// The names in the folder, in bytewise order.
  func names() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .sortedByBytes()
    } catch {
      throw Refusal.unreadableFile(path: path, cause: "the folder cannot be listed")
    }
  }

  /// The bytes of a file; nil where there is none.
  func read(_ name: String) throws -> [UInt8]? {
    try reading(name) { try InputFile.read(descriptor: $0, path: full(name), limit: .max) }
  }

  /// How a file begins, and the digest of all of it; nil where there is none.
  func digest(
    _ name: String, beginning count: Int = 0
  ) throws -> (beginning: [UInt8], digest: Digest)? {
    try reading(name) { file in
      var beginning: [UInt8] = []
      var hasher = Digest.Hasher()
      try InputFile.forEachChunk(descriptor: file, path: full(name)) { chunk in
        beginning += chunk.prefix(count - beginning.count)
        hasher.add(chunk)
      }
      return (beginning, hasher.digest)
    }
  }

  /// Whether a file is an archive that an export made.
  func holdsArchive(_ name: String) throws -> Bool {
    try reading(name) { EarlierArchive($0).isOfExport } ?? false
  }

  /// Does something with an open file; nil where there is none.
  private func reading<Result>(
    _ name: String, _ body: (Int32) throws -> Result
  ) throws -> Result? {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      if errno == ELOOP { throw Refusal.symbolicLink(full(name)) }
      throw Self.unreadable(full(name))
    }
    defer { _ = Foundation.close(file) }
    do { return try body(file) } catch {
      // NB: a folder is opened as a file is, and cannot be read.
      guard kind(of: name) == S_IFDIR else { throw error }
      throw Refusal.unreadableFile(path: full(name), cause: "it is a folder; \(Self.advice)")
    }
  }

  /// Puts a file in place of the one of that name, in one step.
  func replace(_ name: String, with bytes: [UInt8]) throws {
    let part = try part(of: name)
    defer { part.close() }
    try part.write(bytes)
    try part.putInPlace()
  }

  /// A file that grows beside the one of that name, to be put in its place whole and then closed. Until then
  /// no other export can make one.
  func part(of name: String, permissions: mode_t = 0o644) throws -> FilePart {
    let temporary = ".\(name).faqcms-part"
    // NB: O_RDWR opens a pipe without waiting; on network file systems nothing else can be held.
    let left = openat(descriptor, temporary, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    let isNothing = left < 0 && errno == ENOENT
    defer { if left >= 0 { _ = Foundation.close(left) } }
    guard left < 0 || holds(left, as: temporary) else { throw Refusal.busyOutput(full(name)) }
    // Where nothing was left, what has the name by now is the file of an export that runs.
    if !isNothing { unlinkat(descriptor, temporary, 0) }
    let file = openat(descriptor, temporary, Self.makesNew, permissions)
    guard file >= 0 else {
      throw errno == EEXIST ? Refusal.busyOutput(full(name)) : Self.failure(full(name))
    }
    guard holds(file, as: temporary) else {
      _ = Foundation.close(file)
      throw Refusal.busyOutput(full(name))
    }
    return FilePart(of: name, named: temporary, in: self, file)
  }

  private func holds(_ file: Int32, as name: String) -> Bool {
    Self.hold(file) && Self.isSame(file, descriptor, name)
  }

  /// Writes a file that is not there yet.
  func create(_ name: String, with bytes: [UInt8]) throws { try create(name) { try $0(bytes) } }

  /// Writes a file that is not there yet, of bytes that come in pieces.
  func create(
    _ name: String, _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let file = openat(descriptor, name, Self.makesNew, 0o644)
    guard file >= 0 else { throw Self.failure(full(name)) }
    defer { _ = Foundation.close(file) }
    do { try content { try write($0, to: file, for: name) } } catch {
      try? remove(name)
      throw error
    }
  }

  /// Writes to the end of an open file of this folder.
  func write(_ bytes: [UInt8], to file: Int32, for shown: String) throws {
    guard Self.write(bytes, to: file) else {
      throw Refusal.unwritableFile(path: full(shown), cause: Self.fullDisk)
    }
  }

  /// Why not all of a file could be written.
  static let fullDisk = "the disk is full or failing"

  /// Writes to the end of an open file; false where not all of it could be written, and then `errno` says why.
  static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR || Waiting.isOver(file, POLLOUT) { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }

  /// Gives a file another name in this folder or in another one, in place of what has it there.
  func rename(_ name: String, to other: String, in folder: Folder? = nil) throws {
    let folder = folder ?? self
    guard renameat(descriptor, name, folder.descriptor, other) == 0 else {
      throw Self.failure(folder.full(other))
    }
  }

  func remove(_ name: String) throws {
    if unlinkat(descriptor, name, 0) != 0, errno != ENOENT { throw Self.failure(full(name)) }
  }

  /// Removes a folder that holds nothing; one that holds anything stays.
  func removeFolder(_ name: String) { _ = unlinkat(descriptor, name, AT_REMOVEDIR) }

  /// Refuses to write where something other than a file stands, such as a device; links are refused elsewhere.
  func checkPlain(_ name: String) throws {
    guard let kind = kind(of: name), kind != S_IFREG, kind != S_IFLNK else { return }
    throw Refusal.unwritableFile(
      path: full(name),
      cause: "it is no plain file; without --output it goes to the standard output")
  }

  /// What a name stands for; nil where it stands for nothing.
  func kind(of name: String) -> mode_t? { status(of: name).map { $0.st_mode & S_IFMT } }

  /// What is known of what a name stands for, be it a symbolic link; nil where it stands for nothing.
  func status(of name: String) -> stat? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  func full(_ name: String) -> String { path + "/" + name }

  private static let makesNew = O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC

  private static let advice = "remove it yourself, or name another place"

  private static func notAFolder(_ path: String) -> Refusal {
    .unwritableFile(path: path, cause: "it is no folder; \(advice)")
  }

  private static func unreadable(_ path: String) -> Refusal {
    .unreadableFile(path: path, cause: .systemCause)
  }

  private static func failure(_ path: String) -> Refusal {
    .unwritableFile(path: path, cause: .systemCause)
  }
}
