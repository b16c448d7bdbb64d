import FAQImport
import FAQModel
import Foundation

/// Reads a Word document through pandoc, which turns it into HTML.
enum WordDocument {
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where pandoc is not installed or cannot read it.
  static func read(
    _ file: SourceFile, _ bytes: [UInt8], _ options: SourceOptions
  ) throws -> SourceReading {
    let folder = FileManager.default.temporaryDirectory.path + "/faqcms-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/source.docx"))
    try run(in: folder)
    let html = try SourceFile.bytes(at: folder + "/page.html", shown: file.shown)
    var reading = try options.reader.read(html, as: .html, path: file.name)
    reading.remarks.append("It was turned into HTML by pandoc, which leaves out what HTML has not.")
    return reading
  }

  private static func run(in folder: String) throws {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    let words = [
      "pandoc", "--sandbox", "--from", "docx", "--to", "html", "--wrap", "none", "--output",
      folder + "/page.html", folder + "/source.docx",
    ]
    let process: ChildProcess
    do {
      process = try ChildProcess(words, [null, null, null])
    } catch {
      throw Refusal.invalidFile(
        line: nil,
        cause: "Word documents are read by pandoc, which is not installed; install it, or save the "
          + "document as a web page")
    }
    guard process.wait() == 0 else {
      throw Refusal.invalidFile(line: nil, cause: "pandoc cannot read it as a Word document")
    }
  }
}
