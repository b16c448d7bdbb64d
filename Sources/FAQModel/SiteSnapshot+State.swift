extension SiteSnapshot.Entry {
  /// All that it says, as bytes, but for the words of its text, which follow from the digest, and what was
  /// signed, which follows from the sign-offs: exports make the same of two entries that are the same here.
  package var state: [UInt8] {
    var state = SnapshotState()
    state.add(article)
    state.add(revision)
    state.add(digest)
    for time in [
      firstPublished, published, until, edited, changesReviewed, fullyReviewed, reviewDue,
      reviewLapsed, lapsed,
    ] { state.add(time) }
    state.add(position.map(Int64.init))
    state.add(isFeatured ? 1 : 0)
    for signOff in signOffs { state.add(signOff) }
    return state.bytes
  }
}

/// Values one after the other, each with its length or an end, so that no others give the same bytes.
package struct SnapshotState {
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(1_024) }

  package mutating func add(_ article: Article) {
    add(article.id.rawValue)
    add(article.uuid)
    add(article.slug.text)
    add(article.aliases.map(\.text))
  }

  package mutating func add(_ text: String) {
    add(Int64(text.utf8.count))
    text.withBytes { bytes.append(contentsOf: $0) }
  }

  package mutating func add(_ digest: Digest) { bytes += digest.bytes }

  package mutating func add(_ time: Instant?) { add(time?.milliseconds) }

  package mutating func add(_ number: Int64?) {
    bytes.append(number == nil ? 0 : 1)
    withUnsafeBytes(of: (number ?? 0).littleEndian) { bytes.append(contentsOf: $0) }
  }

  fileprivate mutating func add(_ revision: Revision.ID) {
    add(revision.article.rawValue)
    add(Int64(revision.number))
  }

  fileprivate mutating func add(_ signOff: SignOff) {
    add(signOff.entry)
    add(signOff.revision)
    add(signOff.digest)
    add(signOff.base ?? .zero)
    add(signOff.time)
    for text in [
      signOff.reviewer.text, signOff.name, signOff.credentials, signOff.registration,
      signOff.decision.rawValue, signOff.scope.rawValue, signOff.meaning.rawValue,
      signOff.tier.rawValue, signOff.note, signOff.key ?? "",
    ] { add(text) }
    add(signOff.specialties)
    add(signOff.revocation.map { "\($0)" } ?? "")
  }

  private mutating func add(_ texts: [String]) {
    add(Int64(texts.count))
    for text in texts { add(text) }
  }
}
