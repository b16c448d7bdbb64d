import FAQExport
import FAQModel
import Foundation

/// An export in the place to which it was taken: a folder, or a tar archive of one.
struct DeployedExport {
  let manifest: Manifest
  /// The digest of the manifest's bytes.
  let digest: Digest
  /// The digest of each file by path, those that begin with a dot aside; nil for what is no plain file.
  let files: [String: Digest?]
  /// The paths of the folders within a folder; of an archive none.
  let folders: Set<String>

  /// Reads what is at an absolute path.
  ///
  /// - Throws: ``Refusal/noManifest(_:)`` and the refusals of what cannot be read.
  init(at path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Refusal.unreadableFile(path: path, cause: "there is nothing of that name")
    }
    if isFolder.boolValue {
      try self.init(folder: path)
    } else {
      try self.init(archive: path)
    }
  }

  private init(folder path: String) throws {
    let folder = try Folder(at: path)
    defer { folder.close() }
    guard let bytes = try folder.read(Manifest.path) else { throw Refusal.noManifest(path) }
    manifest = try Manifest(reading: bytes)
    digest = Digest(of: bytes)
    let present = try PresentFiles(in: path)
    files = present.digests
    folders = present.folders
  }

  private init(archive path: String) throws {
    // Nothing is written, so that a link may lead to the archive.
    let path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let folder = try Folder(at: (path as NSString).deletingLastPathComponent)
    defer { folder.close() }
    let archive = try folder.read((path as NSString).lastPathComponent) ?? []
    let all = try TarArchive.files(in: archive)
    // Archives are made of what a folder holds, or of the folder itself.
    let top = all[Manifest.path] == nil ? Self.onlyFolder(of: all.keys) : ""
    guard case .some(.some(let bytes)) = all[top + Manifest.path] else {
      throw Refusal.noManifest(path)
    }
    manifest = try Manifest(reading: Array(bytes))
    digest = Digest(of: Array(bytes))
    let shown = all.map { (path: String($0.key.dropFirst(top.count)), bytes: $0.value) }
      .filter { !$0.path.split(separator: "/").contains { $0.first == "." } }
    files = Dictionary(
      shown.map { ($0.path, $0.bytes.map { Digest(of: Array($0)) }) }, uniquingKeysWith: { $1 })
    folders = []
  }

  /// The folder at the top that all files are in, with a slash; empty where there is none.
  private static func onlyFolder(of paths: some Collection<String>) -> String {
    guard let first = paths.first, let slash = first.firstIndex(of: "/") else { return "" }
    let top = String(first[...slash])
    return paths.allSatisfy { $0.hasPrefix(top) } ? top : ""
  }
}
