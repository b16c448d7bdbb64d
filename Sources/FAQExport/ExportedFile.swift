public import FAQModel

/// A file of an export.
public struct ExportedFile: Equatable, Sendable {
  /// The place within the folder: parts with a `/` between them, none empty and none beginning with a dot.
  public let path: String
  public let bytes: [UInt8]
  /// The SHA-256 of the bytes.
  public let digest: Digest

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    digest = Digest(of: bytes)
  }

  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
