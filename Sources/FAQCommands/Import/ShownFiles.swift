import FAQImport
import FAQModel
import Foundation

/// Finds the files that answers show, in the folder, archive or document that they came with.
struct ShownFiles: Sendable {
  private let place: SourceFile.Place
  /// The largest file that is kept, in bytes.
  private let largest: Int

  /// The files beside a file; nil where there can be none.
  init?(beside file: SourceFile, largest: Int) {
    if case .stream = file.place { return nil }
    place = file.place
    self.largest = largest
  }

  /// The files beside an entry of an archive.
  init(beside entry: ZipArchive.Entry, in archive: ZipArchive, largest: Int) {
    place = .archive(archive, entry)
    self.largest = largest
  }

  /// The question with the files that it shows, as far as they are here.
  func found(for question: ImportedQuestion, _ attachments: [SourceAttachment]) -> ImportedQuestion
  {
    var question = question
    var seen: Set<String> = []
    // Several addresses may lead to one file, of which there is one copy then.
    var read: [String: [UInt8]] = [:]
    var elsewhere = 0
    for attachment in attachments where seen.insert(attachment.address).inserted {
      guard let relative = Self.relative(attachment.address) else {
        elsewhere += 1
        continue
      }
      do {
        let bytes = try read[relative] ?? bytes(relative)
        read[relative] = bytes
        question.files.append(
          ImportedAsset(
            address: attachment.address, file: (relative as NSString).lastPathComponent,
            bytes: bytes, alt: attachment.description))
      } catch let refusal as Refusal {
        question.remarks.append("It shows \(attachment.address.visibleOnOneLine): \(refusal)")
      } catch {
        question.remarks.append(
          "It shows \(attachment.address.visibleOnOneLine), which is not here.")
      }
    }
    if elsewhere > 0 { question.remarks.append(Self.remark(elsewhere)) }
    return question
  }

  /// The question with the assets of an export that lie beside it. Of those that do not, the import
  /// tells where they are not kept here either.
  func withAssets(
    _ assets: [(pin: AssetPin, file: String)], of question: ImportedQuestion
  ) -> ImportedQuestion {
    var question = question
    for (pin, file) in assets {
      guard let relative = Self.relative(file), let bytes = try? bytes(relative) else { continue }
      guard Digest(of: bytes) == pin.digest else {
        question.remarks.append(
          "\(relative.visibleOnOneLine) is another file than the export says, and is not kept.")
        continue
      }
      question.files.append(
        ImportedAsset(
          address: AssetName.scheme + pin.name.text, file: pin.name.text, bytes: bytes,
          alt: pin.alt))
    }
    return question
  }

  /// What is said of pictures and other files that are only named by an address of the web.
  static func remark(_ count: Int) -> String {
    count == 1
      ? "It shows or links a file elsewhere, which is not kept: add it with 'faqcms asset add'."
      : "It shows or links \(count) files elsewhere, which are not kept: add them with 'faqcms asset add'."
  }

  /// The path of a file that came with the page; nil for an address of the web.
  private static func relative(_ address: String) -> String? {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let first = path.prefix { $0 != "/" }
    guard !path.isEmpty, !first.contains(":"), !path.hasPrefix("//") else { return nil }
    return String(path).removingPercentEncoding ?? String(path)
  }

  private func bytes(_ relative: String) throws -> [UInt8] {
    switch place {
    case .stream: throw Refusal.unreadableFile(path: relative, cause: "it is not here")
    case .disk(let path, let root):
      try bytes(relative, from: (path as NSString).deletingLastPathComponent, within: root)
    case .archive(let archive, let entry): try bytes(relative, beside: entry, in: archive)
    }
  }

  private func bytes(_ relative: String, from folder: String, within root: String) throws -> [UInt8]
  {
    let start = relative.hasPrefix("/") ? root : folder
    let path = URL(fileURLWithPath: start + "/" + relative).standardizedFileURL
      .resolvingSymlinksInPath().path
    let top = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
    guard path.hasPrefix(top + "/") else {
      throw Refusal.unreadableFile(path: relative, cause: "it is outside of the folder")
    }
    let descriptor = try InputFile.open(path, shown: relative, O_NOFOLLOW)
    defer { close(descriptor) }
    return try InputFile.read(descriptor: descriptor, path: relative, limit: largest)
  }

  private func bytes(
    _ relative: String, beside entry: ZipArchive.Entry, in archive: ZipArchive
  ) throws -> [UInt8] {
    let start = relative.hasPrefix("/") ? "" : (entry.path as NSString).deletingLastPathComponent
    let path = ("/" + start + "/" + relative as NSString).standardizingPath.dropFirst()
    guard let found = archive.file(at: String(path)) else {
      throw Refusal.unreadableFile(path: relative, cause: "it is not in the archive")
    }
    return try archive.bytes(of: found)
  }
}
