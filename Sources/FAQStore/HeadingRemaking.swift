import FAQModel

extension Store {
  /// Makes what lists show of texts again where it is not what the texts say.
  ///
  /// - Returns: of how many texts.
  func remakeDamagedHeadings(now: Instant) throws -> Int {
    let damaged = try read(now: now) { try $0.damagedHeadings() }
    guard !damaged.isEmpty else { return 0 }
    try upkeep(now: now) { writing in
      for (id, text) in damaged { try writing.keepHeading(of: text, id) }
    }
    return damaged.count
  }
}

extension Reading {
  /// The texts of which lists show something else than they say. A text that is damaged itself is not among
  /// them.
  fileprivate func damagedHeadings() throws -> [(id: Int64, text: ArticleText)] {
    var damaged: [(id: Int64, text: ArticleText)] = []
    let sql = """
      SELECT t.id, t.digest FROM text_heading h JOIN text t ON t.id = h.text_id ORDER BY t.id
      """
    try database.run(sql, []) { row in
      let id: Int64 = try row.at(0)
      if let bytes = try readable({ try $0.bytes(ofText: id) }) {
        let canonical = CanonicalText(bytes: bytes)
        if try canonical.digest == row.digest("digest"),
          let text = try? ArticleText(canonical: canonical),
          try !isKept(Heading(text), ofText: id)
        {
          damaged.append((id, text))
        }
      }
      return true
    }
    return damaged
  }

  /// Whether lists show this of a text, to the byte.
  func isKept(_ heading: Heading, ofText id: Int64) throws -> Bool {
    try readable { try $0.keptHeading(ofText: id) }??.isSame(as: heading) ?? false
  }

  /// What is read, or nil where it is damaged.
  func readable<Value>(_ read: (Reading) throws -> Value) throws -> Value? {
    do { return try read(self) } catch is DamagedRow { return nil }
  }
}
