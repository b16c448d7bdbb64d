public import FAQModel
import FAQStore

/// Changes what is known of a person; sign-offs keep the name and credentials that they were made
/// with. A field that is nil stays as it is.
public struct EditContributor: Act {
  public var handle: Handle
  public var name: String?
  public var roles: [Role]?
  public var profile = ReviewerProfile()
  /// Whether the person may act; see ``DeactivateContributor``.
  public var isActive: Bool?

  public init(handle: Handle) { self.handle = handle }

  public func perform(at desk: Desk) throws -> Contributor {
    try desk.require(.admin, to: "edit contributors")
    guard let known = try desk.reading.contributor(handle) else {
      throw Refusal.unknownContributor(handle.text)
    }
    var contributor = try profile.applied(to: known)
    contributor.name = try Names.checked(name ?? known.name, field: "name")
    contributor.roles = Role.allCases.filter((roles ?? known.roles).contains)
    contributor.isActive = isActive ?? known.isActive
    try contributor.requireCredentials()
    guard contributor != known else {
      throw Refusal.nothingToChange("\(handle) is recorded so already")
    }
    try requireAnotherAdmin(instead: contributor, at: desk)
    let isLeaving = known.isActive && !contributor.isActive
    let act: LedgerEntry.Act = isLeaving ? .contributorDeactivate : .contributorEdit
    try desk.record(act, details: contributor.json)
    return contributor
  }

  private func requireAnotherAdmin(instead contributor: Contributor, at desk: Desk) throws {
    if contributor.isActive, contributor.roles.contains(.admin) { return }
    let admins = try desk.reading.contributors().filter {
      $0.handle != handle && $0.isActive && $0.roles.contains(.admin)
    }
    guard !admins.isEmpty else { throw Refusal.lastAdmin(handle) }
  }
}
