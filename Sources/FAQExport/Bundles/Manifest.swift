public import FAQModel

/// What stands beside the files of an exported folder and says of each what it is: `manifest.json`.
public struct Manifest: Equatable, Sendable {
  /// The name of the file within the folder.
  public static let path = "manifest.json"
  public static let version: Int64 = 1
  private static let format = "faqcms.bundle"

  /// What was exported; nil where a newer faqcms chose something that this one does not know.
  public let choice: BundleChoice?
  /// The digest of each file, by path.
  public let files: [String: Digest]
  let json: JSONValue

  /// Reads a manifest back.
  ///
  /// - Throws: ``Refusal/unreadableManifest(cause:)`` where it is none, or is of a newer version.
  public init(reading bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self),
      let json = try? JSONValue(reading: text), json["format"]?.string == Self.format
    else { throw Refusal.unreadableManifest(cause: "it is no manifest of faqcms") }
    guard json["version"]?.integer == Self.version else {
      throw Refusal.unreadableManifest(cause: "a newer faqcms made it; update faqcms")
    }
    guard case .array(let list)? = json["files"] else {
      throw Refusal.unreadableManifest(cause: "it names no files")
    }
    var files: [String: Digest] = [:]
    for file in list {
      guard let path = file["path"]?.string, let hex = file["sha256"]?.string,
        let digest = Digest(hex: hex), Self.isPath(path), path != Self.path,
        files.updateValue(digest, forKey: path) == nil
      else { throw Refusal.unreadableManifest(cause: "a file in it has no proper path or SHA-256") }
    }
    self.files = files
    self.json = json
    choice = BundleChoice(json: json["export"])
  }

  /// Whether another says the same, but for the head of the ledger that it was made at.
  public func saysTheSame(as other: Manifest) -> Bool { rest == other.rest }

  private var rest: [JSONValue.Member] {
    guard case .object(let members) = json else { return [] }
    return members.filter { $0.name != "ledger" }
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

extension Manifest {
  /// The manifest of some files, indented, with a final line end.
  static func file(
    of files: [ExportedFile], _ choice: BundleChoice, _ snapshot: SiteSnapshot
  ) -> ExportedFile {
    let head = JSONValue.object([
      "format": .string(format), "version": .integer(version),
      "site": JSONExport.site(snapshot.site), "export": choice.json,
      "ledger": snapshot.ledger.map(JSONExport.ledger) ?? .null,
      "categories": JSONExport.categories(snapshot.categories),
    ])
    var bytes = head.openText
    JSONList.write("articles", snapshot.entries, to: { bytes += $0 }, article)
    JSONList.write("withdrawn", snapshot.withdrawn, to: { bytes += $0 }, JSONExport.tombstone)
    JSONList.write("files", files, to: { bytes += $0 }, named)
    return ExportedFile(path: path, bytes: bytes + JSONList.endOfObject)
  }

  private static func named(_ file: ExportedFile) -> JSONValue {
    .object(["path": .string(file.path), "sha256": .string(file.digest.hex)])
  }

  private static func article(_ entry: SiteSnapshot.Entry) -> JSONValue {
    let signatures = entry.signOffs.indices.map { index in
      index < entry.signatures.count ? entry.signatures[index] : nil
    }
    return .object([
      "number": .integer(entry.article.id.rawValue), "uuid": .string(entry.article.uuid),
      "slug": .string(entry.article.slug.text), "title": .string(entry.text.title),
      "locale": .string(entry.text.locale.text),
      "revision": .integer(Int64(entry.revision.number)), "digest": .string(entry.digest.hex),
      "published": .optional(entry.published), "until": .optional(entry.until),
      "sign_offs": .array(
        zip(entry.signOffs, signatures).map { signOff, signed in
          signOff.exported.adding([
            JSONValue.Member("statement", .optional(signed?.statement)),
            JSONValue.Member("signature", .optional(signed?.signature)),
          ])
        }),
    ])
  }
}
