import FAQImport
import FAQModel
import FAQStore
import Foundation

/// A Word document (ECMA-376), which pandoc turns into HTML.
struct WordDocument {
  private let bytes: [UInt8]
  /// The archive with the part of it that holds the words; nil where it is none that is read here.
  private let main: (archive: ZipArchive, part: ZipArchive.Entry)?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let archive = try? ZipArchive(bytes)
    main = archive.flatMap { archive in
      archive.file(at: "word/document.xml").map { (archive, $0) }
    }
  }

  /// - Parameter file: where it is from.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where pandoc is not installed or cannot read it.
  func read(_ file: SourceFile, _ options: SourceOptions) throws -> SourceReading {
    let temporary = FileManager.default.temporaryDirectory.path
    let html = try Interruption.withFolder(
      temporary + "/faqcms-", else: Refusal.unwritableFile(path: temporary, cause: .systemCause)
    ) { folder in
      try Data(readable).write(to: URL(fileURLWithPath: folder + "/source.docx"))
      try Self.run(in: folder)
      return try SourceFile.bytes(at: folder + "/page.html", shown: file.shown)
    }
    var reading = try options.reader.read(html, as: .html, path: file.name)
    reading.remarks.append("It was turned into HTML by pandoc, which leaves out what HTML has not.")
    reading.remarks += remarks
    return reading
  }

  /// The document with all words where pandoc reads them.
  private var readable: [UInt8] {
    guard let archive = main?.archive else { return bytes }
    var parts: [String: [UInt8]] = [:]
    for name in ["document", "footnotes", "endnotes"] {
      guard let part = archive.file(at: "word/\(name).xml"),
        let words = try? archive.bytes(of: part)
      else { continue }
      parts[part.path] = WordText.readable(words)
    }
    return parts.isEmpty ? bytes : archive.replacing(parts)
  }

  /// The pictures within it, which pandoc names as the document does.
  func files(largest: Int) -> ShownFiles? {
    main.map { ShownFiles(beside: $0.part, in: $0.archive, largest: largest) }
  }

  /// What pandoc passes over without a word, and may change what is said.
  private var remarks: [String] {
    guard let main, let bytes = try? main.archive.bytes(of: main.part) else { return [] }
    return bytes.withUnsafeBufferPointer { bytes in
      Self.lost.compactMap { lost in
        lost.marks.contains { bytes.holds($0) } ? lost.remark : nil
      }
    }
  }

  private static let lost: [(marks: [StaticString], remark: String)] = [
    (["<w:vanish"], "It has words that Word hides; in the drafts they are shown."),
    (["<w:dstrike"], "It has words that are struck through twice; in the drafts they are not."),
    (
      ["<w:position"],
      "It has words that are raised or lowered; in the drafts they are on the line."
    ),
    (["<w:sym "], "It has symbols of a font of their own, of which the drafts may lack some."),
    (["<m:oMath"], "It has formulas, some of which the drafts may show as TeX; write them out."),
    (
      ["<w:ins ", "<w:del ", "<w:moveFrom ", "<w:moveTo "],
      "It has tracked changes, which nobody has accepted or rejected; in the drafts they are accepted."
    ),
    (["<w:ddList"], "It has drop-down lists of forms; the drafts lack what was chosen in them."),
  ]

  private static func run(in folder: String) throws {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    let words = [
      "pandoc", "--sandbox", "--standalone", "--from", "docx", "--to", "html", "--wrap", "none",
      "--output",
      folder + "/page.html", folder + "/source.docx",
    ]
    let process: ChildProcess
    do {
      process = try ChildProcess(words, [null, null, null])
    } catch {
      throw Refusal.invalidFile(
        cause: "Word documents are read by pandoc, which is not installed; install it, or save the "
          + "document as a web page")
    }
    guard process.wait() == 0 else {
      throw Refusal.invalidFile(cause: "pandoc cannot read it as a Word document")
    }
  }
}
