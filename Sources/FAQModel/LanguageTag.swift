import Foundation

/// The language of a text: a BCP 47 tag (RFC 5646) of a language, an optional script and an optional
/// region, such as `en`, `pt-BR` or `zh-Hant-TW`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// A tag whose language is one that Unicode's CLDR knows, with a region in ISO 3166 or UN M.49 if any, in
  /// the letter case that RFC 5646 recommends; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first?.lowercased(), (2...3).contains(language.utf8.count),
      text.utf8.allSatisfy({ $0 < 0x80 }), Self.isKnown(language)
    else { return nil }
    var subtags = [language]
    var rest = parts.dropFirst()
    if let script = rest.first, script.count == 4, script.allSatisfy(\.isLetter) {
      subtags.append(script.prefix(1).uppercased() + script.dropFirst().lowercased())
      rest = rest.dropFirst()
    }
    if let region = rest.first?.uppercased() {
      guard rest.count == 1, Locale.Region(region).isISORegion else { return nil }
      subtags.append(region)
    }
    self.text = subtags.joined(separator: "-")
  }

  /// Whether a language is a common one of ISO 639, or one of which the script or a name is known.
  private static func isKnown(_ language: String) -> Bool {
    guard !Locale.LanguageCode(language).isISOLanguage else { return true }
    guard language.allSatisfy(\.isLetter) else { return false }
    return Locale.Language(identifier: language).maximalIdentifier != language
      || english.localizedString(forLanguageCode: language) != nil
  }

  private static let english = Locale(identifier: "en")

  /// The language that a name in English or in the language itself stands for, in any letter case and whatever is
  /// in brackets behind it (CLDR); nil for any other.
  package static func named(_ name: String) -> LanguageTag? {
    let words = name.prefix { $0 != "(" }.lowercased().split(separator: " ").joined(separator: " ")
    return codes[words].map { LanguageTag(stored: $0) }
  }

  /// The languages of two letters by their names; one that several have is of the first by its code.
  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    let all = Locale.LanguageCode.isoLanguageCodes.map(\.identifier).filter { $0.count == 2 }
    for code in all.sorted() {
      for locale in [english, Locale(identifier: code)] {
        guard let name = locale.localizedString(forLanguageCode: code)?.lowercased() else {
          continue
        }
        if codes[name] == nil { codes[name] = code }
      }
    }
    return codes
  }()

  /// A tag that was checked when it was stored.
  package init(stored text: String) { self.text = text }

  public var description: String { text }

  /// The tag to write instead where one means the same: the code of two letters for that of three (RFC 5646,
  /// section 2.2.1), and `GB` for `UK`, which ISO 3166 only reserves.
  package var preferred: LanguageTag {
    guard text.utf8.count > 2 else { return self }
    var subtags = text.split(separator: "-").map(String.init)
    if subtags[0].utf8.count == 3, let short = Locale.LanguageCode(subtags[0]).identifier(.alpha2) {
      subtags[0] = short
    }
    if subtags.count > 1, subtags[subtags.count - 1] == "UK" { subtags[subtags.count - 1] = "GB" }
    return LanguageTag(stored: subtags.joined(separator: "-"))
  }

  /// Whether a text in another language is one in this, too, as one in `de-AT` is in `de`: the basic filtering
  /// of RFC 4647, section 3.3.1.
  public func holds(_ other: LanguageTag) -> Bool {
    other == self || other.text.hasPrefix(text + "-")
  }
}
