package import FAQModel

extension ArticleRecord {
  /// The revision that an address with a version names.
  ///
  /// - Throws: ``Refusal`` where there is none, or where the start of a digest fits several texts.
  package func resolve(_ address: ArticleAddress, at time: Instant) throws -> Revision {
    switch address.version {
    case nil:
      guard let start = start(at: time) else { throw noDraft(at: time) }
      return start
    case .revision, .digest: return try revisions.resolve(address)
    case .live:
      guard let live = live(at: time).flatMap({ revision($0.revision.number) }) else {
        throw Refusal.nothingLive(article.id)
      }
      return live
    case .review:
      guard let open = openReview.flatMap({ revision($0.revision.number) }) else {
        throw Refusal.nothingInReview(article.id)
      }
      return open
    }
  }

  /// The same, but without a version the public text where there is one.
  package func resolvePublic(_ address: ArticleAddress, at time: Instant) throws -> Revision {
    let live = live(at: time).flatMap { revision($0.revision.number) }
    return try (address.version == nil ? live : nil) ?? resolve(address, at: time)
  }

  /// The refusal where every draft was set aside.
  package func noDraft(at time: Instant) -> Refusal {
    .noDraft(article.id, start: start(at: time)?.id)
  }

  /// Refuses an address whose version names another text than the one that an act is about.
  package func check(
    _ address: ArticleAddress, names meant: Revision, to act: String, isRestorable: Bool = false,
    at time: Instant
  ) throws {
    guard address.version != nil else { return }
    let named = try resolve(address, at: time)
    // One text may be in several revisions, of which a digest names the last.
    let isDigest = if case .digest = address.version { true } else { false }
    guard named.id == meant.id || (isDigest && named.digest == meant.digest) else {
      throw Refusal.otherText(named.id, act: act, meant: meant.id, isRestorable: isRestorable)
    }
  }
}

extension [Revision] {
  /// The revision of those of an article that an address names by number or digest.
  ///
  /// - Throws: ``Refusal`` as above, and where the address names it otherwise.
  package func resolve(_ address: ArticleAddress) throws -> Revision {
    let version = address.version(withRevision: { number in contains { $0.number == number } })
    let found = filter { revision in
      switch version {
      case .revision(let number): revision.number == number
      case .digest(let prefix): revision.digest.hex.hasPrefix(prefix)
      case .live, .review, nil: false
      }
    }
    guard let last = found.last else { throw Refusal.unknownRevision(address.description) }
    guard Set(found.map(\.digest)).count == 1 else {
      throw Refusal.ambiguousDigest(address.description)
    }
    return last
  }
}
