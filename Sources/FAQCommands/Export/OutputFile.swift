import FAQModel
import Foundation

/// Writes one exported file in one step: whoever reads it sees the old bytes or the new ones.
enum OutputFile {
  /// How many bytes of a file say which format it is of.
  private static let beginning = 24

  /// Replaces the file at an absolute path.
  ///
  /// - Throws: ``Refusal`` where it is a symbolic link or holds something that no export made.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let name = (path as NSString).lastPathComponent
    let folder = try Folder(at: (path as NSString).deletingLastPathComponent)
    defer { folder.close() }
    if let old = try folder.read(name) {
      // An earlier export of the same format begins as this one does.
      guard old.isEmpty || old.prefix(beginning).elementsEqual(bytes.prefix(beginning)) else {
        throw Refusal.notOurFile(path)
      }
      if old == bytes { return }
    }
    try folder.replace(name, with: bytes)
  }
}
