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

  /// The scripts of ISO 15924 that run from right to left.
  private static let scripts: Set = [
    "adlm", "arab", "aran", "armi", "avst", "chrs", "cprt", "elym", "gara", "hatr", "hebr", "hung",
    "khar", "lydi", "mand", "mani", "mend", "merc", "mero", "narb", "nbat", "nkoo", "orkh", "ougr",
    "palm", "phli", "phlp", "phnx", "prti", "rohg", "samr", "sarb", "sidt", "sogd", "sogo", "syrc",
    "syre", "syrj", "syrn", "thaa", "yezi",
  ]

  /// The languages that are usually written in one of them, by each of their codes (the likely subtags of
  /// Unicode's CLDR; of those that are not spoken any more, the ones that are read in a script in use).
  private static let languages: Set = [
    "aao", "abh", "abv", "acm", "acq", "acw", "acx", "adf", "aeb", "aec", "aee", "aeq", "afb",
    "aib", "aii", "aij", "aiq", "ajt", "aju", "amw", "apc", "apd", "ar", "ara", "arb", "arc", "arq",
    "ars", "ary", "arz", "ask", "atn", "auj", "auz", "avd", "avl", "ayh", "ayl", "ayn", "ayp",
    "azb", "bal", "bcc", "bdz", "bej", "bft", "bgn", "bgp", "bhe", "bhm", "bhn", "bjf", "bjm",
    "bqi", "brh", "brk", "bsh", "bsk", "chg", "cja", "ckb", "cld", "clh", "czk", "dcc", "def",
    "deh", "dgl", "div", "dmk", "dml", "dv", "esh", "fa", "fas", "fay", "faz", "fia", "fub", "gbz",
    "ggg", "gha", "ghr", "gig", "gjk", "gju", "glh", "glk", "gwc", "gwf", "gwt", "gzi", "hac",
    "haz", "hbo", "he", "heb", "hkh", "hnd", "hno", "hoh", "hrt", "hrz", "hss", "huy", "isk", "itk",
    "iw", "jad", "jat", "jbe", "jbn", "jdg", "ji", "jnd", "jog", "jpa", "jpr", "jrb", "jye", "kas",
    "kbu", "kby", "kcy", "kfm", "khw", "klj", "kmz", "kqd", "ks", "ktl", "kvx", "kxp", "lad", "lah",
    "lhs", "lki", "lrc", "lrk", "lrl", "lsa", "lsd", "lss", "luv", "luz", "mby", "mde", "mfa",
    "mfi", "mhj", "mid", "mki", "mnj", "mve", "mvy", "myz", "mzn", "nli", "nlm", "nqo", "ntz",
    "nyq", "oar", "odk", "oru", "ota", "pbt", "pbu", "per", "pes", "phl", "phr", "phv", "plk",
    "pnb", "prc", "prd", "prs", "prx", "ps", "psh", "psi", "pst", "pus", "qxq", "rdb", "rhg", "rmt",
    "sam", "sbn", "scl", "sd", "sdb", "sdf", "sdg", "sdh", "sds", "sgr", "sgy", "shd", "shm", "shu",
    "shv", "siy", "siz", "skr", "smp", "smy", "snd", "sqo", "sqt", "srh", "srz", "ssh", "sts",
    "swb", "syc", "syn", "syr", "tjo", "tks", "tmr", "tov", "tra", "trg", "trm", "trw", "ug", "uig",
    "ur", "urd", "ush", "uzs", "vaf", "vgr", "vmh", "wbk", "wlo", "wne", "wni", "wsv", "xhe", "xka",
    "xkc", "xkj", "xkp", "xvi", "ydd", "ydg", "yhd", "yi", "yid", "yih", "yud", "zba", "zdj", "zrp",
    "zum",
  ]

  /// Where a language is written the other way than elsewhere (the same source).
  private static let exceptions: Set = [
    "az-iq", "az-ir", "aze-iq", "aze-ir", "ha-cm", "ha-sd", "hau-cm", "hau-sd", "kaz-af", "kaz-cn",
    "kaz-ir", "kaz-mn", "kir-cn", "kk-af", "kk-cn", "kk-ir", "kk-mn", "ku-lb", "kur-lb", "ky-cn",
    "man-gn", "ms-cc", "msa-cc", "pa-pk", "pan-pk", "sd-in", "snd-in", "tg-pk", "tgk-pk", "ug-kz",
    "ug-mn", "uig-kz", "uig-mn", "uz-af", "uzb-af",
  ]
}
