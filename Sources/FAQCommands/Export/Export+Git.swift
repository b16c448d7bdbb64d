import FAQEditorial
import FAQExport
import FAQModel

extension Export {
  /// Hands on the whole history, whose drafts nobody else may read where it is a file.
  ///
  /// - Returns: the publications that were left out.
  func writeHistory(_ office: Editorial, in session: Session) throws -> [Revision.ID] {
    var refused: [Revision.ID] = []
    try stream(in: session, permissions: 0o600) { sink in
      refused = try history(office, to: sink)
    }
    return refused
  }

  /// - Returns: the publications that were left out.
  private func history(
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
