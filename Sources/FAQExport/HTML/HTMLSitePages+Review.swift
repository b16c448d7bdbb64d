import FAQModel

extension HTMLSitePages {
  /// Who reviewed the medicine of the answer and when, in one line at its top.
  func byline(_ entry: SiteSnapshot.Entry) -> String {
    var names: [String] = []
    for signOff in entry.signOffs where signOff.meaning == .medicalReview {
      let name = Self.person(signOff) + scope(of: signOff)
      if !names.contains(name) { names.append(name) }
    }
    var parts: [String] = []
    if !names.isEmpty { parts.append("\(words.reviewedBy) \(names.joined(separator: "; "))") }
    if let reviewed = entry.fullyReviewed, entry.isMedicallyReviewed {
      parts.append("\(words.fullyReviewed) \(time(reviewed))")
    }
    guard !parts.isEmpty else { return "" }
    let text = parts.joined(separator: " <span aria-hidden=\"true\">·</span> ")
    return """
      <p class="byline"\(mark(words.language, on: entry.text.locale))>\(text). \
      <a href="#review">\(words.details)</a></p>

      """
  }

  /// Who reviewed the answer and what for, its dates, and what its exact text is known by.
  func review(_ entry: SiteSnapshot.Entry) -> String {
    let people = entry.signOffs.map(item).joined()
    let dates: [(String, Instant?)] = [
      (words.published, entry.firstPublished), (words.changed, entry.published ?? entry.edited),
      (words.changesReviewed, entry.changesReviewed), (words.fullyReviewed, entry.fullyReviewed),
      (words.reviewDue, entry.reviewLapsed == nil ? entry.reviewDue : nil),
      (words.reviewLapsedSince, entry.reviewLapsed), (words.until, entry.until),
    ]
    let rows = dates.compactMap { word, date in
      date.map { "<div><dt>\(word)</dt><dd>\(time($0))</dd></div>\n" }
    }
    return """
      <section class="review" aria-labelledby="review"\
      \(mark(words.language, on: entry.text.locale))>
      <h2 id="review">\(words.aboutReview)</h2>
      \(people.isEmpty ? "" : "<ul class=\"reviewers\">\n\(people)</ul>\n")<dl>
      \(rows.joined())</dl>
      <p class="digest">\(words.revision) \(entry.revision.description) \
      <span aria-hidden="true">·</span> SHA-256 <code>\(entry.digest.hex)</code></p>
      </section>

      """
  }

  private func item(_ signOff: SignOff) -> String {
    let number =
      signOff.registration.isEmpty ? "" : ", \(signOff.registration.wordsOnOneLine.shown)"
    return """
      <li><strong>\(Self.person(signOff))</strong>\(number)<br />
      \(words.meaning(signOff.meaning))\(scope(of: signOff)), \(time(signOff.time))</li>

      """
  }

  private func scope(of signOff: SignOff) -> String {
    signOff.scope == .changes ? " (\(words.changesOnly))" : ""
  }

  private static func person(_ signOff: SignOff) -> String {
    signOff.name.wordsOnOneLine.shown
      + (signOff.credentials.isEmpty ? "" : ", \(signOff.credentials.wordsOnOneLine.shown)")
  }
}
