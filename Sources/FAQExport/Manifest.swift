public import FAQModel

/// What stands beside the files of an exported folder and says of each what it is: `manifest.json`.
public enum Manifest {
  /// The name of the file within the folder.
  public static let path = "manifest.json"
  public static let format = "faqcms.bundle"
  public static let version: Int64 = 1

  /// The manifest of some files.
  public static func file(of files: [ExportedFile], _ snapshot: SiteSnapshot) -> ExportedFile {
    let manifest = JSONValue.object([
      "format": .string(format), "version": .integer(version),
      "site": JSONExport.site(snapshot.site),
      "categories": JSONExport.categories(snapshot.categories),
      "withdrawn": .array(snapshot.withdrawn.map(JSONExport.tombstone)),
      "files": .array(
        files.map { file in
          .object([
            "path": .string(file.path), "sha256": .string(Digest(of: file.bytes).hex),
          ])
        }),
    ])
    return ExportedFile(path: path, text: manifest.text(.indented) + "\n")
  }
}
