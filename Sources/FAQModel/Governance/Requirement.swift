/// So many sign-offs of one kind.
public struct Requirement: Equatable, Sendable {
  /// 1 to 10.
  public let count: Int
  /// What the sign-offs must mean; nil for any meaning.
  public let meaning: SignOff.Meaning?
  /// The specialty that their signers must have; nil for any.
  public let specialty: String?

  package init(_ count: Int, _ meaning: SignOff.Meaning? = nil, of specialty: String? = nil) {
    self.count = count
    self.meaning = meaning
    self.specialty = specialty
  }

  package func accepts(_ signOff: SignOff) -> Bool {
    (meaning == nil || meaning == signOff.meaning) && isMet(by: signOff.specialties)
  }

  /// Whether the specialty that is asked for, if any, is among some; letter case makes no difference.
  package func isMet(by specialties: [String]) -> Bool {
    guard let specialty = specialty?.lowercased() else { return true }
    return specialties.contains { $0.lowercased() == specialty }
  }
}

extension Requirement: CustomStringConvertible {
  public var description: String {
    "\(count) \(meaning?.description ?? "any")\(specialty.map { " of \($0)" } ?? "")"
  }
}

/// The sign-offs that a text needs: every requirement must be met, each by different people or the same.
///
/// One person gives one sign-off of a text, so two meanings need two people; `2 medical-review,
/// 1 medical-review of haematology` are two clinicians of whom one is a haematologist.
public struct Requirements: Equatable, Sendable {
  public let items: [Requirement]

  package init(_ items: [Requirement]) { self.items = items }

  /// Reads `2 medical-review, 1 plain-language-review`; a bare number counts medical reviews, and a
  /// specialty follows `of`. Nil where the text is none or asks for more than ten people.
  package init?(_ text: String) {
    var items: [Requirement] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ", maxSplits: 3).map(String.init)
      guard let count = words.first.flatMap({ Int($0) }), (1...10).contains(count),
        words.count != 3
      else { return nil }
      let name = words.count > 1 ? words[1] : SignOff.Meaning.medicalReview.description
      let meaning = SignOff.Meaning.allCases.first { $0.description == name }
      guard meaning != nil || name == "any" else { return nil }
      guard words.count < 4 || words[2] == "of" else { return nil }
      items.append(
        Requirement(count, meaning, of: words.count == 4 ? words[3].trimmingSpaces : nil))
    }
    self.init(items)
    guard !items.isEmpty, people <= 10 else { return nil }
  }

  /// How many people must sign at least.
  public var people: Int {
    let plain = SignOff.Meaning.allCases.map { meaning in
      items.filter { $0.meaning == meaning }.map(\.count).max() ?? 0
    }
    return max(plain.reduce(0, +), items.filter { $0.meaning == nil }.map(\.count).max() ?? 0)
  }

  /// Whether sign-offs of a meaning count for anything.
  package func asks(for meaning: SignOff.Meaning) -> Bool {
    items.contains { $0.meaning == nil || $0.meaning == meaning }
  }

  /// Whether some sign-offs leave nothing open.
  package func areMet(by signOffs: [SignOff]) -> Bool {
    items.allSatisfy { item in signOffs.count(where: item.accepts) >= item.count }
  }

  /// What some sign-offs leave open, in the order in which it is asked for.
  package func missing(in signOffs: [SignOff]) -> [Requirement] {
    items.compactMap { item in
      let open = item.count - signOffs.count(where: item.accepts)
      return open > 0 ? Requirement(open, item.meaning, of: item.specialty) : nil
    }
  }
}

extension Requirements: CustomStringConvertible {
  /// As people write it.
  public var description: String { items.map(\.description).joined(separator: ", ") }
}
