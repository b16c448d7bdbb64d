public import FAQModel
import FAQStore

/// Adds a person, or gives a person who is there the role of a reviewer.
public struct AddContributor: Act {
  public var handle: Handle
  public var name: String
  public var roles: [Role]
  public var credentials: String
  public var specialties: [String]
  public var registration: String

  public init(
    handle: Handle, name: String, roles: [Role], credentials: String = "",
    specialties: [String] = [], registration: String = ""
  ) {
    self.handle = handle
    self.name = name
    self.roles = roles
    self.credentials = credentials
    self.specialties = specialties
    self.registration = registration
  }

  public func perform(at desk: Desk) throws -> Contributor {
    try desk.require(.admin, to: "add contributors")
    if let known = try desk.reading.contributor(handle) {
      return try addReviewerRole(to: known, at: desk)
    }
    let contributor = Contributor(
      handle: handle, name: try Names.checked(name, field: "name"), roles: roles,
      credentials: try Names.optional(credentials, field: "credentials"),
      specialties: try specialties.map { try Names.checked($0, field: "specialty") },
      registration: try Names.optional(registration, field: "registration"))
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
    edit.credentials = credentials
    edit.specialties = specialties
    edit.registration = registration
    return try edit.perform(at: desk)
  }
}

extension Contributor {
  /// The profile as the ledger keeps it and as `--json` shows it.
  package var json: JSONValue {
    .object([
      "handle": .string(handle.text), "name": .string(name),
      "roles": .strings(roles.map(\.rawValue)), "credentials": .string(credentials),
      "specialties": .strings(specialties), "registration": .string(registration),
      "is_active": .bool(isActive),
    ])
  }

  func requireCredentials() throws {
    guard !roles.contains(.reviewer) || !credentials.isEmpty else {
      throw Refusal.invalidName(
        field: "credentials", cause: "a reviewer needs them, such as --credentials \"MD, PhD\"")
    }
  }
}
