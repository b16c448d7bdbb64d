import FAQModel

/// What every manifest has, and one that was written by somebody else may lack.
enum ManifestForm {
  /// What a manifest lacks or says twice, in sentences; a manifest may have more.
  static func faults(of manifest: Manifest) -> [String] {
    let json = manifest.json
    var faults = lacks(of: json, whole).map { "It has no proper '\($0)'." }
    // What an export was asked for is what it says of itself when that is understood, null and all.
    if manifest.choice?.json.members.contains(where: { json["export"]?[$0.name] != $0.value })
      ?? true
    {
      faults.append("It has no proper 'export'.")
    }
    if manifest.ledger == nil { faults.append("It has no proper 'ledger'.") }
    let isPreview = manifest.choice?.scope == .approved
    var known = names.map { _ in Set<JSONValue>() }
    for (list, form) in [("articles", article(isPreview)), ("withdrawn", tombstone)] {
      for article in json[list]?.elements ?? [] {
        let number = article["number"]?.integer ?? 0
        let name = list == "articles" ? "Article \(number)" : "Withdrawn article \(number)"
        if let lack = lacks(of: article, form + lapse(of: article)).first {
          faults.append("\(name) has no proper '\(lack)'.")
        }
        let isNew = zip(names, known.indices).map { member, index in
          article[member].map { known[index].insert($0).inserted } ?? true
        }
        if isNew.contains(false) { faults.append("\(name) stands twice in it.") }
      }
    }
    return faults
  }

  /// The first member of a sign-off that is missing, or not of its form.
  static func lack(ofSignOff json: JSONValue) -> String? { lacks(of: json, signOff).first }

  /// Since when the review of an article has lapsed, as its manifest says; nil for not.
  static func lapsed(_ article: JSONValue) -> Instant? {
    article[Manifest.lapsed]?.string.flatMap(Instant.init(stored:))
  }

  private typealias Form = [(member: String, holds: @Sendable (JSONValue) -> Bool)]

  /// The members that are missing, or not of their form.
  private static func lacks(of json: JSONValue?, _ form: Form) -> [String] {
    form.filter { member, holds in !(json?[member].map(holds) ?? false) }.map(\.member)
  }

  /// The members that name an article, each alone.
  private static let names = ["number", "uuid", "slug"]

  private static let whole: Form = [
    ("site", { lacks(of: $0, site).isEmpty }), ("categories", isTree), ("articles", isList),
    ("withdrawn", isList),
  ]
  private static let site: Form = [("uuid", isUUID), ("title", isWords), ("locale", isLocale)]
  private static let category: Form = [
    ("slug", isSlug), ("title", isWords), ("description", isText), ("categories", isTree),
  ]
  private static let named: Form = [
    ("uuid", isUUID), ("slug", isSlug), ("title", isWords), ("locale", isLocale),
    ("number", isNumber),
  ]
  private static let tombstone: Form =
    named + [
      ("aliases", { isList($0) && $0.elements.allSatisfy(isSlug) }), ("withdrawn", isTime),
      ("reason", isText),
      ("replacement", { isNull($0) || lacks(of: $0, replacement).isEmpty }),
    ]
  private static let replacement: Form = [("number", isNumber), ("slug", isSlug)]
  private static let signOff: Form = [
    ("name", isWords), ("credentials", isText), ("registration", isText),
    ("meaning", { $0.string.flatMap(SignOff.Meaning.init(rawValue:)) != nil }),
    ("scope", { $0.string.flatMap(SignOff.Scope.init(rawValue:)) != nil }), ("time", isTime),
    ("digest", isDigest), ("statement", { _ in true }), ("signature", { _ in true }),
  ]

  /// - Parameter isPreview: whether texts may be there that are not public.
  private static func article(_ isPreview: Bool) -> Form {
    named + [
      ("revision", isNumber), ("digest", isDigest),
      ("published", { isTime($0) || isPreview && isNull($0) }),
      ("until", { isTime($0) || isNull($0) }), ("sign_offs", isList),
    ]
  }

  /// What an article has only where its review has lapsed.
  private static func lapse(of article: JSONValue) -> Form {
    let form: Form = [
      (Manifest.lapsed, isTime),
      (
        Manifest.onLapse,
        { [Lapse.banner, .flag].contains($0.string.flatMap(Lapse.init(rawValue:))) }
      ),
    ]
    return form.contains { article[$0.member] != nil } ? form : []
  }

  @Sendable private static func isNull(_ json: JSONValue) -> Bool { json == .null }
  @Sendable private static func isText(_ json: JSONValue) -> Bool { json.string != nil }
  @Sendable private static func isWords(_ json: JSONValue) -> Bool {
    !(json.string ?? "").isEmpty
  }
  @Sendable private static func isNumber(_ json: JSONValue) -> Bool { json.integer ?? 0 > 0 }
  @Sendable private static func isSlug(_ json: JSONValue) -> Bool {
    json.string.flatMap { Slug($0) } != nil
  }
  /// Whether it has the form of a language tag, be the language known here or not.
  @Sendable private static func isLocale(_ json: JSONValue) -> Bool {
    let parts = json.string.map(parts) ?? []
    return (1...3).contains(parts.count) && parts[0].allSatisfy(\.isLetter)
      && parts.allSatisfy { part in
        (2...4).contains(part.utf8.count)
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
  @Sendable private static func isUUID(_ json: JSONValue) -> Bool {
    let parts = json.string.map(parts) ?? []
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.joined().utf8.allSatisfy("0123456789abcdef".utf8.contains)
  }
  private static func parts(_ text: String) -> [Substring] {
    text.split(separator: "-", omittingEmptySubsequences: false)
  }
  @Sendable private static func isTime(_ json: JSONValue) -> Bool {
    json.string.flatMap(Instant.init(stored:)) != nil
  }
  @Sendable private static func isDigest(_ json: JSONValue) -> Bool {
    json.string.flatMap { Digest(hex: $0) } != nil
  }
  @Sendable private static func isList(_ json: JSONValue) -> Bool {
    if case .array = json { true } else { false }
  }
  /// Whether it is a list of categories, with those within.
  @Sendable private static func isTree(_ json: JSONValue) -> Bool {
    isList(json) && json.elements.allSatisfy { lacks(of: $0, category).isEmpty }
  }
}
