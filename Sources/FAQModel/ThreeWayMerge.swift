/// Two texts that were made from the same one, brought together: front matter field by field, lists
/// item by item, the body by lines. Lists in fields of one's own go by the places of their items.
public struct ThreeWayMerge: Sendable {
  /// A front matter field of the merged text; nil stands for a key that a text has not.
  package enum Field: Equatable, Sendable {
    case merged(JSONValue?)
    case conflict(theirs: JSONValue?, yours: JSONValue?)
  }

  /// The fields in canonical order.
  package let fields: [(name: String, field: Field)]
  package let body: LineMerge
  /// The labels of footnotes and addresses that both sides gave or called, and that stand for different
  /// things in them.
  private let labels: [String]
  /// The merged text; nil where there is a conflict.
  public let text: ArticleText?

  public init(base: ArticleText, theirs: ArticleText, yours: ArticleText) {
    let (base, theirs, yours) = (base.normalized, theirs.normalized, yours.normalized)
    let before = Dictionary(
      base.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    fields = ArticleText.pairedFields(theirs, yours).map { name, values in
      (name, Self.merge(name, before[name], values.0, values.1))
    }
    let dispute = MarkdownLabels.Dispute(
      base: base.body, theirs: theirs.body, yours: yours.body)
    labels = dispute.labels
    body = LineMerge(base: base.body, theirs: theirs.body, yours: yours.body)
      .disputing(theirs: theirs.body, yours: yours.body, dispute.concerns)
    text = labels.isEmpty ? Self.text(fields, body, locale: yours.locale) : nil
  }

  /// What both sides changed differently: the names of fields, `body`, and labels in it that would stand
  /// for something else.
  public var conflicts: [String] {
    let names = fields.compactMap { name, field in
      if case .conflict = field { name } else { nil }
    }
    return names + (body.text == nil ? ["body"] : [])
      + labels.map { "what [\($0)] stands for" }
  }

  private static func merge(
    _ name: String, _ base: JSONValue?, _ theirs: JSONValue?, _ yours: JSONValue?
  ) -> Field {
    if theirs == yours || yours == base { return .merged(theirs) }
    if theirs == base { return .merged(yours) }
    if case .array(let first)? = theirs, case .array(let second)? = yours {
      let before: [JSONValue] = if case .array(let items)? = base { items } else { [] }
      switch merge(name, before, first, second) {
      case .merged(let items): return .merged(.array(items))
      case .conflict(let theirs, let yours):
        return .conflict(theirs: .array(theirs), yours: .array(yours))
      }
    }
    return .conflict(theirs: theirs, yours: yours)
  }

  private static func merge(
    _ name: String, _ base: [JSONValue], _ theirs: [JSONValue], _ yours: [JSONValue]
  ) -> ListMerge {
    func merge(_ identity: (JSONValue) -> [JSONValue]) -> ListMerge {
      .merge(base: base, theirs: theirs, yours: yours, identity: identity)
    }
    switch name {
    case "tags", "audience", "related": return merge { [$0] }
    case "codes": return merge { [$0["system"] ?? .null, $0["code"] ?? .null] }
    case "references":
      return merge { item in
        let known = ["key", "doi", "pmid", "url", "title"].first { item[$0] != .some("") }
        return known.map { [.string($0), item[$0] ?? .null] } ?? [item]
      }
    default: return .merge(base: base, theirs: theirs, yours: yours)
    }
  }

  private static func text(
    _ fields: [(name: String, field: Field)], _ body: LineMerge, locale: LanguageTag
  ) -> ArticleText? {
    guard let words = body.text else { return nil }
    var members: [JSONValue.Member] = []
    for (name, field) in fields {
      guard case .merged(let value) = field else { return nil }
      if let value { members.append(JSONValue.Member(name, value)) }
    }
    return try? ArticleText(fields: members, body: words, locale: locale)
  }
}
