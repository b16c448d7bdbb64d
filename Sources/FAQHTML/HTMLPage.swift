import FAQModel

/// A whole HTML5 document that any browser shows by itself, in which no script of a text can run.
package struct HTMLPage: Sendable {
  /// Where the style of a page comes from.
  package enum Style: Sendable {
    /// The page carries a plain style itself.
    case carried
    /// A file beside the page has it, at a relative address.
    case linked(String)
  }

  /// What the window and the history are titled, in plain text.
  package var title: String
  /// The language of the words, as a BCP 47 tag.
  package var language: String
  /// The content of `<main>`: HTML that is already safe.
  package var body: String
  /// What stands in the head beside the title: safe HTML, each element with an LF after it.
  package var head = ""
  /// What stands before `<main>`, such as a header: safe HTML with an LF at its end. Where there is
  /// any, `<main>` has the ID `content`, to be skipped to.
  package var before = ""
  /// What stands after `<main>`, such as a footer: safe HTML with an LF at its end.
  package var after = ""
  package var style = Style.carried
  /// The relative addresses of scripts that the page runs when it has been read.
  package var scripts: [String] = []
  /// Whether the page may show images, from anywhere on the web.
  package var hasImages = true
  /// Whether a form of the page may lead to another page of the same site.
  package var hasForm = false

  /// A page with a title, the tag of its language and safe HTML for its body.
  package init(title: String, language: String, body: String) {
    self.title = title
    self.language = language
    self.body = body
  }

  /// The page, ending in an LF.
  package var document: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.htmlEscaped)"\(Self.isRightToLeft(language) ? " dir=\"rtl\"" : "")>
    <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="\(policy)" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>\(title.htmlEscaped)</title>
    \(styleElement)
    \(scriptElements)\(head)</head>
    <body>
    \(before)<main\(before.isEmpty ? "" : " id=\"content\" tabindex=\"-1\"")>
    \(body.last == "\n" ? body : body + "\n")</main>
    \(after)</body>
    </html>

    """
  }

  private var styleElement: String {
    switch style {
    case .carried: "<style>\(Self.style)</style>"
    case .linked(let address): "<link rel=\"stylesheet\" href=\"\(address.htmlEscaped)\" />"
    }
  }

  private var scriptElements: String {
    scripts.map { "<script src=\"\($0.htmlEscaped)\" defer></script>\n" }.joined()
  }

  /// What the page may load; by default images, and the one style sheet that it carries.
  private var policy: String {
    var parts = ["default-src 'none'"]
    if hasImages { parts.append("img-src 'self' https: http:") }
    switch style {
    case .carried: parts.append("style-src 'sha256-\(Self.styleDigest)'")
    case .linked:
      parts.append("style-src 'self'")
      parts.append("script-src \(scripts.isEmpty ? "'none'" : "'self'")")
    }
    return (parts + ["base-uri 'none'", "form-action \(hasForm ? "'self'" : "'none'")"])
      .joined(separator: "; ")
  }

  private static let styleDigest = Digest(of: Array(style.utf8)).bytes.base64

  private static let style = """

    :root { color-scheme: light dark; }
    body { font: 1.0625rem/1.6 system-ui, sans-serif; margin: 0; }
    main { margin: 0 auto; max-width: 42rem; overflow-wrap: break-word; overflow-x: auto; padding: 1.5rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 0.6em; }
    img { height: auto; max-width: 100%; }
    pre { overflow-x: auto; white-space: pre-wrap; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid; padding: 0.3em 0.6em; }
    blockquote { border-inline-start: 0.25rem solid; margin-inline: 0; padding-inline-start: 1rem; }
    .footnotes { border-top: 1px solid; font-size: 0.9em; margin-top: 2rem; }
    @media print {
      body { font-size: 11pt; }
      main { max-width: none; padding: 0; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; }
      pre, blockquote, tr, img { break-inside: avoid; }
      main a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 0.85em; }
      .footnote-backref { display: none; }
    }

    """
}
