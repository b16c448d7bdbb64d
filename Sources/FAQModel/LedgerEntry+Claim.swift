extension LedgerEntry {
  /// Who did it elsewhere and when, as the source of an import said; nobody has proved it.
  public struct Claim: Equatable, Sendable {
    /// What stands in an export, and is shown, in place of the author where the source names nobody.
    package static let nobody = "somebody"

    /// Empty where the source names nobody.
    public let author: String
    public let time: Instant?
  }

  /// What the source of an import claimed of the act; nil for what was done here.
  public var claim: Claim? {
    details["claim"].map { claim in
      Claim(
        author: claim["author"]?.string ?? "",
        time: claim["date"]?.string.flatMap(Instant.init(stored:)))
    }
  }
}
