import ArgumentParser
import FAQExport
import FAQModel
import Foundation

/// Reads arguments; what they throw is wrong usage, exit code 64.
enum Arguments {
  @Sendable static func article(_ text: String) throws -> ArticleAddress {
    try read(text, as: ArticleAddress.init, else: Refusal.notAnAddress)
  }

  /// An article as a whole: no text of it is named.
  @Sendable static func wholeArticle(_ text: String) throws -> ArticleAddress {
    let address = try article(text)
    guard address.version == nil else {
      let name = ArticleAddress(name: address.name)
      throw ValidationError("This is about an article as a whole: write \(name), not \(address).")
    }
    return address
  }

  /// The number of a revision of an article that is known already.
  @Sendable static func revisionNumber(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else {
      throw ValidationError("'\(text)' is no number of a revision; write 2 for that of 12@2.")
    }
    return number
  }

  /// The start of a digest.
  @Sendable static func digest(_ text: String) throws -> String {
    let start = text.lowercased()
    guard (4...64).contains(start.utf8.count), start.allSatisfy({ $0.isASCII && $0.isHexDigit })
    else {
      throw ValidationError(
        "'\(text.visibleOnOneLine)' is no start of a digest; write at least 4 characters of it, of 0-9 and a-f."
      )
    }
    return start
  }

  @Sendable static func slug(_ text: String) throws -> Slug {
    try read(text, as: Slug.init(_:), else: Refusal.invalidSlug)
  }

  @Sendable static func handle(_ text: String) throws -> Handle {
    try read(text, as: Handle.init, else: Refusal.invalidHandle)
  }

  @Sendable static func locale(_ text: String) throws -> LanguageTag {
    try read(text, as: LanguageTag.init, else: Refusal.invalidLocale)
  }

  private static func read<Value>(
    _ text: String, as type: (String) -> Value?, else refusal: (String) -> Refusal
  ) throws -> Value {
    guard let value = type(text) else { throw ValidationError(refusal(text).description) }
    return value
  }

  @Sendable static func role(_ text: String) throws -> Role {
    guard let role = Role(rawValue: text), role != .reviewer else {
      throw ValidationError(
        "The roles are writer, reader, publisher and admin; reviewers are made with 'faqcms reviewer "
          + "add'.")
    }
    return role
  }

  @Sendable static func tier(_ text: String) throws -> Tier {
    guard let tier = Tier(rawValue: text) else {
      throw ValidationError("The tiers are editorial, standard and clinical, not '\(text)'.")
    }
    return tier
  }

  @Sendable static func markdownTarget(_ text: String) throws -> MarkdownTarget {
    guard let target = MarkdownTarget(rawValue: text) else {
      let known = MarkdownTarget.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no Markdown for '\(text)'. Known: \(known).")
    }
    return target
  }

  @Sendable static func meaning(_ text: String) throws -> SignOff.Meaning {
    guard let meaning = SignOff.Meaning.allCases.first(where: { $0.description == text }) else {
      let known = SignOff.Meaning.allCases.map(\.description).joined(separator: ", ")
      throw ValidationError("There is no meaning '\(text)'. Known: \(known).")
    }
    return meaning
  }

  @Sendable static func policyKey(_ text: String) throws -> FAQModel.Policy.Key {
    guard let key = FAQModel.Policy.Key(rawValue: text) else {
      let keys = FAQModel.Policy.Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("There is no rule '\(text)'. The rules are \(keys).")
    }
    return key
  }

  /// Refuses what is no working or public status.
  static func checkStatus(_ text: String) throws {
    guard statuses.contains(text) else {
      throw ValidationError(
        "There is no status '\(text)'. Known: \(statuses.joined(separator: ", ")).")
    }
  }

  static var statuses: [String] {
    WorkingStatus.allCases.map(\.description) + PublicStatus.allCases.map(\.description)
  }

  /// The roles that are given by hand.
  static var roles: [String] { Role.allCases.filter { $0 != .reviewer }.map(\.rawValue) }

  /// A time as it was written, which is read in the session, as it may be in its time zone.
  @Sendable static func writtenTime(_ text: String) throws -> String {
    guard Instant(parsing: text, now: Instant(milliseconds: 0), timeZone: .gmt) != nil else {
      throw ValidationError(Refusal.invalidTime(text).description)
    }
    return text
  }

  /// The time of `--as-of`; nil for now.
  ///
  /// - Throws: ``Refusal/timeInFuture(_:what:)`` for a time that has not come.
  static func pastTime(_ text: String?, in session: Session) throws -> Instant? {
    let time = try time(text, in: session)
    if let time, time > session.clock() { throw Refusal.timeInFuture(time, what: "--as-of") }
    return time
  }

  /// A time as written on the command line; local where it names no offset.
  static func time(_ text: String?, in session: Session) throws -> Instant? {
    try text.map { text in
      let now = session.clock()
      // Where the zone makes no difference, none needs to be known.
      guard let inUTC = Instant(parsing: text, now: now, timeZone: .gmt) else {
        throw Refusal.invalidTime(text)
      }
      if LocalZone.isNamed(in: text) { return inUTC }
      let zone = try LocalZone.timeZone(in: session)
      guard let time = Instant(parsing: text, now: now, timeZone: zone) else {
        throw Refusal.skippedTime(text, zone: zone.identifier)
      }
      if let second = time.repeated(in: zone) {
        throw Refusal.repeatedTime(text, zone: zone.identifier, time, second)
      }
      return time
    }
  }
}

// Options that several commands have. They are not in groups of their own where nothing else is: a group is
// a type more that the program looks up before it runs a command.
extension ArgumentHelp {
  /// Of the flag that turns a result into JSON.
  static let json = ArgumentHelp("Print JSON, as documented in docs/cli-json.md.")
  /// Of the option that shows things as they were.
  static let asOf = ArgumentHelp("Show what was so then.", valueName: "time")
}
