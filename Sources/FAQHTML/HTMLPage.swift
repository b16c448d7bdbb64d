import FAQModel

/// A whole HTML5 document that any browser shows by itself and in which no script can run.
package struct HTMLPage: Sendable {
  /// What the window and the history are titled, in plain text.
  package var title: String
  /// The language of the words, as a BCP 47 tag.
  package var language: String
  /// The content of `<main>`: HTML that is already safe.
  package var body: String

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
    <html lang="\(language.htmlEscaped)"\(isRightToLeft ? " dir=\"rtl\"" : "")>
    <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>\(title.htmlEscaped)</title>
    <style>\(Self.style)</style>
    </head>
    <body>
    <main>
    \(body.last == "\n" ? body : body + "\n")</main>
    </body>
    </html>

    """
  }

  /// What the page may load: images, and the one style sheet that it carries.
  static let policy =
    "default-src 'none'; img-src 'self' https: http:; style-src 'sha256-\(styleDigest)'; "
    + "base-uri 'none'; form-action 'none'"

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

  /// Whether the language is one that is written from right to left in its usual script.
  private var isRightToLeft: Bool {
    let first = language.prefix { $0 != "-" }.lowercased()
    return ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"].contains(first)
  }
}
