/// The short name of a person: 1 to 64 of `a-z`, `0-9`, `.`, `_` and `-`, first a letter or `_`.
public struct Handle: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String

  /// A handle exactly as written; nil where the text is none.
  public init?(_ text: String) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard (1...64).contains(text.utf8.count), let first = text.utf8.first,
      letters.contains(first) || first == UInt8(ascii: "_"),
      text.utf8.allSatisfy({
        letters.contains($0) || digits.contains($0) || "._-".utf8.contains($0)
      })
    else { return nil }
    self.text = text
  }

  package init(stored text: String) { self.text = text }

  public var description: String { text }

  public static func < (left: Handle, right: Handle) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// What a contributor may do.
public enum Role: String, CaseIterable, Sendable {
  case writer, reviewer, publisher, admin
}

/// A person who works on the FAQ center. Nobody is ever deleted, only deactivated.
public struct Contributor: Equatable, Sendable {
  public let handle: Handle
  public var name: String
  /// In the order of ``Role``, each once.
  public var roles: [Role]
  /// A reviewer's titles as they are to be printed, such as `MD, PhD`; empty for others.
  public var credentials: String
  public var specialties: [String]
  /// The reviewer's registration body and number, such as `GMC 1234567`; may be empty.
  public var registration: String
  public var isActive: Bool

  package init(
    handle: Handle, name: String, roles: [Role], credentials: String = "",
    specialties: [String] = [], registration: String = "", isActive: Bool = true
  ) {
    self.handle = handle
    self.name = name
    self.roles = Role.allCases.filter(roles.contains)
    self.credentials = credentials
    self.specialties = specialties
    self.registration = registration
    self.isActive = isActive
  }

  /// The name with the credentials, as it is printed under a text.
  public var printedName: String { credentials.isEmpty ? name : "\(name), \(credentials)" }
}
