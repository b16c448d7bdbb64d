import FAQImport
import FAQModel
import Foundation

/// A file to be imported, by itself or one of a folder.
struct SourceFile: Sendable {
  /// What it is called in reports: the path as the user wrote it, or the folder's and what follows.
  let shown: String
  /// What names it for ever: its own name or, in a folder, the folder's name and the way from there.
  let name: String
  /// Where it is; nil for the standard input.
  let path: String?
  /// The folder in which files are that answers show; nil where there is none.
  let root: String?

  /// The way to it from the folder that is imported, or its name where it is by itself.
  var relative: String {
    guard let root, let path, path.hasPrefix(root + "/") else { return name }
    return String(path.dropFirst(root.count + 1))
  }

  /// A larger file is not read, in bytes.
  static let largest = 1 << 30

  /// A file that is imported by itself; what it shows may stand in its folder.
  init(alone path: String, shown: String) {
    self.init(
      shown: shown, name: (path as NSString).lastPathComponent, path: path,
      root: (path as NSString).deletingLastPathComponent)
  }

  init(shown: String, name: String, path: String?, root: String?) {
    self.shown = shown
    self.name = name
    self.path = path
    self.root = root
  }

  /// As much of the beginning of a file as it takes to tell what it is.
  static func head(of path: String, shown: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Refusal.unreadableFile(path: shown, cause: String(cString: strerror(errno)))
    }
    defer { try? file.close() }
    return Array(try file.read(upToCount: SourceFormat.lookedAt) ?? Data())
  }

  func bytes(in session: Session) throws -> [UInt8] {
    guard let path else { return try session.readInput(Self.largest) }
    return try Self.bytes(at: path, shown: shown)
  }

  static func bytes(at path: String, shown: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Refusal.unreadableFile(path: shown, cause: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw Refusal.unreadableFile(path: shown, cause: "it is a folder")
    }
    return try InputFile.read(descriptor: descriptor, path: shown, limit: largest)
  }
}

/// The files of a folder that may hold questions.
struct SourceFolder {
  private(set) var files: [SourceFile] = []
  /// How many files were left out, by what they end in.
  private(set) var others: [String: Int] = [:]
  /// Symbolic links, which are not followed.
  private(set) var links: [String] = []

  /// What the files end in that are looked into.
  private static let suffixes: Set = [
    "md", "markdown", "mdown", "html", "htm", "xhtml", "txt", "csv", "tsv", "xml", "docx", "xlsx",
  ]
  private static let deepest = 64
  private static let most = 200_000

  /// - Parameters:
  ///   - path: the folder's absolute path.
  ///   - shown: how the user wrote it.
  ///   - takesLists: whether files of JSON and YAML are meant, too.
  /// - Throws: ``Refusal/unreadableFile(path:cause:)`` where a folder cannot be listed, or there is no
  ///   end of them.
  init(_ path: String, shown: String, takesLists: Bool) throws {
    let base = URL(fileURLWithPath: path).standardizedFileURL
    let suffixes =
      takesLists ? Self.suffixes.union(["json", "ndjson", "jsonl", "yaml", "yml"]) : Self.suffixes
    try walk(
      base.path, shown: shown.hasSuffix("/") ? String(shown.dropLast()) : shown,
      name: base.lastPathComponent, root: base.path, suffixes, depth: 0)
  }

  private mutating func walk(
    _ path: String, shown: String, name: String, root: String, _ suffixes: Set<String>, depth: Int
  ) throws {
    guard depth < Self.deepest, files.count < Self.most else {
      throw Refusal.unreadableFile(path: shown, cause: "its folders are too deep or too many")
    }
    let folder = try Folder(at: path)
    defer { folder.close() }
    for entry in try folder.names().sorted() where !entry.hasPrefix(".") {
      let place = (path: "\(path)/\(entry)", shown: "\(shown)/\(entry)", name: "\(name)/\(entry)")
      switch folder.kind(of: entry) {
      case S_IFDIR where entry != "node_modules":
        try walk(
          place.path, shown: place.shown, name: place.name, root: root, suffixes, depth: depth + 1)
      case S_IFREG:
        let suffix = (entry as NSString).pathExtension.lowercased()
        if suffixes.contains(suffix) {
          files.append(
            SourceFile(shown: place.shown, name: place.name, path: place.path, root: root))
        } else {
          others[suffix.isEmpty ? "no suffix" : ".\(suffix)", default: 0] += 1
        }
      case S_IFLNK: links.append(place.shown)
      default: others["other kinds", default: 0] += 1
      }
    }
  }

  /// What was left out, a sentence each.
  var remarks: [String] {
    let kinds = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) with \($0.key)"
    }
    let left =
      kinds.isEmpty ? [] : ["Files that hold no questions: \(kinds.joined(separator: ", "))."]
    return left + links.map { "\($0) is a symbolic link, which is not followed." }
  }
}
