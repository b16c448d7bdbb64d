import FAQImport
import FAQModel
import Foundation

/// The files of a folder that may hold questions.
struct SourceFolder {
  private(set) var files: [SourceFile] = []
  private var others = OtherFiles()
  private var saved = SavedPages([])
  /// Symbolic links, which are not followed.
  private(set) var links: [String] = []

  private static let deepest = 64
  private static let most = 200_000

  /// - Parameters:
  ///   - path: the folder's absolute path.
  ///   - shown: how the user wrote it.
  ///   - kinds: what is looked into.
  /// - Throws: ``Refusal/unreadableFile(path:cause:)`` where a folder cannot be listed, or there is no
  ///   end of them.
  init(_ path: String, shown: String, _ kinds: SourceKinds) throws {
    let base = URL(fileURLWithPath: path).standardizedFileURL
    try walk(
      base.path, shown: shown.hasSuffix("/") ? String(shown.dropLast()) : shown,
      name: base.lastPathComponent, relative: "", root: base.path, kinds, depth: 0)
  }

  private mutating func walk(
    _ path: String, shown: String, name: String, relative: String, root: String,
    _ kinds: SourceKinds, depth: Int, isOfPage: Bool = false
  ) throws {
    guard depth < Self.deepest, files.count < Self.most else {
      throw Refusal.unreadableFile(path: shown, cause: "its folders are too deep or too many")
    }
    let folder: Folder
    do { folder = try Folder(at: path) } catch Refusal.unreadableFile(_, let cause) {
      throw Refusal.unreadableFile(path: shown, cause: cause)
    }
    defer { folder.close() }
    let names = try folder.names().sorted()
    let pages = SavedPages(names)
    for entry in names where !entry.hasPrefix(".") {
      let place = (path: "\(path)/\(entry)", shown: "\(shown)/\(entry)", name: "\(name)/\(entry)")
      let way = relative.isEmpty ? entry : "\(relative)/\(entry)"
      switch folder.kind(of: entry) {
      case S_IFDIR where entry != "node_modules":
        try walk(
          place.path, shown: place.shown, name: place.name, relative: way, root: root, kinds,
          depth: depth + 1, isOfPage: isOfPage || pages.isOfPage(entry[...]))
      case S_IFREG where !kinds.isMeant(entry): others.count(entry)
      case S_IFREG where isOfPage: saved.pass(place.shown)
      case S_IFREG:
        files.append(
          SourceFile(
            shown: place.shown, name: place.name, relative: way,
            place: .disk(path: place.path, root: root)))
      case S_IFLNK: links.append(place.shown)
      default: others.count("")
      }
    }
  }

  /// What was left out, a sentence each.
  var remarks: [String] {
    others.remarks + saved.remarks
      + links.map { "\($0) is a symbolic link, which is not followed." }
  }
}
