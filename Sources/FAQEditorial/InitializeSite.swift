public import FAQModel
public import FAQStore

/// Makes a new FAQ center, with its first contributor as admin, writer and publisher.
public struct InitializeSite: Sendable {
  public var title: String
  public var locale: LanguageTag
  public var founder: Handle
  public var founderName: String

  public init(title: String, locale: LanguageTag, founder: Handle, founderName: String) {
    self.title = title
    self.locale = locale.preferred
    self.founder = founder
    self.founderName = founderName
  }

  /// Creates the database file; it is durable when this returns, and not there when it throws.
  public func create(
    at path: String, clock: @Sendable () -> Instant = Instant.now,
    makeUUID: @Sendable () -> String = UUIDs.random
  ) throws -> Store {
    let site = Site(
      uuid: makeUUID(), title: try Names.checked(title, field: "title"), locale: locale)
    let contributor = Contributor(
      handle: founder, name: try Names.checked(founderName, field: "name"),
      roles: [.writer, .publisher, .admin])
    return try Store.create(
      at: path,
      body: { writing in
        try writing.record(
          .siteInit, by: founder,
          details: .object([
            "uuid": .string(site.uuid), "title": .string(site.title),
            "locale": .string(site.locale.text), "founder": contributor.json,
          ]))
      }, now: clock())
  }
}
