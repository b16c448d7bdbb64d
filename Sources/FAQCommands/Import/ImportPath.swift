import FAQImport
import FAQModel
import Foundation

/// A path that is to be imported, looked at as far as that decides how it is read.
struct ImportPath {
  /// How something is read.
  enum Kind {
    case revisions, git
    /// Files of questions: those of a folder, those of an archive, or one by itself.
    case folder, archive, file
  }

  /// The path as the user wrote it; `-` for the standard input.
  let shown: String
  let absolute: String
  let kind: Kind
  /// Whether it is a pipe or the like, which can be read once.
  let isStream: Bool
  /// What it holds, where it can be read once and holds questions.
  private(set) var input: [UInt8] = []

  /// - Parameters:
  ///   - source: what the user says that it is; nil to be found out.
  ///   - mapping: the columns that the user names.
  /// - Throws: ``Refusal/unreadableFile(path:cause:)`` where it is not there or cannot be opened.
  init(
    _ path: String, as source: Import.Source?, mapping: [String: String], in session: Session
  ) throws {
    let absolute = try path == "-" ? path : session.absolute(path)
    if path != "-", access(absolute, R_OK) != 0 {
      throw Refusal.unreadableFile(path: path, cause: .systemCause)
    }
    shown = path
    self.absolute = absolute
    isStream = path == "-" || Self.isStream(absolute)
    kind = try Self.kind(of: absolute, shown: path, isStream: isStream, as: source, mapping)
  }

  /// The same, with what it holds where it can be read once and holds questions.
  func withStreamRead(in session: Session) throws -> ImportPath {
    guard isStream, kind != .revisions, kind != .git else { return self }
    var read = self
    read.input =
      try isStandardInput
      ? session.readInput(SourceFile.largest) : SourceFile.bytes(at: absolute, shown: shown)
    return read
  }

  var isStandardInput: Bool { shown == "-" }

  /// The path as a file by itself.
  var file: SourceFile {
    if isStandardInput { return SourceFile(stream: "the standard input", name: "-") }
    guard isStream else { return SourceFile(alone: absolute, shown: shown) }
    // A name such as /dev/fd/63 is of this run alone.
    let isOfSystem = absolute.hasPrefix("/dev/") || absolute.hasPrefix("/proc/")
    return SourceFile(
      stream: shown, name: isOfSystem ? "-" : (absolute as NSString).lastPathComponent)
  }

  private static func kind(
    of path: String, shown: String, isStream: Bool, as source: Import.Source?,
    _ mapping: [String: String]
  ) throws -> Kind {
    if source == .git { return .git }
    if shown != "-", isFolder(path) {
      return source == .revisions || source == nil && isRepository(path) ? .git : .folder
    }
    if source == .revisions { return .revisions }
    if source == .zip { return .archive }
    if source != nil || isStream { return .file }
    let head = try SourceFile.head(of: path, shown: shown)
    switch SourceFormat.found(in: head, path: shown, mapping: mapping) {
    case .revisions: return .revisions
    case .zip: return .archive
    default: return .file
    }
  }

  /// Whether something can be read once: what was taken from it to look at is gone.
  private static func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isRepository(_ path: String) -> Bool {
    let names = FileManager.default
    return names.fileExists(atPath: path + "/.git")
      || isFolder(path + "/objects") && names.fileExists(atPath: path + "/HEAD")
  }
}
