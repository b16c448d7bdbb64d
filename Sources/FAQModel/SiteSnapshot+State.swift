extension SiteSnapshot.Entry {
  /// All that it says, as bytes, but for the words of its text, which follow from the digest, and what was
  /// signed, which follows from the sign-offs: exports make the same of two entries that are the same here.
  package var state: [UInt8] {
    let times = [
      firstPublished, published, until, edited, changesReviewed, fullyReviewed, reviewDue,
      reviewLapsed, lapsed,
    ]
    let place: [JSONValue] = [
      position.map { .integer(Int64($0)) } ?? .null, .bool(isFeatured),
    ]
    return Array(
      JSONValue.array(
        article.state + [.string("\(revision)"), .string(digest.hex)] + times.map(\.state) + place
          + signOffs.map { .array($0.state) }
      ).text(.compact).utf8)
  }
}

extension Article {
  package var state: [JSONValue] {
    [.integer(id.rawValue), .string(uuid), .string(slug.text), .strings(aliases.map(\.text))]
  }
}

extension SignOff {
  fileprivate var state: [JSONValue] {
    [
      .integer(entry), .string("\(revision)"), .string(digest.hex), .string(reviewer.text),
      .string(name), .string(credentials), .string(registration), .strings(specialties),
      .string(decision.rawValue), .string(scope.rawValue), .optional(base?.hex),
      .string(meaning.rawValue), .string(tier.rawValue), .string(note), time.state,
      .optional(key), .optional(revocation.map { "\($0)" }),
    ]
  }
}

extension Instant {
  fileprivate var state: JSONValue { .integer(milliseconds) }
}

extension Instant? {
  fileprivate var state: JSONValue { map(\.state) ?? .null }
}
