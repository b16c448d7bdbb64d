import FAQModel

extension HTMLSitePages {
  /// The sources of a text, each with its links.
  func references(_ text: ArticleText) -> String {
    guard !text.references.isEmpty else { return "" }
    return """
      <section class="references" aria-labelledby="references">
      <h2 id="references"\(mark(words.language, on: text.locale))>\(words.references)</h2>
      <ol>
      \(text.references.map(item).joined())</ol>
      </section>

      """
  }

  private func item(_ reference: ArticleText.Reference) -> String {
    let title = reference.title.wordsOnOneLine.shown
    let page = Self.page(of: reference)
    var parts: [String] = []
    switch (title.isEmpty, page) {
    case (false, let page?): parts.append(Self.link(page, title))
    case (false, nil): parts.append(title)
    case (true, let page?): parts.append(Self.link(page, page.shown))
    case (true, nil): break
    }
    if page == nil, !reference.url.isEmpty { parts.append(reference.url.wordsOnOneLine.shown) }
    if !reference.doi.isEmpty { parts.append(Self.doi(reference.doi)) }
    if !reference.pmid.isEmpty { parts.append(Self.pmid(reference.pmid)) }
    return "<li>\(parts.joined(separator: " <span aria-hidden=\"true\">·</span> "))</li>\n"
  }

  /// The address of the source where it is one of the web.
  static func page(of reference: ArticleText.Reference) -> String? {
    let lowered = reference.url.lowercased()
    return lowered.hasPrefix("https://") || lowered.hasPrefix("http://") ? reference.url : nil
  }

  private static func doi(_ text: String) -> String {
    let prefixes = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:"]
    let prefix = prefixes.first { text.lowercased().hasPrefix($0) } ?? ""
    let doi = text.dropFirst(prefix.count).trimmingPrefix { $0 == " " }
    guard doi.hasPrefix("10.") else { return "DOI \(text.wordsOnOneLine.shown)" }
    return link("https://doi.org/" + String(doi).percentEncoded, "doi:\(doi.description.shown)")
  }

  private static func pmid(_ text: String) -> String {
    guard text.utf8.count <= 12, text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return "PMID \(text.wordsOnOneLine.shown)"
    }
    return link("https://pubmed.ncbi.nlm.nih.gov/\(text)/", "PMID \(text)")
  }

  private static func link(_ address: String, _ words: String) -> String {
    "<a href=\"\(address.shown)\">\(words)</a>"
  }
}

extension String {
  /// The text as a part of an address: all but unreserved characters of RFC 3986, and slashes, as
  /// percent signs and hexadecimal digits.
  var percentEncoded: String {
    var result = ""
    for byte in utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isASCIIHexDigit || "-._~/".unicodeScalars.contains(scalar)
        || (byte < 0x80 && scalar.properties.isAlphabetic)
      {
        result.unicodeScalars.append(scalar)
      } else {
        result += "%" + String(byte, radix: 16, uppercase: true).padded(to: 2)
      }
    }
    return result
  }
}
