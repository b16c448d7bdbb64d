public import FAQModel

/// Ends a person's right to act; what they did stays and counts.
public struct DeactivateContributor: Act {
  public var handle: Handle

  public init(handle: Handle) { self.handle = handle }

  public func perform(at desk: Desk) throws -> Contributor {
    var edit = EditContributor(handle: handle)
    edit.isActive = false
    return try edit.perform(at: desk)
  }
}
