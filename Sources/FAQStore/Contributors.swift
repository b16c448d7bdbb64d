package import FAQModel

extension Reading {
  /// The person with a handle, active or not.
  package func contributor(_ handle: Handle) throws -> Contributor? {
    try rows(
      """
      SELECT c.handle, p.name, p.roles, p.credentials, p.specialties, p.registration, p.is_active
      FROM contributor c JOIN contributor_profile p ON p.contributor_id = c.id
      WHERE c.handle = ? AND p.entry_id <= ? ORDER BY p.entry_id DESC LIMIT 1
      """, [handle.text, known], Self.contributor
    ).first
  }

  /// Everybody, by handle.
  package func contributors() throws -> [Contributor] {
    try rows(
      """
      SELECT c.handle, p.name, p.roles, p.credentials, p.specialties, p.registration, p.is_active
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
      specialties: try row.strings("specialties"), registration: try row.at(5),
      isActive: try row.at(6))
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
        (contributor_id, entry_id, name, roles, credentials, specialties, registration, is_active)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        try contributorID(contributor.handle), entry, contributor.name,
        JSONValue.strings(contributor.roles.map(\.rawValue)).text(.compact),
        contributor.credentials, JSONValue.strings(contributor.specialties).text(.compact),
        contributor.registration, contributor.isActive,
      ])
  }
}
