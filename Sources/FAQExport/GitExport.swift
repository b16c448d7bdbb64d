package import FAQModel

/// One commit of an exported history.
package struct GitCommit {
  /// The two histories, each a branch of its own.
  package enum Branch: String, Sendable {
    /// A commit each time that what is public changes.
    case published
    /// A commit for each revision that was saved.
    case drafts
  }

  /// A person as git names one.
  package struct Person: Sendable {
    package let name: String
    /// The handle, nil for somebody who is only claimed.
    package let handle: String?

    package init(name: String, handle: String?) {
      self.name = name
      self.handle = handle
    }
  }

  /// What a commit does to the file `SLUG.md`.
  package enum Change {
    /// The file holds the canonical text with this digest; its bytes are asked for once an export.
    case write(Slug, Digest, bytes: () throws -> [UInt8])
    case delete(Slug)
    case rename(from: Slug, to: Slug)
  }

  package let branch: Branch
  /// Who wrote it and when, as claimed where it was imported.
  package let author: Person
  package let authorTime: Instant
  /// Who recorded it, and when.
  package let committer: Person
  package let committerTime: Instant
  package let message: String
  package let changes: [Change]

  package init(
    branch: Branch, author: Person, authorTime: Instant, committer: Person, committerTime: Instant,
    message: String, changes: [Change]
  ) {
    self.branch = branch
    self.author = author
    self.authorTime = authorTime
    self.committer = committer
    self.committerTime = committerTime
    self.message = message
    self.changes = changes
  }
}

/// A whole history as a stream for `git fast-import` into an empty repository.
///
/// Each text is written once, as its canonical bytes, so that a file's SHA-256 is the digest that was
/// signed and importing it again gives the same digest. The same commits give the same stream.
package struct GitExport {
  private let domain: String
  private let write: ([UInt8]) throws -> Void
  private var marks: [Digest: Int] = [:]

  /// - Parameters:
  ///   - site: the site's UUID, in the addresses that git asks for.
  ///   - write: takes the stream, piece by piece.
  package init(site: String, write: @escaping ([UInt8]) throws -> Void) throws {
    domain = Self.word(site, or: "site") + ".invalid"
    self.write = write
    // The comment tells the stream from those of other programs.
    try write(Array("feature done\n# A history of faqcms\n".utf8))
  }

  /// Writes a commit and, before it, the texts that no commit had yet.
  ///
  /// - Throws: ``Refusal/damagedText(_:)`` where bytes do not have their digest, and what the closures
  ///   throw.
  package mutating func add(_ commit: GitCommit) throws {
    var lines = ""
    for change in commit.changes {
      switch change {
      case .write(let slug, let digest, let bytes):
        lines += "M 100644 :\(try mark(digest, bytes)) \(slug.text).md\n"
      case .delete(let slug): lines += "D \(slug.text).md\n"
      case .rename(let old, let new): lines += "R \(old.text).md \(new.text).md\n"
      }
    }
    let message = commit.message.replacing(ascii: "\0", with: "\u{fffd}")
    try write(
      Array(
        """
        commit refs/heads/\(commit.branch.rawValue)
        author \(line(commit.author, commit.authorTime))
        committer \(line(commit.committer, commit.committerTime))
        data \(message.utf8.count)
        \(message)
        \(lines)

        """.utf8))
  }

  /// Ends the stream; without it git takes the stream as cut off, and refuses it.
  package func finish() throws { try write(Array("done\n".utf8)) }

  private mutating func mark(_ digest: Digest, _ bytes: () throws -> [UInt8]) throws -> Int {
    if let mark = marks[digest] { return mark }
    let text = try bytes()
    guard Digest(of: text) == digest else { throw Refusal.damagedText(digest) }
    let mark = marks.count + 1
    try write(Array("blob\nmark :\(mark)\ndata \(text.count)\n".utf8) + text + [UInt8(ascii: "\n")])
    marks[digest] = mark
    return mark
  }

  /// A person and a time in git's raw form; nothing in it can end the line or the name early.
  private func line(_ person: GitCommit.Person, _ time: Instant) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in person.name.unicodeScalars where scalar != "<" && scalar != ">" {
      scalars.append(scalar.actsOnReader ? " " : scalar)
    }
    let name = String(scalars).wordsOnOneLine
    let mailbox = Self.word(person.handle ?? "", or: "unknown")
    return "\(name.isEmpty ? "Unknown" : name) <\(mailbox)@\(domain)> "
      + "\(time.milliseconds / 1000) +0000"
  }

  private static func word(_ text: String, or other: String) -> String {
    let word = text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
    return word.isEmpty ? other : word
  }
}
