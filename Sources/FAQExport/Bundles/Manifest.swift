public import FAQModel

/// What stands beside the files of an exported folder and says of each what it is: `manifest.json`.
public struct Manifest: Equatable, Sendable {
  /// The name of the file within the folder.
  public static let path = "manifest.json"
  public static let version: Int64 = 1
  static let format = "faqcms.bundle"

  /// What was exported; nil where a newer faqcms chose something that this one does not know.
  public let choice: BundleChoice?
  /// The digest of each file, by path.
  public let files: [String: Digest]
  /// The head of the ledger that it says all this follows from; nil where it names none.
  public let ledger: TreeHead?
  let json: JSONValue
  /// The UUID of the site that it is of; nil where it names none.
  public var site: String? { json["site"]?["uuid"]?.string }

  /// Reads a manifest back.
  ///
  /// - Throws: ``Refusal/unreadableManifest(cause:)`` where it is none, or is of a newer version.
  public init(reading bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self),
      let json = try? JSONValue(reading: text)
    else { throw Self.notOurs }
    try Self.checkVersion(json["format"], json["version"])
    files = try Self.files(json["files"])
    self.json = json
    choice = BundleChoice(json: json["export"])
    ledger = Self.head(json["ledger"])
  }

  /// Whether a file that begins so is a manifest.
  public static func isBeginning(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "{\n  \"format\": \"\(format)\"".utf8)
  }

  static func head(_ json: JSONValue?) -> TreeHead? {
    guard let size = json?["size"]?.integer.flatMap({ Int(exactly: $0) }), size > 0,
      let root = json?["root"]?.string.flatMap({ Digest(hex: $0) })
    else { return nil }
    return TreeHead(size: size, root: root)
  }

  static let notOurs = Refusal.unreadableManifest(cause: "it is no manifest of faqcms")

  static func checkVersion(_ format: JSONValue?, _ version: JSONValue?) throws {
    guard format?.string == Self.format else { throw notOurs }
    guard version?.integer == Self.version else {
      throw Refusal.unreadableManifest(cause: "a newer faqcms made it; update faqcms")
    }
  }

  /// The digest of each file by path, as a manifest names them.
  static func files(_ json: JSONValue?) throws -> [String: Digest] {
    guard case .array(let list)? = json else {
      throw Refusal.unreadableManifest(cause: "it names no files")
    }
    var files: [String: Digest] = [:]
    for file in list {
      guard let path = file["path"]?.string, let hex = file["sha256"]?.string,
        let digest = Digest(hex: hex), isPath(path), path != Self.path,
        files.updateValue(digest, forKey: path) == nil
      else { throw Refusal.unreadableManifest(cause: "a file in it has no proper path or SHA-256") }
    }
    return files
  }

  /// The manifest of a folder that is made for it alone.
  ///
  /// - Throws: what ``ExportBundle/write(to:)`` throws.
  public init(of bundle: ExportBundle<some SnapshotPages>) throws {
    var sink = ManifestSink()
    try bundle.write(to: &sink)
    try self.init(reading: sink.bytes)
  }

  private struct ManifestSink: BundleSink {
    var bytes: [UInt8] = []

    func add(_ file: ExportedFile) {}

    mutating func append(_ bytes: [UInt8], to path: String) {
      if path == Manifest.path { self.bytes += bytes }
    }
  }

  /// Whether this is the path of a file within a folder that an export may make.
  static func isPath(_ path: String) -> Bool {
    path.utf8.count <= 1_000
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && part.first != "." && part.utf8.count <= 255
          && !part.unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7f }
      }
  }
}
