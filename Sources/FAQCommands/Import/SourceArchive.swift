import FAQImport
import FAQModel

/// The files of a ZIP archive that may hold questions.
struct SourceArchive {
  private(set) var files: [SourceFile] = []
  private(set) var remarks: [String]

  /// - Parameters:
  ///   - file: the archive.
  ///   - kinds: what is looked into.
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, as ``ZipArchive/init(_:)``.
  init(_ file: SourceFile, _ bytes: [UInt8], _ kinds: SourceKinds) throws {
    let archive = try ZipArchive(bytes)
    var others = OtherFiles()
    var pages = SavedPages(archive.entries.lazy.map(\.path))
    for entry in archive.entries where !entry.isFolder {
      let isHidden = entry.path.split(separator: "/").contains { $0.hasPrefix(".") }
      guard !isHidden, kinds.isMeant(entry.path) else {
        others.count(entry.path)
        continue
      }
      guard !pages.holds(entry.path) else {
        pages.pass("\(file.shown)/\(entry.path)")
        continue
      }
      files.append(
        SourceFile(
          shown: "\(file.shown)/\(entry.path)", name: "\(file.name)/\(entry.path)",
          relative: entry.path, place: .archive(archive, entry)))
    }
    remarks = archive.dropped.map { "Left out: \($0)." } + others.remarks
    remarks += pages.remarks
  }

  /// An archive that is refused as a whole, for the end of a sentence why.
  static func refused(_ file: SourceFile, _ cause: String) -> ReadSource {
    ReadSource(
      shown: file.shown, format: .zip, prepared: nil,
      refused: [
        SourceRefusal(
          place: "", cause: cause, suggestion: "Make the archive again, and import that.")
      ],
      dropped: [], remarks: [])
  }
}
