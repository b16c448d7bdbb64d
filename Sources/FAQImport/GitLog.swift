import FAQModel

/// The commits of `git log` as ``arguments`` ask for them, taken apart; pure, and nothing is trusted.
package struct GitLog {
  /// What git is asked for: the line of first parents, oldest first, each commit with its author,
  /// the time that the author claims, the message, and what changed against the first parent.
  ///
  /// Whatever the repository's own configuration says, the output is the same.
  package static let arguments = [
    "-c", "i18n.logOutputEncoding=UTF-8", "-c", "log.showSignature=false",
    "-c", "log.showRoot=true", "-c", "log.diffMerges=first-parent", "-c", "log.follow=false",
    "-c", "diff.relative=false", "log", "--first-parent", "--reverse", "-m", "--raw", "-M", "-l0",
    "-O/dev/null", "--no-abbrev", "--no-color", "--no-notes", "--no-textconv", "--no-ext-diff",
    "-z", "--format=%H%x00%an%x00%at%x00%B",
  ]

  struct Commit {
    let id: String
    let author: String
    /// The seconds since 1970 in digits; empty where git finds no such number.
    let seconds: String
    /// Whether the author's date is a claim; else faqcms's own export had none.
    let isDated: Bool
    let message: String
    /// The UUID of the article that a commit of faqcms's own export is about.
    let article: String?
    /// What of it had bytes that are no UTF-8, for which U+FFFD stands.
    let repaired: [String]
    var changes: [Change] = []
  }

  /// A line of `--raw`: what stood at one path, or moved to another.
  struct Change {
    /// A letter: `A`dded, `D`eleted, `M`odified, `R`enamed, `T`ype changed.
    let status: UInt8
    /// The object now, nil where it is no regular file.
    let object: String?
    /// What it is where it is no regular file, for a sentence.
    let otherKind: String
    let formerPath: ArraySlice<UInt8>
    let path: ArraySlice<UInt8>
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The next commit, nil at the end.
  mutating func next() throws -> Commit? {
    guard position < bytes.endIndex else { return nil }
    let id = try objectID(try token())
    let author = try token()
    let seconds = String(decoding: try token(), as: UTF8.self)
    let (message, article, isDated) = GitTrailer.read(Self.withoutLineEnds(try token()))
    var commit = Commit(
      id: id, author: String(decoding: author, as: UTF8.self), seconds: seconds,
      isDated: isDated, message: String(decoding: Self.withoutLineEnds(message), as: UTF8.self),
      article: article,
      repaired: (Self.isText(author) ? [] : ["author"]) + (Self.isText(message) ? [] : ["message"]))
    // NB: git writes a line end between the message and the first change.
    if let first = try change(after: UInt8(ascii: "\n")) {
      commit.changes.append(first)
      while let next = try change(after: nil) { commit.changes.append(next) }
    }
    return commit
  }

  private mutating func change(after mark: UInt8?) throws -> Change? {
    let start = position
    if let mark {
      guard position < bytes.endIndex, bytes[position] == mark else { return nil }
      position += 1
    }
    guard position < bytes.endIndex, bytes[position] == UInt8(ascii: ":") else {
      position = start
      return nil
    }
    let parts = try token().dropFirst().split(separator: UInt8(ascii: " "))
    guard parts.count == 5, let status = parts[4].first, parts[1].count == 6 else {
      throw failure
    }
    let isRegular = parts[1].starts(with: "100".utf8)
    let object = try objectID(parts[3])
    let isMoved = status == UInt8(ascii: "R") || status == UInt8(ascii: "C")
    guard isMoved || "ADMT".utf8.contains(status) else { throw failure }
    let former = try path()
    return Change(
      status: status, object: isRegular ? object : nil, otherKind: Self.otherKind(parts[1]),
      formerPath: former, path: isMoved ? try path() : former)
  }

  /// - Parameter mode: in octal digits.
  private static func otherKind(_ mode: ArraySlice<UInt8>) -> String {
    if mode.elementsEqual("120000".utf8) { return "a symbolic link" }
    return mode.elementsEqual("160000".utf8) ? "a submodule" : "no file"
  }

  /// The bytes up to the next NUL, which is taken too.
  private mutating func token() throws -> ArraySlice<UInt8> {
    guard let end = bytes[position...].firstIndex(of: 0) else { throw failure }
    defer { position = end + 1 }
    return bytes[position..<end]
  }

  private mutating func path() throws -> ArraySlice<UInt8> {
    let path = try token()
    guard !path.isEmpty else { throw failure }
    return path
  }

  /// SHA-1 or SHA-256 in lower-case hexadecimal.
  private func objectID(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard bytes.count == 40 || bytes.count == 64, bytes.allSatisfy(Digest.isDigit) else {
      throw failure
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) } != nil
  }

  private static func withoutLineEnds(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = message
    while rest.last == UInt8(ascii: "\n") { rest.removeLast() }
    return rest
  }

  private var failure: Refusal {
    .invalidFile(
      cause: "byte \(position - bytes.startIndex) is not what git log was asked to write")
  }
}
