import FAQExport
import FAQModel
import Foundation

/// The files that stand in a folder, whoever made them.
struct PresentFiles {
  /// The most files that are looked at.
  private static let most = 2_000_000

  /// The digest of each file by path; nil for what is neither a file nor a folder, such as a symbolic
  /// link, which is not followed.
  private(set) var digests: [String: Digest?] = [:]
  /// The paths of the folders within.
  private(set) var folders: Set<String> = []

  /// Looks at all of a folder but what has a name that begins with a dot.
  init(in path: String) throws {
    let folder = try Folder(at: path)
    defer { folder.close() }
    try collect(folder, "")
  }

  private mutating func collect(_ folder: Folder, _ prefix: String) throws {
    for name in try folder.names() where name.first != "." {
      guard digests.count < Self.most else {
        throw Refusal.unreadableFile(path: folder.path, cause: "it holds too many files")
      }
      switch folder.kind(of: name) {
      case S_IFREG: digests[prefix + name] = try folder.digest(name)?.digest
      case S_IFDIR:
        guard let inner = try folder.folder(name) else { continue }
        defer { inner.close() }
        folders.insert(prefix + name)
        try collect(inner, prefix + name + "/")
      default: digests[prefix + name] = .some(nil)
      }
    }
  }
}
