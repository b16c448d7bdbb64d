package import FAQModel
import GRDB

extension Reading {
  package func site() throws -> Site {
    guard let row = try row("SELECT * FROM site WHERE entry_id <= ?", [known]) else {
      throw Refusal.beforeSite(moment.time)
    }
    return Site(
      uuid: row["uuid"], title: row["title"], locale: LanguageTag(stored: row["locale"]))
  }

  /// The rules in force at the moment, or just before a ledger entry.
  package func policy(before entry: Int64? = nil) throws -> Policy {
    var policy = Policy()
    let last = entry.map { $0 - 1 } ?? Int64.max
    let rules = try rows(
      """
      SELECT key, value FROM policy_rule
      WHERE entry_id <= ? AND entry_id <= (SELECT entry_id FROM moment) ORDER BY entry_id
      """, [last])
    for rule in rules {
      guard let key = Policy.Key(rawValue: rule["key"]) else { continue }
      try policy.set(key, to: rule["value"])
    }
    return policy
  }
}

extension Writing {
  package func insertSite(_ site: Site, entry: Int64) throws {
    try insert(
      "site",
      [
        "id": 1, "uuid": site.uuid, "title": site.title, "locale": site.locale.text,
        "entry_id": entry,
      ])
  }

  package func insertRule(_ key: Policy.Key, _ value: String, entry: Int64) throws {
    try insert("policy_rule", ["key": key.rawValue, "value": value, "entry_id": entry])
  }
}
