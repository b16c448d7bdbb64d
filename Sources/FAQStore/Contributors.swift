package import FAQModel
import GRDB

extension Reading {
  /// The person with a handle, active or not.
  package func contributor(_ handle: Handle) throws -> Contributor? {
    try row("SELECT * FROM current_profile WHERE handle = ?", [handle.text]).map(Self.contributor)
  }

  /// Everybody, by handle.
  package func contributors() throws -> [Contributor] {
    try rows("SELECT * FROM current_profile ORDER BY handle").map(Self.contributor)
  }

  private static func contributor(_ row: Row) throws -> Contributor {
    Contributor(
      handle: row.handle("handle"), name: row["name"],
      roles: try row.strings("roles").compactMap(Role.init(rawValue:)),
      credentials: row["credentials"], specialties: try row.strings("specialties"),
      registration: row["registration"], isActive: row["is_active"])
  }
}

extension Writing {
  package func insertContributor(_ contributor: Contributor, entry: Int64) throws {
    try insert("contributor", ["handle": contributor.handle.text, "entry_id": entry])
    try insertProfile(contributor, entry: entry)
  }

  /// Records what is known of a person from now on.
  package func insertProfile(_ contributor: Contributor, entry: Int64) throws {
    try insert(
      "contributor_profile",
      [
        "contributor_id": try contributorID(contributor.handle), "entry_id": entry,
        "name": contributor.name,
        "roles": JSONValue.strings(contributor.roles.map(\.rawValue)).text(.compact),
        "credentials": contributor.credentials,
        "specialties": JSONValue.strings(contributor.specialties).text(.compact),
        "registration": contributor.registration, "is_active": contributor.isActive,
      ])
  }
}
