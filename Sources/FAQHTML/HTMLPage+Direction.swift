extension HTMLPage {
  /// Whether words of a language run from right to left: as the script in its tag does, and where it has
  /// none the script in which the language is usually written.
  package static func isRightToLeft(_ language: String) -> Bool {
    let tag = language.lowercased()
    let subtags = tag.split(separator: "-", omittingEmptySubsequences: false)
    // RFC 5646, section 2.1: a language, up to three extensions of it, a script, a region.
    let isExtension = { (subtag: Substring) in isLetters(subtag, 3) }
    let extended = subtags.dropFirst().prefix(3).prefix(while: isExtension)
    let rest = subtags.dropFirst(1 + extended.count)
    if let script = rest.first, isLetters(script, 4) { return scripts.contains(String(script)) }
    let name = String(subtags.first ?? "")
    let isUsual = languages.contains(name)
    return rest.first.map { exceptions.contains("\(name)-\($0)") } ?? false ? !isUsual : isUsual
  }

  private static func isLetters(_ subtag: Substring, _ count: Int) -> Bool {
    subtag.utf8.count == count
      && subtag.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// The scripts of ISO 15924 in use that run from right to left.
  private static let scripts: Set = [
    "adlm", "arab", "aran", "gara", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syre",
    "syrj", "syrn", "thaa", "yezi",
  ]

  /// The languages that are usually written in one of them (the likely subtags of Unicode's CLDR).
  private static let languages: Set = [
    "acm", "aeb", "aii", "apc", "ar", "arq", "ars", "ary", "arz", "azb", "bal", "bej", "bgn", "bqi",
    "brh", "ckb", "dv", "fa", "gbz", "glk", "he", "iw", "jpr", "jrb", "khw", "ks", "lad", "lah",
    "lrc", "mid", "mzn", "nqo", "ps", "rhg", "sd", "sdh", "shu", "skr", "syr", "ug", "ur", "yi",
  ]

  /// Where a language is written the other way than elsewhere (the same source).
  private static let exceptions: Set = [
    "az-iq", "az-ir", "ha-cm", "ha-sd", "kk-af", "kk-cn", "kk-ir", "kk-mn", "ku-lb", "ky-cn",
    "pa-pk", "sd-in", "tg-pk", "ug-kz", "ug-mn", "uz-af",
  ]
}
