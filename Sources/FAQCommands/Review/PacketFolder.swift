import FAQModel
import Foundation

/// A packet on the disk.
enum PacketFolder {
  /// More files than a packet can have.
  private static let mostFiles = ArticleText.mostItems + 64

  /// Whether a file manager leaves the name behind in folders.
  private static func isLeft(_ name: String) -> Bool {
    [".ds_store", "__macosx", "thumbs.db", "desktop.ini"].contains(name.lowercased())
      || name.hasPrefix("._")
  }

  /// Every file of the folder by name, without what file managers leave in it.
  ///
  /// - Throws: ``Refusal`` where there is a folder, a symbolic link or anything else but a file in it, or
  ///   a file is larger than one of a packet can be.
  static func files(at path: String) throws -> [String: [UInt8]] {
    let folder: Folder
    do { folder = try Folder(at: path) } catch Refusal.unwritableFile(_, let cause) {
      throw Refusal.unreadableFile(path: path, cause: cause)
    }
    defer { folder.close() }
    let names = try folder.names().filter { !isLeft($0) }
    guard names.count <= mostFiles else {
      throw Refusal.invalidPacket(cause: "it has \(names.count) files")
    }
    var files: [String: [UInt8]] = [:]
    for name in names {
      var status = stat()
      guard lstat(folder.full(name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        throw Refusal.invalidPacket(cause: "\(name) is no plain file")
      }
      guard status.st_size <= ReviewPacket.largestFile, let bytes = try folder.read(name) else {
        throw Refusal.invalidPacket(cause: "\(name) is too large")
      }
      files[name] = bytes
    }
    return files
  }
}
