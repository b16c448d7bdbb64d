import FAQModel

/// What every manifest has, and one that was written by somebody else may lack.
enum ManifestForm {
  /// What a manifest lacks or says twice, in sentences; a manifest may have more.
  static func faults(of manifest: Manifest) -> [String] {
    let json = manifest.json
    let lists = ["categories", "articles", "withdrawn"].filter { !isList(json[$0]) }
    var faults = lists.map { "It has no list '\($0)'." }
    if manifest.site == nil { faults.append("It does not say which 'site' it is of.") }
    if json["export"]?["format"]?.string == nil { faults.append("It has no proper 'export'.") }
    if manifest.ledger == nil { faults.append("It has no proper 'ledger'.") }
    var known: Set<JSONValue?> = []
    for article in json["articles"]?.elements ?? [] {
      let name = "Article \(article["number"]?.integer ?? 0)"
      if let lack = lack(ofArticle: article) { faults.append("\(name) has no \(lack).") }
      let isNew = known.insert(article["uuid"]).inserted
      if !isNew { faults.append("\(name) stands twice in it.") }
    }
    return faults
  }

  /// The first member of an article that is missing, or not of its form.
  private static func lack(ofArticle json: JSONValue) -> String? {
    let words = ["uuid", "slug", "title", "locale"].first { (json[$0]?.string ?? "").isEmpty }
    if let words { return words }
    if json["number"]?.integer == nil { return "number" }
    if json["revision"]?.integer == nil { return "revision" }
    if json["digest"]?.string.flatMap({ Digest(hex: $0) }) == nil { return "digest" }
    return isList(json["sign_offs"]) ? nil : "list of sign-offs"
  }

  /// The first member of a sign-off that is missing, or not of its form.
  static func lack(ofSignOff json: JSONValue) -> String? {
    func text(_ name: String) -> String? { json[name]?.string }
    if (text("name") ?? "").isEmpty { return "name" }
    if let member = ["credentials", "registration"].first(where: { text($0) == nil }) {
      return member
    }
    if text("meaning").flatMap(SignOff.Meaning.init(rawValue:)) == nil { return "meaning" }
    if text("scope").flatMap(SignOff.Scope.init(rawValue:)) == nil { return "scope" }
    if text("time").flatMap(Instant.init(stored:)) == nil { return "time" }
    return text("digest").flatMap { Digest(hex: $0) } == nil ? "digest" : nil
  }

  private static func isList(_ json: JSONValue?) -> Bool {
    if case .array? = json { true } else { false }
  }
}
