import Foundation

/// The language of a text: a BCP 47 tag (RFC 5646) of a language, an optional script and an optional
/// region, such as `en`, `pt-BR` or `zh-Hant-TW`.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// A tag whose language is in ISO 639 and whose region in ISO 3166 or UN M.49, in the letter case
  /// that RFC 5646 recommends; nil for anything else.
  public init?(_ text: String) {
    guard
      let parts = text.wholeMatch(of: /([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|\d{3}))?/)
    else { return nil }
    let language = parts.1.lowercased()
    guard Locale.LanguageCode(language).isISOLanguage else { return nil }
    var subtags = [language]
    if let script = parts.2 { subtags.append(script.lowercased().capitalized) }
    if let region = parts.3?.uppercased() {
      guard Locale.Region(region).isISORegion else { return nil }
      subtags.append(region)
    }
    self.text = subtags.joined(separator: "-")
  }

  /// A tag that was checked when it was stored.
  package init(stored text: String) { self.text = text }

  public var description: String { text }
}
