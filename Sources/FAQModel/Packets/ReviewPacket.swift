/// What an expert without an account is sent, and what comes back: a folder of plain files.
///
/// `packet.json` names the text and the SHA-256 of every other file that is not to be changed. The expert
/// changes `comments.md`, or puts `statement.txt.sig` beside the rest: SSHSIG in armour, as
/// `ssh-keygen -Y sign` writes it. Nothing else may come back.
package struct ReviewPacket: Equatable, Sendable {
  package static let format = "faqcms.review-packet"
  package static let version: Int64 = 1
  package static let manifestName = "packet.json"
  package static let commentsName = "comments.md"
  package static let statementName = "statement.txt"
  package static let signatureName = "statement.txt.sig"
  package static let canonicalName = "article.canonical"
  /// The largest file that is read back, in bytes.
  package static let largestFile = Policy.assetSizes.upperBound << 20

  package let site: String
  /// The UUID of the article.
  package let article: String
  package let revision: Revision.ID
  package let digest: Digest
  /// Who is asked.
  package let reviewer: Handle
  package let statement: String
  /// Whether `statement.txt` came back with other line ends than it was sent with.
  package let isStatementRestored: Bool
  /// The remarks that came back.
  package let remarks: [Remark]
  /// The signature that came back; nil where the expert did not sign.
  package let signature: String?

  /// A remark, about words that it quotes or about the text as a whole.
  package struct Remark: Equatable, Sendable {
    package let quote: String?
    /// Lines right below the quote, without an empty line between: to Markdown they are a part of it.
    package let below: String?
    /// Empty where nothing stands behind those.
    package let text: String
    /// The line of `comments.md` on which it begins, counted from 1.
    package let line: Int

    /// The remark about all of these words, with nothing below them.
    package func quoting(_ words: String) -> Self {
      Self(quote: words, below: nil, text: text, line: line)
    }
  }
}

// MARK: Reading

extension ReviewPacket {
  /// Reads a packet that came back. Where mail made CR LF of each LF of a file, that is undone.
  ///
  /// - Parameter files: every file of the folder by its name, as far as its name is one of a packet's.
  /// - Throws: ``Refusal/invalidPacket(cause:)`` where anything but the remarks and the signature is not
  ///   as it was sent.
  package init(files received: [String: [UInt8]]) throws {
    var files = received
    func text(_ name: String) throws -> String {
      guard let bytes = files[name] else { throw Self.invalid("\(name) is missing") }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Self.invalid("\(name) is not UTF-8")
      }
      return text
    }
    let manifest = try? JSONValue(reading: text(Self.manifestName))
    guard let manifest, manifest["format"]?.string == Self.format,
      manifest["version"]?.integer == Self.version,
      case .object(let sent)? = manifest["files"],
      let site = manifest["site"]?.string, let article = manifest["article"]?.string,
      let number = manifest["number"]?.integer,
      let revision = manifest["revision"]?.integer.flatMap({ Int(exactly: $0) }),
      number > 0, revision > 0, let digest = manifest["digest"]?.string.flatMap(Digest.init(hex:)),
      let reviewer = manifest["reviewer"]?.string.flatMap({ Handle($0) })
    else {
      throw Self.invalid("\(Self.manifestName) is not that of a review packet of this version")
    }
    for member in sent {
      guard let bytes = files[member.name] else { throw Self.invalid("\(member.name) is missing") }
      files[member.name] = [bytes, bytes.withRestoredLineFeeds].first {
        Digest(of: $0).hex == member.value.string
      }
      guard files[member.name] != nil else {
        throw Self.invalid("\(member.name) is not as it was sent")
      }
    }
    let allowed = Set(
      sent.map(\.name) + [Self.manifestName, Self.commentsName, Self.signatureName])
    if let added = files.keys.sorted().first(where: { !allowed.contains($0) }) {
      throw Self.invalid("\(added) was not in it when it was sent")
    }
    self.site = site
    self.article = article
    self.revision = Revision.ID(article: Article.ID(number), number: revision)
    self.digest = digest
    self.reviewer = reviewer
    statement = try text(Self.statementName)
    isStatementRestored = files[Self.statementName] != received[Self.statementName]
    let canonical = CanonicalText(bytes: files[Self.canonicalName] ?? [])
    guard let title = try? ArticleText(canonical: canonical).title else {
      throw Self.invalid("\(Self.canonicalName) is no text of this version")
    }
    let comments = try text(Self.commentsName)
    remarks = try Self.remarks(in: comments, below: Self.form(self.revision, title: title))
    files[Self.signatureName] = files[Self.signatureName]?.withRestoredLineFeeds
    signature = files[Self.signatureName] == nil ? nil : try text(Self.signatureName)
    try checkStatement()
  }

  /// Refuses a manifest that names another text or expert than the statement.
  private func checkStatement() throws {
    guard let said = try? SignOffStatement(reading: statement) else {
      throw Self.invalid("\(Self.statementName) is no statement of this version")
    }
    let named: [(SignOffStatement.Field, String)] = [
      (.site, site), (.article, article), (.number, revision.article.description),
      (.revision, String(revision.number)), (.digest, digest.named), (.signer, reviewer.text),
    ]
    if let (field, value) = named.first(where: { said[$0] != $1 }) {
      throw Self.invalid(
        "\(Self.manifestName) names another \(field.rawValue) than \(Self.statementName): "
          + "\(value.visibleOnOneLine), not \(said[field])")
    }
  }

  static func invalid(_ cause: String) -> Refusal { .invalidPacket(cause: cause) }
}

// MARK: Remarks

extension ReviewPacket {
  private static let remarksBegin = "=== Write below this line ==="

  /// The form in which remarks are asked for.
  package static func form(_ revision: Revision.ID, title: String) -> String {
    """
    # Remarks on \(revision): \(title)

    Nothing above the last line of this text is read. A remark is a paragraph or more. Where it is about
    words of the text, quote them before it on lines that begin with ">"; they must stand in the text once.
    A line of three dashes parts remarks that have no quote.

    > the words that it is about

    What you have to say about them.

    ---

    What you have to say about the text as a whole.

    \(remarksBegin)

    """
  }

  /// The remarks below the form, which must stand above them as it was sent: line ends and a byte order
  /// mark apart.
  private static func remarks(in comments: String, below form: String) throws -> [Remark] {
    let lines = lines(of: comments)
    let above = self.lines(of: form.trimmed)
    guard lines.starts(with: above) else {
      throw invalid(
        "\(commentsName) is not as it was sent down to the line '\(remarksBegin)'; remarks stand below "
          + "that line")
    }
    var remarks: [Remark] = []
    var (quote, below, words): ([String], [String], [String]) = ([], [], [])
    var lastQuoted = 0
    // Whether a line that follows now goes on the quote.
    var isQuoting = false
    var begin: Int?
    func finish() throws {
      let text = words.joined(separator: "\n").trimmed
      let quoted = quote.joined(separator: "\n").trimmed
      let lines = below.joined(separator: "\n").trimmed
      guard !text.isEmpty || quoted.isEmpty || !lines.isEmpty else {
        throw invalid("line \(lastQuoted) of \(commentsName) is a quote that no remark follows")
      }
      if !text.isEmpty || !lines.isEmpty {
        remarks.append(
          Remark(
            quote: quoted.isEmpty ? nil : quoted, below: lines.isEmpty ? nil : lines, text: text,
            line: begin ?? 0))
      }
      (quote, below, words, begin, isQuoting) = ([], [], [], nil, false)
    }
    for (index, line) in lines.enumerated().dropFirst(above.count) {
      if line.hasPrefix(">") {
        if !words.allSatisfy(\.trimmingSpaces.isEmpty) || !below.isEmpty { try finish() }
        quote.append(String(line.dropFirst()).trimmingSpaces)
        (words, lastQuoted, begin) = ([], index + 1, begin ?? index + 1)
        isQuoting = quote.last?.isEmpty == false
      } else if line.trimmingSpaces == "---" {
        try finish()
      } else if isQuoting, !line.trimmingSpaces.isEmpty {
        below.append(line)
      } else {
        isQuoting = false
        words.append(line)
        if !line.trimmingSpaces.isEmpty { begin = begin ?? index + 1 }
      }
    }
    try finish()
    return remarks
  }

  private static func lines(of text: String) -> [String] {
    (text.hasPrefix("\u{feff}") ? String(text.dropFirst()) : text)
      .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
