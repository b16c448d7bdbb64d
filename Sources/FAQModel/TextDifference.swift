/// How one text differs from another: its front matter field by field, its body by words.
public struct TextDifference: Sendable {
  /// A front matter field that differs.
  public struct Field: Sendable {
    public let name: String
    public let change: Change
  }

  /// How a field differs.
  public enum Change: Sendable {
    /// The two values are texts.
    case words(WordDifference)
    /// The items of a list; a value that is neither text nor list is one item.
    case items([Item])
  }

  /// An item of a list.
  public enum Item: Equatable, Sendable {
    case same(JSONValue)
    case removed(JSONValue)
    case added(JSONValue)
  }

  /// The fields that differ, in canonical order, and last, as `assets`, what is shown by name.
  public let fields: [Field]
  public let body: WordDifference

  public init(from old: ArticleText, to new: ArticleText) {
    let assets = (name: "assets", values: (old.pins, new.pins))
    fields = (ArticleText.pairedFields(old, new) + [assets]).compactMap { field in
      field.values.0 == field.values.1
        ? nil : Field(name: field.name, change: Self.change(field.values.0, field.values.1))
    }
    body = WordDifference(from: old.body, to: new.body)
  }

  public var isEmpty: Bool { fields.isEmpty && body.isEmpty }

  private static func change(_ old: JSONValue?, _ new: JSONValue?) -> Change {
    switch (old, new) {
    case (.string(let old)?, .string(let new)?): return .words(WordDifference(from: old, to: new))
    case (nil, .string(let new)?) where !new.isEmpty:
      return .words(WordDifference(from: "", to: new))
    case (.string(let old)?, nil) where !old.isEmpty:
      return .words(WordDifference(from: old, to: ""))
    default: return .items(items(old, new))
    }
  }

  /// The items of two lists; two values of which one is no list are an item each.
  private static func items(_ old: JSONValue?, _ new: JSONValue?) -> [Item] {
    guard let oldItems = list(old), let newItems = list(new), oldItems != newItems else {
      return [old.map(Item.removed), new.map(Item.added)].compactMap(\.self)
    }
    return Alignment(from: oldItems, to: newItems).runs.flatMap { run in
      run.isSame
        ? oldItems[run.old].map(Item.same)
        : oldItems[run.old].map(Item.removed) + newItems[run.new].map(Item.added)
    }
  }

  private static func list(_ value: JSONValue?) -> [JSONValue]? {
    switch value {
    case nil: []
    case .array(let items): items
    case .some: nil
    }
  }
}

extension ArticleText {
  /// The fields that either of two texts has, each with its values: the known ones in canonical order,
  /// then the other keys in bytewise order; nil for a key that a text has not.
  package static func pairedFields(
    _ first: ArticleText, _ second: ArticleText
  ) -> [(name: String, values: (JSONValue?, JSONValue?))] {
    func values(_ text: ArticleText) -> [String: JSONValue] {
      Dictionary(text.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
    let (firsts, seconds) = (values(first), values(second))
    let others = Set(first.extra.keys).union(second.extra.keys)
      .sortedByBytes()
    return (fieldNames + others).map { ($0, (firsts[$0], seconds[$0])) }
  }
}
