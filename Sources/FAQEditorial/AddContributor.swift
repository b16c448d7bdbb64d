public import FAQModel
import FAQStore

/// Adds a person, or gives a person who is there the role of a reviewer.
public struct AddContributor: Act {
  public var handle: Handle
  public var name: String
  public var roles: [Role]
  public var profile: ReviewerProfile

  public init(
    handle: Handle, name: String, roles: [Role], credentials: String? = nil,
    specialties: [String]? = nil, registration: String? = nil
  ) {
    self.init(
      handle: handle, name: name, roles: roles,
      profile: ReviewerProfile(
        credentials: credentials, specialties: specialties, registration: registration))
  }

  public init(handle: Handle, name: String, roles: [Role], profile: ReviewerProfile) {
    self.handle = handle
    self.name = name
    self.roles = roles
    self.profile = profile
  }

  public func perform(at desk: Desk) throws -> Contributor {
    try desk.require(.admin, to: "add contributors")
    if let known = try desk.reading.contributor(handle) {
      return try addReviewerRole(to: known, at: desk)
    }
    let empty = Contributor(
      handle: handle, name: try Names.checked(name, field: "name"), roles: roles)
    let contributor = try profile.applied(to: empty)
    try contributor.requireCredentials()
    try desk.record(.contributorAdd, details: contributor.json)
    return contributor
  }

  private func addReviewerRole(to known: Contributor, at desk: Desk) throws -> Contributor {
    guard roles == [.reviewer] else { throw Refusal.handleTaken(handle) }
    guard !known.roles.contains(.reviewer) else { throw Refusal.alreadyReviewer(handle) }
    var edit = EditContributor(handle: handle)
    edit.name = name.isEmpty ? nil : name
    edit.roles = known.roles + [.reviewer]
    edit.profile = profile
    return try edit.perform(at: desk)
  }
}

extension Contributor {
  /// The profile as the ledger keeps it and as `--json` shows it.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("handle", .string(handle.text)), .init("name", .string(name)),
      .init("roles", .strings(roles.map(\.rawValue))), .init("credentials", .string(credentials)),
      .init("specialties", .strings(specialties.map(\.description))),
      .init("registration", .string(registration)), .init("is_active", .bool(isActive)),
    ]
    if let validFrom { members.append(.init("valid_from", .string(validFrom.description))) }
    if let validUntil { members.append(.init("valid_until", .string(validUntil.description))) }
    if let conflicts {
      members.append(.init("conflicts", .strings(conflicts.map(\.description))))
    }
    return .object(members)
  }

  func requireCredentials() throws {
    guard !roles.contains(.reviewer) || !credentials.isEmpty else {
      throw Refusal.invalidName(
        field: "credentials", cause: "a reviewer needs them, such as --credentials \"MD, PhD\"")
    }
  }
}
