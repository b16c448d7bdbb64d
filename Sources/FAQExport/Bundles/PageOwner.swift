/// The article that a page is or was of, as far as it matters what became of it.
public struct PageOwner: Equatable, Sendable {
  public let uuid: String
  public let isPublic: Bool

  public init(uuid: String, isPublic: Bool) {
    self.uuid = uuid
    self.isPublic = isPublic
  }
}
