package import FAQModel

extension Reading {
  /// Every version of the rules up to the moment, read once.
  package func governanceHistory() throws -> GovernanceHistory {
    if let history = memory.governance { return history }
    let history = try GovernanceHistory(
      try policyChanges() + shelfChanges(),
      revocations: try reviewerRevocations(), keys: try reviewerKeys())
    memory.governance = history
    return history
  }

  /// The rules in force at the moment, or just before a ledger entry.
  package func governance(before entry: Int64 = .max) throws -> Governance {
    try governanceHistory().governance(before: entry)
  }

  /// The rules by which articles are weighed at the moment.
  package func rules() throws -> Rules { try governanceHistory().rules }

  package func policy() throws -> Policy { try governance().policy }

  private func policyChanges() throws -> [(Int64, Instant, GovernanceHistory.Change)] {
    try rows(
      """
      SELECT p.entry_id, l.time, p.key, p.value FROM policy_rule p
      JOIN ledger_entry l ON l.id = p.entry_id WHERE p.entry_id <= ? ORDER BY p.entry_id
      """, [known]
    ) { row in
      guard let key = Policy.Key(rawValue: try row.at(2)) else { throw DamagedRow(column: "key") }
      return (try row.at(0), try row.time("time"), .policy(key, value: try row.at(3)))
    }
  }

  private func shelfChanges() throws -> [(Int64, Instant, GovernanceHistory.Change)] {
    try rows(
      """
      SELECT p.entry_id, l.time, c.slug, p.title, p.description, parent.slug AS parent_slug,
        p.position, p.tier
      FROM category_profile p JOIN category c ON c.id = p.category_id
      JOIN ledger_entry l ON l.id = p.entry_id
      LEFT JOIN category parent ON parent.id = p.parent_id
      WHERE p.entry_id <= ? ORDER BY p.entry_id
      """, [known]
    ) { (try $0.at(0), try $0.time("time"), .shelf(try Self.category($0))) }
  }
}
