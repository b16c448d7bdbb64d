import FAQExport
import FAQModel
import Foundation

/// The files that stand in a folder, whoever made them.
enum PresentFiles {
  /// The most files that are looked at.
  static let most = 2_000_000

  /// The digest of each file by path, of files and folders whose names begin with a dot none; nil for
  /// what is neither a file nor a folder, such as a symbolic link, which is not followed.
  static func digests(in path: String) throws -> [String: Digest?] {
    let folder = try Folder(at: path)
    defer { folder.close() }
    var digests: [String: Digest?] = [:]
    try collect(folder, "", &digests)
    return digests
  }

  private static func collect(
    _ folder: Folder, _ prefix: String, _ digests: inout [String: Digest?]
  ) throws {
    for name in try folder.names() where name.first != "." {
      guard digests.count < most else {
        throw Refusal.unreadableFile(path: folder.path, cause: "it holds too many files")
      }
      switch folder.kind(of: name) {
      case S_IFREG: digests[prefix + name] = try folder.digest(name)?.digest
      case S_IFDIR:
        guard let inner = try folder.folder(name) else { continue }
        defer { inner.close() }
        try collect(inner, prefix + name + "/", &digests)
      default: digests[prefix + name] = .some(nil)
      }
    }
  }
}
