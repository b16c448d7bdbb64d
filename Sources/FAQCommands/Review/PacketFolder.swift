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
    do { folder = try Folder(at: path) } catch Refusal.unreadableFile(_, let cause) {
      let unpack = "it is no folder; unpack it if it is a ZIP, and name the folder that comes out"
      throw Refusal.unreadableFile(path: path, cause: isFile(path) ? unpack : cause)
    }
    defer { folder.close() }
    let names = try folder.names().filter { !isLeft($0) }
    if !names.contains(ReviewPacket.manifestName),
      let inner = names.map(folder.full).first(where: {
        isFile("\($0)/\(ReviewPacket.manifestName)")
      })
    {
      throw Refusal.unreadableFile(path: path, cause: "the packet is in \(inner); name that folder")
    }
    guard names.count <= mostFiles else {
      throw Refusal.invalidPacket(cause: "it has \(names.count) files")
    }
    var files: [String: [UInt8]] = [:]
    for name in names {
      guard let size = fileSize(folder.full(name)) else {
        throw Refusal.invalidPacket(cause: "\(name) is no plain file")
      }
      guard size <= ReviewPacket.largestFile, let bytes = try folder.read(name) else {
        throw Refusal.invalidPacket(cause: "\(name) is too large")
      }
      files[name] = bytes
    }
    return files
  }

  private static func isFile(_ path: String) -> Bool { fileSize(path) != nil }

  /// Nil where there is no plain file.
  private static func fileSize(_ path: String) -> Int? {
    var status = stat()
    let isFile = lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    return isFile ? Int(status.st_size) : nil
  }
}
