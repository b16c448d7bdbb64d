public import FAQModel

/// What is to be known of somebody who signs; nil stays as it is.
public struct ReviewerProfile: Sendable {
  public var credentials: String?
  /// As people write them: see ``Specialty``.
  public var specialties: [String]?
  public var registration: String?
  /// `.some(nil)` takes the bound away.
  public var validFrom: Instant??
  public var validUntil: Instant??
  /// As people write them: see ``Conflict``. Empty declares that there are none.
  public var conflicts: [String]?

  public init(
    credentials: String? = nil, specialties: [String]? = nil, registration: String? = nil,
    validFrom: Instant?? = nil, validUntil: Instant?? = nil, conflicts: [String]? = nil
  ) {
    self.credentials = credentials
    self.specialties = specialties
    self.registration = registration
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.conflicts = conflicts
  }

  /// The person with the profile.
  ///
  /// - Throws: ``Refusal/invalidName(field:cause:)``.
  func applied(to known: Contributor) throws -> Contributor {
    var contributor = known
    contributor.credentials = try Names.optional(
      credentials ?? known.credentials, field: "credentials")
    contributor.registration = try Names.optional(
      registration ?? known.registration, field: "registration")
    if let specialties { contributor.specialties = try specialties.map(specialty) }
    if let conflicts { contributor.conflicts = try conflicts.map(conflict) }
    if let validFrom { contributor.validFrom = validFrom }
    if let validUntil { contributor.validUntil = validUntil }
    if let from = contributor.validFrom, let until = contributor.validUntil, until <= from {
      throw Refusal.untilBeforeFrom(from: from, until: until)
    }
    return contributor
  }

  private func specialty(_ text: String) throws -> Specialty {
    guard let specialty = Specialty(try Names.checked(text, field: "specialty")) else {
      throw Refusal.invalidName(
        field: "specialty",
        cause: "'\(text)' is none; write haematology or 'haematology (category:blood, tag:car-t, "
          + "code:MeSH:D016219)'")
    }
    return specialty
  }

  private func conflict(_ text: String) throws -> Conflict {
    guard let conflict = Conflict(try Names.checked(text, field: "conflict")) else {
      throw Refusal.invalidName(
        field: "conflict",
        cause: "'\(text)' is none; write sponsor:NAME, product:NAME or topic:NAME; "
          + "--no-conflicts declares that there are none")
    }
    return conflict
  }
}
