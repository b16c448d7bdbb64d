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
  /// The paths of the folders within a folder; nil for an archive.
  let folders: Set<String>?

  /// Reads what a user names: a folder, or a file or pipe with an archive, `-` for that of the standard input.
  ///
  /// - Throws: ``Refusal/noManifest(_:)`` and the refusals of what cannot be read.
  init(named name: String, in session: Session) throws {
    let path = try name == "-" ? name : session.absolute(name)
    var isFolder: ObjCBool = false
    if path != "-", !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      throw Refusal.unreadableFile(path: path, cause: "there is nothing of that name")
    }
    if isFolder.boolValue {
      try self.init(folder: path)
    } else {
      let bytes = try InputFile.read(path, limit: .max, in: session)
      try self.init(archive: bytes, shown: path == "-" ? "the standard input" : path)
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

  private init(archive: [UInt8], shown: String) throws {
    let all = try TarArchive.files(in: archive)
    // Archives are made of what a folder holds, or of the folder itself.
    let top = all[Manifest.path] == nil ? Self.onlyFolder(of: all.keys) : ""
    guard case .some(.some(let bytes)) = all[top + Manifest.path] else {
      throw Refusal.noManifest(shown)
    }
    manifest = try Manifest(reading: Array(bytes))
    digest = Digest(of: Array(bytes))
    let shown = all.map { (path: String($0.key.dropFirst(top.count)), bytes: $0.value) }
      .filter { !$0.path.split(separator: "/").contains { $0.first == "." } }
    files = Dictionary(
      shown.map { ($0.path, $0.bytes.map { Digest(of: Array($0)) }) }, uniquingKeysWith: { $1 })
    folders = nil
  }

  /// The folder at the top that all files are in, with a slash; empty where there is none.
  private static func onlyFolder(of paths: some Collection<String>) -> String {
    guard let first = paths.first, let slash = first.firstIndex(of: "/") else { return "" }
    let top = String(first[...slash])
    return paths.allSatisfy { $0.hasPrefix(top) } ? top : ""
  }
}
