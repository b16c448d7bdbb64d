/// What a contributor may do.
public enum Role: String, CaseIterable, Sendable {
  case writer
  /// A medical reviewer, with credentials.
  case reviewer
  /// A plain-language reader: signs that patients can understand the text.
  case reader
  case publisher
  case admin
}

/// A person who works on the FAQ center. Nobody is ever deleted, only deactivated.
public struct Contributor: Equatable, Sendable {
  public let handle: Handle
  public var name: String
  /// In the order of ``Role``, each once.
  public var roles: [Role]
  /// A reviewer's titles as they are to be printed, such as `MD, PhD`; empty for others.
  public var credentials: String
  public var specialties: [Specialty]
  /// The reviewer's registration body and number, such as `GMC 1234567`; may be empty.
  public var registration: String
  /// When the person may sign off; nil for no bound. The first moment, and the one after the last.
  public var validFrom: Instant?
  public var validUntil: Instant?
  /// The declared conflicts of interest: empty for "none declared", nil where nobody asked yet.
  public var conflicts: [Conflict]?
  public var isActive: Bool

  package init(
    handle: Handle, name: String, roles: [Role], credentials: String = "",
    specialties: [Specialty] = [], registration: String = "", validFrom: Instant? = nil,
    validUntil: Instant? = nil, conflicts: [Conflict]? = nil, isActive: Bool = true
  ) {
    self.handle = handle
    self.name = name
    self.roles = Role.allCases.filter(roles.contains)
    self.credentials = credentials
    self.specialties = specialties
    self.registration = registration
    self.validFrom = validFrom
    self.validUntil = validUntil
    self.conflicts = conflicts
    self.isActive = isActive
  }

  /// The name with the credentials, as it is printed under a text.
  public var printedName: String { credentials.isEmpty ? name : "\(name), \(credentials)" }

  /// Whether the person can sign off anything at all.
  public var isSigner: Bool { SignOff.Meaning.allCases.contains { roles.contains($0.role) } }

  /// The specialties that cover a text.
  package func specialties(covering text: ArticleText, on shelves: Shelves) -> [Specialty] {
    specialties.filter { $0.covers(text, on: shelves) }
  }

  /// Why the person may not sign off a text, in a clause that follows the name; nil where they may.
  ///
  /// - Parameter shown: the words of its answer as a page shows them, in pieces.
  package func objection(
    to text: ArticleText, shownAs shown: () -> [String], on shelves: Shelves, at time: Instant
  ) -> String? {
    if let validFrom, time < validFrom { return "may sign off from \(validFrom.dayOrTime) on" }
    if let validUntil, time >= validUntil { return "could sign off until \(validUntil.dayOrTime)" }
    if !specialties.isEmpty, specialties(covering: text, on: shelves).isEmpty {
      return "signs off \(specialties.map(\.description).joined(separator: "; ")) and nothing else"
    }
    if let conflict = conflicts?.first(where: { $0.concerns(text, shownAs: shown, on: shelves) }) {
      return "declared a conflict of interest that the text touches: \(conflict)"
    }
    return nil
  }

  /// The declaration as it stands in statements.
  package var conflictStatement: String {
    guard let conflicts else { return "not declared" }
    return conflicts.isEmpty
      ? "none declared" : conflicts.map(\.description).joined(separator: "; ")
  }
}
