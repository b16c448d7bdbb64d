import FAQModel
import Foundation

/// Bytes that are written first and read after that. Where they are many they are kept in a file without a
/// name in the folder for temporary ones, which is gone with the process.
final class Spool {
  /// How many bytes are kept in memory.
  private static let most = 1 << 20

  private(set) var count = 0
  private var piece: [UInt8] = []
  private var file: Int32?

  deinit { if let file { close(file) } }

  func add(_ bytes: [UInt8]) throws {
    count += bytes.count
    piece += bytes
    if piece.count >= Self.most { try spill() }
  }

  /// Hands on all bytes in their order, some at a time.
  func forEachPiece(_ body: ([UInt8]) throws -> Void) throws {
    if let file {
      guard lseek(file, 0, SEEK_SET) == 0 else { throw Self.failure }
      try InputFile.forEachChunk(descriptor: file, path: Self.folder) { try body(Array($0)) }
    }
    try body(piece)
  }

  /// The digest of all bytes, which are read for it.
  func digest() throws -> Digest {
    var hasher = Digest.Hasher()
    try forEachPiece { hasher.add($0[...]) }
    return hasher.digest
  }

  private func spill() throws {
    let file = file ?? TemporaryFile.open(in: Self.folder)
    guard file >= 0 else { throw Self.failure }
    self.file = file
    guard Folder.write(piece, to: file) else { throw Self.failure }
    piece.removeAll(keepingCapacity: true)
  }

  private static var folder: String { FileManager.default.temporaryDirectory.path }

  private static var failure: Refusal {
    .unwritableFile(path: folder, cause: .systemCause)
  }
}
