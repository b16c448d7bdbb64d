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
    kind = try Self.kind(of: absolute, shown: path, as: source, mapping)
  }

  var isStandardInput: Bool { shown == "-" }

  /// Whether it is the standard input and holds questions.
  var isQuestionsInput: Bool { isStandardInput && kind != .revisions && kind != .git }

  /// The path as a file by itself.
  var file: SourceFile {
    isStandardInput ? SourceFile.standardInput : SourceFile(alone: absolute, shown: shown)
  }

  private static func kind(
    of path: String, shown: String, as source: Import.Source?, _ mapping: [String: String]
  ) throws -> Kind {
    if source == .git { return .git }
    if shown != "-", isFolder(path) {
      return source == .revisions || source == nil && isRepository(path) ? .git : .folder
    }
    if source == .revisions { return .revisions }
    if source == .zip { return .archive }
    if source != nil || shown == "-" { return .file }
    let head = try SourceFile.head(of: path, shown: shown)
    switch SourceFormat.found(in: head, path: shown, mapping: mapping) {
    case .revisions: return .revisions
    case .zip: return .archive
    default: return .file
    }
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
