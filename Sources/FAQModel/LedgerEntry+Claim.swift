extension LedgerEntry {
  /// Who did it elsewhere and when, as the source of an import said; nobody has proved it.
  public struct Claim: Equatable, Sendable {
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
