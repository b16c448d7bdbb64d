public import FAQModel

/// Which texts an export was asked for.
public struct TextChoice: Equatable, Sendable {
  public var scope: SiteSnapshot.Scope
  /// Only texts in this language; nil for all.
  public var locale: LanguageTag?
  /// Only texts on this shelf and those within it; nil for all.
  public var category: Slug?
  /// Only texts with this tag; nil for all.
  public var tag: String?

  public init(
    scope: SiteSnapshot.Scope = .published, locale: LanguageTag? = nil, category: Slug? = nil,
    tag: String? = nil
  ) {
    self.scope = scope
    self.locale = locale
    self.category = category
    self.tag = tag
  }

  /// What was asked for, each by its name; nil for all that is public.
  var json: JSONValue? {
    let asked = [
      ("scope", scope == .published ? nil : scope.rawValue), ("locale", locale?.text),
      ("category", category?.text), ("tag", tag),
    ]
    let members = asked.compactMap { name, value in
      value.map { JSONValue.Member(name, .string($0)) }
    }
    return members.isEmpty ? nil : .object(members)
  }
}
