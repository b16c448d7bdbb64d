package import FAQModel

extension Reading {
  package func site() throws -> Site {
    guard let row = try row("SELECT * FROM site WHERE entry_id <= ?", [known]) else {
      throw Refusal.beforeSite(moment.time)
    }
    return Site(
      uuid: try row.at("uuid"), title: try row.at("title"),
      locale: LanguageTag(stored: try row.at("locale")))
  }
}

extension Writing {
  func insertSite(_ site: Site, entry: Int64) throws {
    try execute(
      "INSERT INTO site (id, uuid, title, locale, entry_id) VALUES (1, ?, ?, ?, ?)",
      [site.uuid, site.title, site.locale.text, entry])
  }

  func insertRule(_ key: String, _ value: String, entry: Int64) throws {
    try execute(
      "INSERT INTO policy_rule (entry_id, key, value) VALUES (?, ?, ?)", [entry, key, value])
  }
}
