import ArgumentParser
import FAQEditorial
import FAQModel

/// What can be said of somebody who signs.
struct ReviewerOptions: ParsableArguments {
  @Option(
    name: .customLong("specialty"),
    help: ArgumentHelp(
      "A specialty and, in parentheses, the texts that it covers; may be repeated. 'none' for none.",
      valueName: "specialty"))
  var specialties: [String] = []

  @Option(help: "The register and the number in it.")
  var registration: String?

  @Option(
    help: ArgumentHelp("From when on they may sign; 'none' for any time.", valueName: "time"),
    transform: { $0 == "none" ? $0 : try Arguments.writtenTime($0) })
  var validFrom: String?

  @Option(
    help: ArgumentHelp("Until when they may sign; 'none' for no end.", valueName: "time"),
    transform: { $0 == "none" ? $0 : try Arguments.writtenTime($0) })
  var validUntil: String?

  @Option(
    name: .customLong("conflict"),
    help: ArgumentHelp(
      "A declared conflict of interest: sponsor:NAME, product:NAME or topic:NAME; may be repeated.",
      valueName: "conflict"))
  var conflicts: [String] = []

  @Flag(help: "They declare that they have no conflict of interest.")
  var noConflicts = false

  func validate() throws {
    if noConflicts, !conflicts.isEmpty {
      throw ValidationError("--conflict and --no-conflicts exclude each other.")
    }
    if specialties.contains("none"), specialties.count > 1 {
      throw ValidationError("--specialty none stands alone.")
    }
  }

  var isEmpty: Bool {
    specialties.isEmpty && registration == nil && validFrom == nil && validUntil == nil
      && conflicts.isEmpty && !noConflicts
  }

  func profile(credentials: String?, in session: Session) throws -> ReviewerProfile {
    ReviewerProfile(
      credentials: credentials,
      specialties: specialties.isEmpty ? nil : specialties.filter { $0 != "none" },
      registration: registration, validFrom: try bound(validFrom, in: session),
      validUntil: try bound(validUntil, in: session),
      conflicts: conflicts.isEmpty && !noConflicts ? nil : conflicts)
  }

  private func bound(_ text: String?, in session: Session) throws -> Instant?? {
    guard let text else { return nil }
    return .some(text == "none" ? nil : try Arguments.time(text, in: session))
  }
}
