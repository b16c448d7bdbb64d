package import FAQModel
package import FAQStore

/// An event of a history with its text made ready to be kept, where it has one with a title.
package struct ImportEvent: Sendable {
  package let event: HistoryEvent
  package let packed: PackedText?

  /// - Parameter base: a text of the same article that comes before this event.
  package init(
    _ event: HistoryEvent, base: CanonicalText? = nil, with packer: TextPacker
  ) throws {
    self.event = event
    packed = try event.words.flatMap { words in
      try words.canonical.map {
        try PackedText(
          words.text, canonical: $0, base: base?.digest == $0.digest ? nil : base, with: packer)
      }
    }
  }
}

/// The last texts of articles in a stream of events, to keep each next one as the difference to it.
package struct ImportBases: Sendable {
  private var last: [Passage: (text: CanonicalText, depth: Int)] = [:]
  private var size = 0

  /// So many differences in a row at most, and so many bytes of texts at hand.
  private static let deepest = 15
  private static let largest = 24 * 1024 * 1024

  package init() {}

  /// The text that an event's text is to be kept against, nil for none; then the event's is the last.
  package mutating func base(of event: HistoryEvent) -> CanonicalText? {
    guard let text = event.words?.canonical else { return nil }
    let key = Passage(event.key[...])
    let known = last[key]
    let base = known.flatMap { $0.depth < Self.deepest && $0.text != text ? $0 : nil }
    if size > Self.largest {
      last = [:]
      size = 0
    }
    last[key] = (text, base.map { $0.depth + 1 } ?? 0)
    size += text.bytes.count - (known?.text.bytes.count ?? 0)
    return base?.text
  }
}

extension Editorial {
  /// Imports a history in one transaction: drafts only, with old authors, dates and messages kept as
  /// claims about the past. What was imported before, under the same keys, is not imported again.
  ///
  /// - Parameters:
  ///   - file: what the ledger says that was imported, such as a file's name.
  ///   - source: what the keys of this history are known with, apart from those of others; nil for
  ///     keys that stand by themselves.
  ///   - isWhole: whether the history always begins with its first event, as that of a repository
  ///     does. A file may hold a later part.
  ///   - trial: the trial that this is a part of; nil to keep what is imported.
  ///   - next: gives the next events; none at the end.
  /// - Throws: ``Refusal/otherHistory(place:key:article:isWhole:)`` where the article of a key was imported
  ///   from another history; then nothing is imported.
  package func importHistory(
    from file: String, source: String? = nil, isWhole: Bool = false, in trial: ImportTrial? = nil,
    next: () throws -> [ImportEvent]
  ) throws -> ImportReport {
    var report = ImportReport()
    try importing(trial) { desk in
      var history = try HistoryImport(at: desk, source: source, isWhole: isWhole)
      while true {
        let events = try next()
        if events.isEmpty { break }
        for event in events { try history.take(event) }
      }
      report = try history.finish(file)
      if report.isEmpty { throw NothingToKeep() }
    }
    return report
  }
}
