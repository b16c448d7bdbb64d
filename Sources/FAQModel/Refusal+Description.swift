extension Refusal: CustomStringConvertible {
  /// The sentence that a person reads. Text that came from outside is escaped for the terminal.
  public var description: String {
    (workflowSentence ?? textSentence ?? peopleSentence ?? quoteSentence ?? assetSentence
      ?? proofSentence
      ?? signatureSentence ?? storageSentence).visible
  }

  private var workflowSentence: String? {
    switch self {
    case .illegal(let act, let id, let state, let next):
      "Cannot \(act) \(id): it is \(state). Instead, \(next)."
    case .alreadySubmitted(let revision):
      "\(revision) is in review already; its text has not changed since. "
        + "See 'faqcms review show \(revision.article)'."
    case .ownText(let handle, let revision, let isInReview):
      "\(handle) helped to write \(revision) and cannot sign it off: a text is reviewed by somebody "
        + "who did not write it. Ask another reviewer; \(Self.signers(isInReview))."
    case .alreadyApproved(let handle, let revision):
      "\(handle) has approved \(revision) in this review already; it waits for other reviewers."
    case .movedText(let revision, let digest, let expected, let what):
      "\(what.rawValue) is \(revision) (digest \(digest.short)…), not \(expected). "
        + (what == .inReview
          ? "Read it with 'faqcms review show \(revision.article)', then decide again."
          : "Read it with 'faqcms show \(revision)', then decide again with --digest \(digest.short).")
    case .otherText(let named, let act, let meant, let isRestorable):
      "The text to \(act) is \(meant), not \(named). Name \(meant), or the article alone"
        + (isRestorable
          ? "; 'faqcms restore \(named)' makes \(named) the newest text." : ". Nothing was done.")
    case .notSignedOff(let revision, let shortfall): shortfall.sentence(revision)
    case .mayNotSign(let handle, let revision, let cause, let isInReview):
      "\(handle) cannot sign off \(revision): \(handle) \(cause). Ask another reviewer; "
        + "\(Self.signers(isInReview)), 'faqcms reviewer show \(handle)' what is known."
    case .needsSignature(let revision, let tier, let sincePublished):
      "Only signed sign-offs of \(revision) count: "
        + (sincePublished
          ? "it became public by rules that ask for signatures. "
          : "its tier, \(tier.rawValue), asks for signatures. ")
        + "Sign with --sign; 'faqcms reviewer key list' shows whose keys are registered."
    case .meaningNotAsked(let meaning, let revision, let tier, let asked):
      "A sign-off of \(revision) as \(meaning) would not count: its tier, \(tier.rawValue), asks for \(asked)."
    case .unknownSignOff(let revision, let number, let count, let handle):
      handle.map { "\($0) has not approved \(revision)." }
        ?? "\(revision) has no sign-off \(number ?? 0)"
        + (count == 0
          ? "; nobody signed its text off." : "; its \(count) are counted from 1, the first one.")
    case .requestStays(let revision, let number, let handle):
      "Sign-off \(number) of \(revision) is a request for changes by \(handle), which stays: only what is "
        + "signed after it counts. Ask for review again with 'faqcms draft submit \(revision.article)'."
    case .otherTextInReview(let revision, let live):
      "\(live) is public, but \(revision) is in review: decide that one with 'faqcms review approve "
        + "\(revision)', or have it taken back first."
    case .needsFullReview(let revision, let cause):
      "\(revision) can only be signed off as a whole: \(cause). Approve it without --changes."
    case .tierLowered(let id, let tier, let least):
      "\(id) cannot go to \(tier.rawValue): \(least.rawValue) is the lowest tier that you can give it. "
        + "A tier is only raised; an admin can take a raise back, down to what the shelf asks for."
    case .revokedBefore(let handle, let from):
      "The sign-offs of \(handle) are void from \(from.forPeople) on. An earlier --from reaches further "
        + "back; for a later one first take this back with "
        + "'faqcms reviewer reinstate \(handle) --reason …'."
    case .missingNote(let act):
      "'\(act)' needs words, and those that were given are empty."
    case .lapsesBefore(let revision, let time):
      "Cannot schedule \(revision) for \(time.forPeople): its sign-offs count now, and no longer then. "
        + "Name an earlier time, or have it reviewed later."
    case .unconfirmed(let act):
      "Nobody can be asked whether to \(act.visibleOnOneLine); say --yes if so. Nothing was changed."
    case .timeInPast(let time, let what):
      "\(what) \(time.forPeople) has passed; name a later time"
        + (what == "--at" ? ", or leave it out to act now." : ".")
    case .beforeSite(let time): "The site did not exist at \(time.forPeople); name a later time."
    case .timeInFuture(let time, let what):
      "\(time.forPeople) has not come; \(what) names a past time."
    case .untilBeforeFrom(let from, let until):
      "The end \(until.forPeople) is not after the beginning \(from.forPeople)."
    case .ownReplacement(let id): "\(id) cannot be its own replacement; name another article."
    case .nothingLive(let id): "\(id) is not public; 'faqcms show \(id)' shows its newest text."
    case .nothingInReview(let id):
      "\(id) is not in review; 'faqcms show \(id)' says where it stands. A draft is submitted with 'faqcms "
        + "draft submit \(id)'."
    case .noDraft(let id, let start):
      "\(id) has no draft; "
        + (start.map { "'faqcms restore \($0)' makes one of \($0) as it is, " } ?? "")
        + "'faqcms draft edit \(id)' one with changes."
    case .nothingToChange(let what): "Nothing to change: \(what)."
    case .nothingSaid:
      "There is no text at all, so nothing was saved. To take an article away, use 'faqcms draft discard' or "
        + "'faqcms withdraw'."
    default: nil
    }
  }

  private var textSentence: String? {
    switch self {
    case .unknownArticle(let text): "There is no article \(text). 'faqcms list' shows them all."
    case .unknownRevision(let text):
      "There is no revision \(text). 'faqcms history' followed by the article shows them all."
    case .ambiguousDigest(let text):
      "\(text) fits several texts; write more characters of the digest."
    case .notAnAddress(let text):
      "'\(text)' names no text here. Write a number such as 12, a slug, or 12@3."
    case .invalidText(let field, let cause): "The \(field) cannot be saved: \(cause)."
    case .invalidFile(let line, let cause): (line.map { "Line \($0): " } ?? "") + cause + "."
    case .fileOfArticle(let id):
      "The file was made from article \(id), says its line 'faqcms:'. Nothing was saved."
    case .fileOfOtherSite(let id):
      "The file is not of this site: no \(id) here has the digest that its line 'faqcms:' names. Nothing "
        + "was saved."
    case .otherHistory(let place, let key, let article, let isWhole):
      "\(place): the article of the key '\(key.visibleOnOneLine)', \(article), was imported from "
        + (isWhole
          ? "another history; name this one with --source. Nothing was imported."
          : "another history, or from a later part of this one, and no date says that this comes "
            + "after it; name this one with --source. Nothing was imported.")
    case .editConflict(let base, let newest, let author, let time):
      "You started from \(base), but \(author) saved \(newest) at \(time.forPeople). "
        + "Nothing was saved; bring your changes into \(newest) with 'faqcms draft edit \(newest.article)'."
    case .setAsideBase(let base, let start):
      "The text was made from \(base), which was set aside since; the text to edit is \(start), in which its "
        + "words are not. Nothing was saved. 'faqcms restore \(base)' makes \(base) the newest text; then the "
        + "same edit goes on from there."
    case .mergeConflict(let base, let newest, let author, let places):
      "You started from \(base), and \(newest) by \(author) changes the same places: "
        + "\(places.joined(separator: ", ")). Nothing was saved; choose between the marked lines."
    case .incompleteText(let revision, let fields):
      "\(revision) lacks \(fields.joined(separator: ", ")), which the policy asks for. "
        + "Add it with 'faqcms draft edit \(revision.article)'."
    case .invalidSlug(let text):
      "'\(text)' is no slug: use 1 to \(Slug.longest) of a-z, 0-9 and single hyphens, not digits alone."
    case .slugTaken(let slug, let id): "The slug \(slug) belongs to article \(id); choose another."
    case .invalidLocale(let text):
      "'\(text)' names no language that is known here; write a BCP 47 tag of a language, with a script and a "
        + "region if need be, such as en, de or pt-BR."
    case .invalidTime(let text):
      "'\(text)' is no time. Write 2026-12-01, '2026-12-01 09:00' or 2026-12-01T09:00:00+01:00."
    case .skippedTime(let text, let zone):
      "There is no '\(text)' in \(zone): the clocks skip it. Name another time, or write its offset as in "
        + "2026-12-01T09:00:00+01:00."
    case .repeatedTime(let text, let zone, let first, let second):
      "The clocks in \(zone) show '\(text)' twice. Write which one is meant: '\(first.forPeople)' or "
        + "'\(second.forPeople)', with Z for UTC, such as \(second)."
    case .unknownTimeZone(let text):
      "TZ is '\(text)', a time zone that is not known here. Set it to a name such as Europe/Berlin, or "
        + "write times with their offset as in 2026-12-01T09:00:00+01:00."
    case .unknownCategory(let text):
      "There is no category '\(text)'. Make it with 'faqcms category add \(text) --title …'."
    case .unknownParent(let slug): "There is no category '\(slug)' to stand within."
    case .categoryExists(let slug):
      "The category \(slug) exists already; see 'faqcms category list'."
    case .categoryCycle(let slug): "The category \(slug) cannot stand within itself."
    case .incompleteOrder(let missing):
      "An order names every category of one parent once: "
        + missing.map(\.text).joined(separator: " ") + "."
    case .invalidPolicy(let key, let value):
      "'\(value)' is no value of \(key.rawValue): \(key.meaning)."
    default: nil
    }
  }

  private var peopleSentence: String? {
    switch self {
    case .unknownContributor(let text):
      "There is no contributor '\(text)'. 'faqcms contributor list' shows them all."
    case .inactiveContributor(let handle):
      "\(handle) is deactivated and cannot act; an admin can change that with "
        + "'faqcms contributor edit \(handle) --activate'."
    case .nobody(let user):
      "You are '\(user)', who is no contributor here. Name one with --as HANDLE or FAQCMS_USER; "
        + "'faqcms contributor list' shows them."
    case .lacksRole(let handle, let role, let act, let roles):
      "\(handle) is no \(role.rawValue) and cannot \(act). \(Self.grant(role, to: handle, having: roles))"
    case .handleTaken(let handle):
      "The handle \(handle) is taken; use 'faqcms contributor edit \(handle)' to change that person."
    case .alreadyReviewer(let handle):
      "\(handle) is a reviewer already; use 'faqcms reviewer edit \(handle)'."
    case .notReviewer(let handle):
      "\(handle) is no reviewer. \(Self.grant(.reviewer, to: handle))"
    case .lastAdmin(let handle):
      "\(handle) is the last active admin; give somebody else that role first."
    case .invalidHandle(let text):
      "'\(text)' is no handle: use 1 to 64 of a-z, 0-9, '.', '_' and '-', first a letter."
    case .invalidName(let field, let cause): "The \(field) cannot be recorded: \(cause)."
    default: nil
    }
  }

  /// What names others who sign: of a review, just those who may.
  private static func signers(_ isInReview: Bool) -> String {
    isInReview
      ? "'faqcms review list --all' shows who may" : "'faqcms reviewer list' shows who there is"
  }

  private static func grant(
    _ role: Role, to handle: Handle, having roles: [Role] = []
  ) -> String {
    // 'contributor edit' takes away what it does not name, but for the role of a reviewer.
    let options = Role.allCases.filter { $0 == role || ($0 != .reviewer && roles.contains($0)) }
      .map { " --role \($0.rawValue)" }.joined()
    return role == .reviewer
      ? "An admin can make them one with 'faqcms reviewer add \(handle) --credentials …'."
      : "An admin can make them one with 'faqcms contributor edit \(handle)\(options)'."
  }
}
