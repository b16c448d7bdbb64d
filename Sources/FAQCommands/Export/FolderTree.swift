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
    if let folder = try folder(parent, making: true) {
      try staging.rename(other, to: name, in: folder)
    }
  }

  /// Writes a file that is not there yet; folders above it are made.
  func create(
    _ path: String, _ content: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let (parent, name) = Self.split(path)
    try folder(parent, making: true)?.create(name, content)
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

  private func folder(_ path: String, making: Bool = false) throws -> Folder? {
    if path.isEmpty { return root }
    if let folder = folders[path] { return folder }
    let (parent, name) = Self.split(path)
    let folder = try folder(parent, making: making)?.folder(name, making: making)
    folders[path] = folder
    return folder
  }

  /// The path of the folder, empty for the root, and the name within it.
  private static func split(_ path: String) -> (parent: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }
}
