import FAQModel

/// The words of the site's pages that are not those of its editors, in one language.
struct HTMLSiteWords {
  let language: LanguageTag
  let skip, site, allQuestions, search, searchLabel, topics, featured, otherQuestions: String
  let noQuestions, breadcrumb, related, tags, references, previous, next, moreQuestions: String
  let reviewedBy, details, aboutReview, published, changed, changesReviewed, fullyReviewed: String
  let reviewDue, reviewLapsedSince, until, revision, changesOnly, wayBack: String
  let medicalReview, plainLanguageReview, editorialReview: String
  /// With `{date}` for a day.
  let reviewLapsed, withdrawn, withheldSince: String
  /// Why an answer is withheld.
  let withheld: String
  /// With `{title}` for a question.
  let withdrawnTitle, withheldTitle: String
  let preview, replacement, moved, notFound, notFoundHint, noScript: String
  /// With `{count}` for a number.
  let countAll, countSingle, countOne, countMany, countNone: String

  /// The words for a site of a language: its own where there are any, or English.
  static func of(_ locale: LanguageTag) -> HTMLSiteWords {
    let language = locale.text.prefix { $0 != "-" }
    return all.first { $0.language.text == language } ?? english
  }

  /// That an answer is gone, and since when.
  func gone(_ tombstone: SiteSnapshot.Tombstone, on day: String) -> String {
    (tombstone.isWithheld ? withheldSince : withdrawn).replacing("{date}", with: day)
  }

  func meaning(_ meaning: SignOff.Meaning) -> String {
    switch meaning {
    case .medicalReview: medicalReview
    case .plainLanguageReview: plainLanguageReview
    case .editorialReview: editorialReview
    }
  }

  static let all = [english, german]

  static let english = HTMLSiteWords(
    language: LanguageTag(stored: "en"), skip: "Skip to the content", site: "Site",
    allQuestions: "All questions", search: "Search",
    searchLabel: "Search the questions and answers",
    topics: "Topics", featured: "Start here", otherQuestions: "More questions",
    noQuestions: "There are no questions yet.", breadcrumb: "You are here",
    related: "Related questions", tags: "Tags", references: "Sources", previous: "Previous",
    next: "Next", moreQuestions: "More questions", reviewedBy: "Medically reviewed by",
    details: "Details",
    aboutReview: "How this answer was reviewed", published: "Published", changed: "Last changed",
    changesReviewed: "Changes last reviewed", fullyReviewed: "Last reviewed in full",
    reviewDue: "Next review due", reviewLapsedSince: "Review overdue since",
    until: "Valid until", revision: "Text", changesOnly: "of the changes",
    wayBack: "Back to the text",
    medicalReview: "Medical review", plainLanguageReview: "Plain-language review",
    editorialReview: "Editorial review",
    reviewLapsed:
      "This answer has been due for a new review since {date}. What is known may have changed since "
      + "it was last checked. Ask your doctor or care team before you rely on it.",
    withdrawn: "This answer was withdrawn on {date}.",
    withheldSince: "This answer has been withheld since {date}.",
    withheld: SiteSnapshot.Tombstone.withheld,
    withdrawnTitle: "Withdrawn: {title}", withheldTitle: "Withheld: {title}",
    preview: "This is a preview. The answer has been approved but is not published.",
    replacement: "Read this instead:", moved: "This page has moved", notFound: "Page not found",
    notFoundHint: "There is no page at this address. It may have been moved or renamed.",
    noScript:
      "To find a word on this page, use your browser’s own search (Ctrl F, or ⌘ F on a Mac).",
    countAll: "{count} questions", countSingle: "1 question", countOne: "1 question found",
    countMany: "{count} questions found",
    countNone: "Nothing found. Try fewer or other words.")

  static let german = HTMLSiteWords(
    language: LanguageTag(stored: "de"), skip: "Zum Inhalt springen", site: "Website",
    allQuestions: "Alle Fragen", search: "Suche", searchLabel: "Fragen und Antworten durchsuchen",
    topics: "Themen", featured: "Zum Einstieg", otherQuestions: "Weitere Fragen",
    noQuestions: "Es gibt noch keine Fragen.", breadcrumb: "Sie sind hier",
    related: "Verwandte Fragen", tags: "Schlagwörter", references: "Quellen",
    previous: "Zurück", next: "Weiter", moreQuestions: "Weitere Fragen",
    reviewedBy: "Medizinisch geprüft von", details: "Einzelheiten",
    aboutReview: "Wie diese Antwort geprüft wurde", published: "Veröffentlicht",
    changed: "Zuletzt geändert", changesReviewed: "Änderungen zuletzt geprüft",
    fullyReviewed: "Zuletzt vollständig geprüft", reviewDue: "Nächste Prüfung fällig",
    reviewLapsedSince: "Prüfung überfällig seit", until: "Gültig bis", revision: "Text",
    changesOnly: "der Änderungen", wayBack: "Zurück zum Text",
    medicalReview: "Medizinische Prüfung",
    plainLanguageReview: "Prüfung auf Verständlichkeit", editorialReview: "Redaktionelle Prüfung",
    reviewLapsed:
      "Diese Antwort muss seit {date} neu geprüft werden. Seit der letzten Prüfung kann sich der "
      + "Wissensstand geändert haben. Fragen Sie Ihre Ärztin, Ihren Arzt oder Ihr Behandlungsteam, "
      + "bevor Sie sich darauf verlassen.",
    withdrawn: "Diese Antwort wurde am {date} zurückgezogen.",
    withheldSince: "Diese Antwort wird seit dem {date} zurückgehalten.",
    withheld:
      "Die Prüfung dieser Antwort gilt nicht mehr. Sie wird zurückgehalten, bis sie neu geprüft ist.",
    withdrawnTitle: "Zurückgezogen: {title}", withheldTitle: "Zurückgehalten: {title}",
    preview: "Dies ist eine Vorschau. Die Antwort ist freigegeben, aber nicht veröffentlicht.",
    replacement: "Lesen Sie stattdessen:", moved: "Diese Seite ist umgezogen",
    notFound: "Seite nicht gefunden",
    notFoundHint:
      "Unter dieser Adresse gibt es keine Seite. Vielleicht wurde sie verschoben oder umbenannt.",
    noScript:
      "Um ein Wort auf dieser Seite zu finden, nutzen Sie die Suche Ihres Browsers (Strg F, auf dem "
      + "Mac ⌘ F).",
    countAll: "{count} Fragen", countSingle: "1 Frage", countOne: "1 Frage gefunden",
    countMany: "{count} Fragen gefunden",
    countNone: "Nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern.")
}
