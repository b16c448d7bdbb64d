import FAQModel

/// A folder and those within it, whose files are named by paths with a `/` between the parts.
final class FolderTree {
  private let root: Folder
  private var folders: [String: Folder] = [:]

  init(_ root: Folder) { self.root = root }

  deinit { close() }

  func close() {
    for folder in folders.values { folder.close() }
    folders = [:]
  }

  /// The bytes of a file; nil where there is none.
  func read(_ path: String) throws -> [UInt8]? {
    let (parent, name) = Self.split(path)
    return try folder(parent)?.read(name)
  }

  /// The digest of a file; nil where there is none.
  func digest(_ path: String) throws -> Digest? {
    let (parent, name) = Self.split(path)
    return try folder(parent)?.digest(name)?.digest
  }

  /// Puts a file of another folder in place of the one at the path, in one step; folders above it are
  /// made.
  func replace(_ path: String, with other: String, of staging: Folder) throws {
    let (parent, name) = Self.split(path)
    try staging.rename(other, to: name, in: folder(making: parent))
  }

  /// Writes a file that is not there yet; folders above it are made.
  func create(
    _ path: String, _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let (parent, name) = Self.split(path)
    try folder(making: parent).create(name, content)
  }

  /// Removes a file, and the folders above it that hold nothing else.
  func remove(_ path: String) throws {
    var (parent, name) = Self.split(path)
    guard let holder = try folder(parent) else { return }
    try holder.remove(name)
    while !parent.isEmpty {
      folders.removeValue(forKey: parent)?.close()
      (parent, name) = Self.split(parent)
      try folder(parent)?.removeFolder(name)
    }
  }

  private func folder(_ path: String) throws -> Folder? {
    if let folder = opened(path) { return folder }
    let (parent, name) = Self.split(path)
    let folder = try folder(parent)?.folder(name)
    folders[path] = folder
    return folder
  }

  private func folder(making path: String) throws -> Folder {
    if let folder = opened(path) { return folder }
    let (parent, name) = Self.split(path)
    let folder = try folder(making: parent).folder(making: name)
    folders[path] = folder
    return folder
  }

  private func opened(_ path: String) -> Folder? { path.isEmpty ? root : folders[path] }

  /// The path of the folder, empty for the root, and the name within it.
  private static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
