import FAQImport
import FAQModel
import Foundation

/// A file to be imported, by itself or one of a folder.
struct SourceFile: Sendable {
  /// What it is called in reports: the path as the user wrote it, or the folder's and what follows.
  let shown: String
  /// What names it for ever: its own name or, in a folder, the folder's name and the way from there.
  let name: String
  /// The way to it from the folder or within the archive that is imported, or its name where it is by
  /// itself.
  let relative: String
  let place: Place

  /// Where a file is.
  enum Place: Sendable {
    /// The standard input or a pipe, which can be read once.
    case stream
    /// A path, and the folder in which files are that its answers show.
    case disk(path: String, root: String)
    case archive(ZipArchive, ZipArchive.Entry)
  }

  /// A larger file is not read, in bytes.
  static let largest = 1 << 30

  /// A file that is imported by itself; what it shows may stand in its folder.
  init(alone path: String, shown: String) {
    let name = (path as NSString).lastPathComponent
    self.init(
      shown: shown, name: name, relative: name,
      place: .disk(path: path, root: (path as NSString).deletingLastPathComponent))
  }

  /// What can be read once, such as the standard input.
  init(stream shown: String, name: String) {
    self.init(shown: shown, name: name, relative: name, place: .stream)
  }

  init(shown: String, name: String, relative: String, place: Place) {
    self.shown = shown
    self.name = name
    self.relative = relative
    self.place = place
  }

  /// What names the source of a question for ever, where the user names what is imported: of several files in
  /// it, each has questions of its own.
  ///
  /// - Parameter origin: what the file says it comes from, wherever it is.
  func source(called name: String, _ origin: String?, of question: SourceQuestion) -> String {
    let isAlone = self.name == relative
    let saysWay = question.identity.map { $0 == relative || $0.hasPrefix(relative + "#") } == true
    return isAlone || saysWay ? name : "\(name)/\(origin ?? relative)"
  }

  /// As much of the beginning of a file as it takes to tell what it is.
  static func head(of path: String, shown: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Refusal.unreadableFile(path: shown, cause: .systemCause)
    }
    defer { try? file.close() }
    return Array(try file.read(upToCount: SourceFormat.lookedAt) ?? Data())
  }

  /// The whole file.
  ///
  /// - Parameter input: what was read of it, where it can be read once.
  func bytes(_ input: [UInt8]) throws -> [UInt8] {
    switch place {
    case .stream: input
    case .disk(let path, _): try Self.bytes(at: path, shown: shown)
    case .archive(let archive, let entry): try archive.bytes(of: entry)
    }
  }

  static func bytes(at path: String, shown: String) throws -> [UInt8] {
    let descriptor = try InputFile.open(path, shown: shown)
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw Refusal.unreadableFile(path: shown, cause: "it is a folder")
    }
    return try InputFile.read(descriptor: descriptor, path: shown, limit: largest)
  }
}
