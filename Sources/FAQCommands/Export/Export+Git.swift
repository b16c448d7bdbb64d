import FAQEditorial
import FAQExport
import FAQModel
import Foundation

extension Export {
  /// Streams the whole history to the standard output or into a new file.
  ///
  /// - Returns: the publications that were left out.
  func writeHistory(_ office: Editorial, in session: Session) throws -> [Revision.ID] {
    if let output, output != "-" {
      let path = try global.outputPath(output, in: session)
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw errno == EEXIST
          ? Refusal.fileExists(path)
          : Refusal.cannotCreate(path: path, cause: String(cString: strerror(errno)))
      }
      defer { close(descriptor) }
      do {
        return try stream(office) { bytes in
          guard Folder.write(bytes, to: descriptor) else {
            throw Refusal.unwritableFile(path: path, cause: Folder.fullDisk)
          }
        }
      } catch {
        // A part of a history is none.
        unlink(path)
        throw error
      }
    } else {
      return try stream(office) { session.output.write($0) }
    }
  }

  /// - Returns: the publications that were left out.
  private func stream(
    _ office: Editorial, to write: @escaping ([UInt8]) throws -> Void
  ) throws -> [Revision.ID] {
    try office.wholeHistory { history in
      var export = try GitHistoryExport(
        site: history.site, names: history.names, text: history.text, write: write)
      try history.forEachEntry { try export.add($0, live: $1) }
      for change in history.changes { try export.add(change) }
      try export.finish()
      return history.refused
    }
  }
}
