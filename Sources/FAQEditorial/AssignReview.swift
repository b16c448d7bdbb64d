public import FAQModel
import FAQStore

/// Says who is to decide the open review of an article, in place of whoever was to before.
public struct AssignReview: Act {
  public var article: ArticleAddress
  /// Empty for the actor: somebody who claims the review.
  public var reviewers: [Handle]
  public var due: Instant?

  public init(article: ArticleAddress, reviewers: [Handle], due: Instant? = nil) {
    self.article = article
    self.reviewers = reviewers
    self.due = due
  }

  public func perform(at desk: Desk) throws -> Assignment {
    let matter = try Refusal.calling(reviewers.isEmpty ? "claim" : "assign") {
      try ReviewCase(unpinned: article, for: .assign, at: desk)
    }
    let before = try desk.reading.assignment(of: matter.review)
    let new = reviewers.isEmpty ? [desk.actor.handle] : reviewers
    for handle in new { try check(handle, matter, at: desk) }
    // Whoever claims a review leaves it to those who may decide it still, too.
    let kept =
      reviewers.isEmpty ? try before.reviewers.filter { try may($0, matter, at: desk) } : []
    let handles = Set(kept + new).sorted()
    if let due, due <= desk.time { throw Refusal.timeInPast(due, what: "--due") }
    let assignment = Assignment(reviewers: handles, due: due ?? before.due)
    guard assignment != before else {
      throw Refusal.nothingToChange(
        "the review of \(matter.review.revision) is assigned so already")
    }
    try desk.record(
      .reviewAssign, on: LedgerEntry.Subject(matter.review.revision, matter.review.digest),
      details: .object([
        "reviewers": .strings(handles.map(\.text)), "due": .optional(assignment.due),
      ]))
    return assignment
  }

  private func may(_ handle: Handle, _ matter: ReviewCase, at desk: Desk) throws -> Bool {
    do {
      try check(handle, matter, at: desk)
      return true
    } catch is Refusal { return false }
  }

  private func check(_ handle: Handle, _ matter: ReviewCase, at desk: Desk) throws {
    guard let reviewer = try desk.reading.contributor(handle) else {
      throw Refusal.unknownContributor(handle.text)
    }
    guard reviewer.isActive else { throw Refusal.inactiveContributor(handle) }
    guard reviewer.isSigner else { throw Refusal.notReviewer(handle) }
    try matter.checkIndependence(of: handle, at: desk)
    try matter.checkSigner(reviewer, at: desk)
    try matter.checkNeed(of: reviewer, at: desk)
  }
}

extension Refusal {
  /// Does a part of an act that people know by another name: the refusal of an illegal move has that name.
  static func calling<Result>(_ act: String, _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch Refusal.illegal(_, let id, let state, let next) {
      throw Refusal.illegal(act: act, id, state: state, next: next)
    }
  }
}
