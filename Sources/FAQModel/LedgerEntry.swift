/// One act, as the ledger keeps it for ever.
public struct LedgerEntry: Equatable, Sendable {
  /// The kinds of act.
  public enum Act: String, CaseIterable, Sendable {
    case siteInit = "site.init"
    case contributorAdd = "contributor.add"
    case contributorEdit = "contributor.edit"
    case contributorDeactivate = "contributor.deactivate"
    case categoryAdd = "category.add"
    case categoryEdit = "category.edit"
    case categoryOrder = "category.order"
    case policySet = "policy.set"
    case draftNew = "draft.new"
    case draftEdit = "draft.edit"
    case draftSubmit = "draft.submit"
    case draftTakeBack = "draft.take-back"
    case draftDiscard = "draft.discard"
    case reviewApprove = "review.approve"
    case reviewConfirm = "review.confirm"
    case reviewRequestChanges = "review.request-changes"
    case reviewComment = "review.comment"
    case reviewResolve = "review.resolve"
    case reviewAssign = "review.assign"
    case reviewRevoke = "review.revoke"
    case reviewerRevoke = "reviewer.revoke"
    case reviewerReinstate = "reviewer.reinstate"
    case reviewerKeyAdd = "reviewer.key-add"
    case reviewerKeyRevoke = "reviewer.key-revoke"
    case raise = "draft.raise"
    case publish
    case unschedule
    case withdraw
    case place
    case rename
    /// A file was given a name under which texts can show it.
    case assetAdd = "asset.add"
    /// A file of somebody else's was imported; the acts before it since the last one are its content.
    case importFile = "import"

    /// Whether it may change the rules by which texts are weighed: the policy, the shelves, or who signs.
    package var mayChangeRules: Bool {
      switch self {
      case .categoryAdd, .categoryEdit, .categoryOrder, .policySet, .reviewerRevoke,
        .reviewerReinstate, .reviewerKeyAdd, .reviewerKeyRevoke:
        true
      default: false
      }
    }
  }

  /// The clock that an entry's time was read from. No time is ever taken from an argument.
  public enum Clock: String, CaseIterable, Sendable {
    /// The clock of the machine that recorded the act.
    case system
    /// The entry before: the machine's clock was behind it, by up to five seconds.
    case ledger
  }

  /// What an act is about: a revision, an article, or neither.
  public struct Subject: Equatable, Sendable {
    public let article: Article.ID?
    public let revision: Int?
    public let digest: Digest?

    package init(article: Article.ID? = nil, revision: Int? = nil, digest: Digest? = nil) {
      self.article = article
      self.revision = revision
      self.digest = digest
    }

    /// The subject of an act on a revision.
    package init(_ revision: Revision.ID, _ digest: Digest) {
      self.init(article: revision.article, revision: revision.number, digest: digest)
    }
  }

  /// The position in the ledger, counted from 1 without gaps; the order of acts is this order.
  public let sequence: Int64
  public let time: Instant
  /// By which clock; nil in entries of version 1, which do not say.
  public let clock: Clock?
  public let actor: Handle
  public let act: Act
  public let subject: Subject
  /// What the actor said about it; may be empty.
  public let note: String
  /// Everything else that the act recorded, so that its effect can be computed again.
  public let details: JSONValue
  /// The hash of the entry before, 64 zeros for the first.
  public let previous: Digest

  package init(
    sequence: Int64, time: Instant, clock: Clock?, actor: Handle, act: Act, subject: Subject,
    note: String, details: JSONValue, previous: Digest
  ) {
    self.sequence = sequence
    self.time = time
    self.clock = clock
    self.actor = actor
    self.act = act
    self.subject = subject
    self.note = note
    self.details = details
    self.previous = previous
  }

  /// The entry as it is hashed: compact JSON in UTF-8 whose members have a fixed order; those of
  /// `details` are in bytewise order.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    var members: [JSONValue.Member] = [
      .init("version", .integer(clock == nil ? 1 : 2)), .init("sequence", .integer(sequence)),
      .init("time", .string(time.description)),
    ]
    if let clock { members.append(.init("clock", .string(clock.rawValue))) }
    members += [
      .init("actor", .string(actor.text)), .init("act", .string(act.rawValue)),
      .init("article", .optional(subject.article)),
      .init("revision", .optional(subject.revision)),
      .init("digest", .optional(subject.digest?.hex)), .init("note", .string(note)),
      .init("details", details.sorted), .init("previous", .string(previous.hex)),
    ]
    JSONValue.object(members).write(.compact, to: &bytes)
    return bytes
  }

  /// The hash of the entry: the leaf hash of RFC 9162, section 2.1.1, SHA-256 of a zero byte and the
  /// canonical bytes. The bytes name the hash of the entry before, so each hash covers all that was.
  public var hash: Digest { Digest(of: [0] + canonical) }

  /// What stands in for the hash before the first entry.
  package static let beginning = Digest.zero
}

extension Int64 {
  /// The number of the next entry of the ledger; the greatest that there is, which a damaged file may hold, stays
  /// itself.
  package var next: Int64 { self == .max ? self : self + 1 }
}
