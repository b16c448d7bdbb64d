extension LedgerEntry {
  /// Reads an entry back from its canonical bytes, and from nothing else: what was read has exactly
  /// these canonical bytes again.
  ///
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``.
  package init(canonical bytes: [UInt8]) throws {
    guard let text = String(validating: bytes, as: UTF8.self),
      let json = try? JSONValue(reading: text), let entry = LedgerEntry(json),
      entry.canonical == bytes
    else {
      throw Refusal.unreadableProof(
        what: "entry", cause: "it is not in the form of this faqcms; a newer one may read it")
    }
    self = entry
  }

  private init?(_ json: JSONValue) {
    guard let sequence = json["sequence"]?.integer, sequence > 0,
      let time = json["time"]?.string.flatMap(Instant.init(stored:)),
      let actor = json["actor"]?.string.flatMap({ Handle($0) }),
      let act = json["act"]?.string.flatMap(Act.init), let note = json["note"]?.string,
      let details = json["details"],
      let previous = json["previous"]?.string.flatMap(Digest.init(hex:))
    else { return nil }
    self.init(
      sequence: sequence, time: time, clock: json["clock"]?.string.flatMap(Clock.init),
      actor: actor, act: act,
      subject: Subject(
        article: json["article"]?.integer.map { Article.ID($0) },
        revision: json["revision"]?.integer.flatMap { Int(exactly: $0) },
        digest: json["digest"]?.string.flatMap(Digest.init(hex:))),
      note: note, details: details, previous: previous)
  }
}
