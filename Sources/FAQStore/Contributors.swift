package import FAQModel

extension Reading {
  /// The person with a handle, active or not.
  package func contributor(_ handle: Handle) throws -> Contributor? {
    try rows(
      """
      SELECT c.handle, p.name, p.roles, p.credentials, p.specialties, p.registration, p.is_active,
        p.valid_from, p.valid_until, p.conflicts
      FROM contributor c JOIN contributor_profile p ON p.contributor_id = c.id
      WHERE c.handle = ? AND p.entry_id <= ? ORDER BY p.entry_id DESC LIMIT 1
      """, [handle.text, known], Self.contributor
    ).first
  }

  /// Everybody, by handle.
  package func contributors() throws -> [Contributor] {
    try rows(
      """
      SELECT c.handle, p.name, p.roles, p.credentials, p.specialties, p.registration, p.is_active,
        p.valid_from, p.valid_until, p.conflicts
      FROM contributor c JOIN contributor_profile p ON p.contributor_id = c.id
      WHERE p.entry_id = (SELECT max(q.entry_id) FROM contributor_profile q
        WHERE q.contributor_id = c.id AND q.entry_id <= ?)
      ORDER BY c.handle
      """, [known], Self.contributor)
  }

  private static func contributor(_ row: StoredRow) throws -> Contributor {
    Contributor(
      handle: try row.handle(0), name: try row.at(1),
      roles: try row.strings("roles").compactMap(Role.init(rawValue:)), credentials: try row.at(3),
      specialties: try row.strings("specialties").map(Specialty.init(stored:)),
      registration: try row.at(5), validFrom: try row.optionalTime("valid_from"),
      validUntil: try row.optionalTime("valid_until"), conflicts: try conflicts(row),
      isActive: try row.at(6))
  }

  private static func conflicts(_ row: StoredRow) throws -> [Conflict]? {
    let text: String? = try row.ifAny("conflicts")
    return try text.map { _ in
      try row.strings("conflicts").map { text in
        guard let conflict = Conflict(text) else { throw DamagedRow(column: "conflicts") }
        return conflict
      }
    }
  }
}

extension Writing {
  func insertContributor(_ contributor: Contributor, entry: Int64) throws {
    try execute(
      "INSERT INTO contributor (handle, entry_id) VALUES (?, ?)", [contributor.handle.text, entry])
    try insertProfile(contributor, entry: entry)
  }

  /// Records what is known of a person from now on.
  func insertProfile(_ contributor: Contributor, entry: Int64) throws {
    try execute(
      """
      INSERT INTO contributor_profile
        (contributor_id, entry_id, name, roles, credentials, specialties, registration, is_active,
         valid_from, valid_until, conflicts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        try contributorID(contributor.handle), entry, contributor.name,
        JSONValue.strings(contributor.roles.map(\.rawValue)).text(.compact),
        contributor.credentials,
        JSONValue.strings(contributor.specialties.map(\.description)).text(.compact),
        contributor.registration, contributor.isActive, contributor.validFrom,
        contributor.validUntil,
        contributor.conflicts.map { JSONValue.strings($0.map(\.description)).text(.compact) },
      ])
  }
}
