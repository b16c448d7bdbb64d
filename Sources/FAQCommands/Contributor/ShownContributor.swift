import FAQEditorial
import FAQModel

/// A person as commands show them: with what was declared of their sign-offs.
struct ShownContributor {
  let contributor: FAQModel.Contributor
  /// Nil where the person is not revoked.
  let revocation: ReviewerRevocation?

  /// The person in full.
  private var lines: [String] {
    [contributor.line]
      + [
        ("specialties", contributor.specialties.map(\.description).joined(separator: ", ")),
        ("registration", contributor.registration),
        ("may sign from", contributor.validFrom?.forPeople ?? ""),
        ("may sign until", contributor.validUntil?.forPeople ?? ""),
        (
          "conflicts of interest",
          contributor.conflicts == nil ? "" : contributor.conflictStatement
        ),
        ("revoked", revoked ?? ""),
      ].filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.visibleOnOneLine)" }
  }

  /// Since when sign-offs do not count, and why.
  private var revoked: String? {
    revocation.map { revocation in
      "from \(revocation.from?.forPeople ?? "the beginning") on: \(revocation.reason)"
    }
  }

  var json: JSONValue {
    contributor.json.adding([
      JSONValue.Member("revoked_from", .optional(revocation?.from)),
      JSONValue.Member("revoked_reason", .optional(revocation?.reason)),
    ])
  }

  /// Prints the person, in full or as JSON.
  func print(_ isJSON: Bool, in session: Session) {
    if isJSON {
      session.print(json)
    } else {
      for line in lines { session.output.print(line) }
    }
  }

  static func table(_ people: [ShownContributor]) -> Table {
    var table = Table("HANDLE", "NAME", "ROLES", "ACTIVE")
    for person in people {
      let contributor = person.contributor
      table.add(
        contributor.handle.text, contributor.printedName,
        contributor.roles.map(\.rawValue).joined(separator: " "),
        (contributor.isActive ? "yes" : "no") + (person.revoked.map { ", revoked \($0)" } ?? ""))
    }
    return table
  }
}

extension Editorial {
  /// Everybody, by handle.
  func shownContributors() throws -> [ShownContributor] {
    let revocations = try revocations()
    return try contributors().map {
      ShownContributor(contributor: $0, revocation: revocations[$0.handle])
    }
  }

  func shown(_ contributor: FAQModel.Contributor) throws -> ShownContributor {
    ShownContributor(
      contributor: contributor, revocation: try revocations()[contributor.handle])
  }
}
