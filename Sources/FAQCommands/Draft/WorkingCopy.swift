import FAQEditorial
import FAQModel
import Foundation

/// A file of the user's own that says which revision it was made from, as `draft show --format markdown`
/// writes it. Once its text is saved it is brought up to date: else what is saved from it again would be
/// merged with what its own author saved before.
struct WorkingCopy {
  private static let mark = "faqcms: {"

  private let path: String
  private let bytes: [UInt8]

  /// Nil for what is no such file.
  init?(_ path: String?, _ bytes: [UInt8]) {
    guard let path, path != "-", Self.line(in: bytes) != nil else { return nil }
    self.path = path
    self.bytes = bytes
  }

  /// Writes into the file from which revision it goes on, and all of the text where that is another than
  /// the file's: where it was merged, or fields were set besides. A file that cannot be written stays as
  /// it is, with a note.
  ///
  /// - Parameter text: what the file says.
  func follow(
    _ saved: SavedDraft, from text: ArticleText, by office: Editorial, _ global: GlobalOptions,
    in session: Session
  ) throws {
    let isSaved = try text.canonical().digest == saved.digest
    let written =
      isSaved
      ? replacingLine(
        with: DraftFile.facts(slug: saved.slug, revision: saved.revision, digest: saved.digest))
      : Array(
        DraftFile.file(
          try office.show(ArticleAddress(saved.revision)).text, slug: saved.slug,
          revision: saved.revision, digest: saved.digest
        ).utf8)
    guard written != bytes else { return }
    if let cause = try write(written, in: session) {
      return global.note(
        "note: \(path) still says that it was made from an earlier revision (\(cause)); to go on from "
          + "\(saved.revision), use 'faqcms draft show \(saved.revision.article) --format markdown'",
        in: session)
    }
    if !isSaved { global.note("\(path) holds \(saved.revision) now.", in: session) }
  }

  /// Says why the file was not written; nil where it was.
  private func write(_ written: [UInt8], in session: Session) throws -> String? {
    let descriptor = open(try session.absolute(path), O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return .systemCause }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var kind = stat()
    guard fstat(descriptor, &kind) == 0, kind.st_mode & S_IFMT == S_IFREG else {
      return "it is no plain file"
    }
    do {
      guard try file.readToEnd() ?? Data() == Data(bytes) else { return "it was changed meanwhile" }
      try fill(file, with: written)
      return nil
    } catch {
      // NB: it takes no more room than it has.
      try? fill(file, with: bytes)
      return "it cannot be written"
    }
  }

  private func fill(_ file: FileHandle, with bytes: [UInt8]) throws {
    try file.seek(toOffset: 0)
    try file.write(contentsOf: Data(bytes))
    try file.truncate(atOffset: UInt64(bytes.count))
  }

  private func replacingLine(with marked: String) -> [UInt8] {
    guard let line = Self.line(in: bytes) else { return bytes }
    return Array(bytes[..<line.lowerBound]) + marked.utf8 + bytes[line.upperBound...]
  }

  /// Where the mark stands: a line of its own in the front matter, without its end.
  private static func line(in bytes: [UInt8]) -> Range<Int>? {
    for (index, line) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    )
    .enumerated() {
      if index > 0, line.starts(with: "---".utf8) { return nil }
      if line.starts(with: mark.utf8) {
        return line
          .startIndex..<(line.last == UInt8(ascii: "\r") ? line.endIndex - 1 : line.endIndex)
      }
    }
    return nil
  }
}
