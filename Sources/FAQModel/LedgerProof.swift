/// What `faqcms ledger prove` and `faqcms ledger consistency` write, and anybody can check without
/// the database: some lines, an empty line, and a checkpoint.
package enum LedgerProof: Equatable, Sendable {
  case inclusion(InclusionProof)
  case consistency(ConsistencyProof)

  /// Reads a proof; whether it proves anything is asked with the `check` of its kind. CR LF at the ends of
  /// its lines is read as LF, as in a ``SignedNote``.
  ///
  /// - Throws: ``Refusal/unreadableProof(what:cause:)``.
  package init(parsing bytes: [UInt8]) throws {
    let (bytes, lineFeed) = (bytes.withRestoredLineFeeds, UInt8(ascii: "\n"))
    let end = bytes.indices.dropFirst().first {
      bytes[$0] == lineFeed && bytes[$0 - 1] == lineFeed
    }
    guard let end, let head = String(validating: bytes[..<end], as: UTF8.self) else {
      throw Self.malformed("it has no lines before an empty line")
    }
    let lines = head.utf8.dropLast().split(separator: lineFeed, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let rest = Array(bytes[(end + 1)...])
    switch lines[0] {
    case InclusionProof.mark:
      self = .inclusion(try InclusionProof(lines.dropFirst(), Checkpoint(parsing: rest)))
    case let first where first.hasPrefix(ConsistencyProof.mark):
      self = .consistency(try ConsistencyProof(first, lines.dropFirst(), Checkpoint(parsing: rest)))
    default:
      throw Self.malformed(
        "it begins neither with '\(InclusionProof.mark)' nor with '\(ConsistencyProof.mark)'")
    }
  }

  /// The checkpoint that the proof leads to.
  package var checkpoint: Checkpoint {
    switch self {
    case .inclusion(let proof): proof.checkpoint
    case .consistency(let proof): proof.checkpoint
    }
  }

  /// The proof as it is written to files.
  package var bytes: [UInt8] {
    let lines =
      switch self {
      case .inclusion(let proof): proof.lines
      case .consistency(let proof): proof.lines
      }
    return Array((lines.map { $0 + "\n" }.joined() + "\n").utf8) + checkpoint.note.bytes
  }

  /// The hashes of lines in base64; no tree of 2^63 leaves needs more than 63.
  static func hashes(_ lines: some Collection<String>) throws -> [Digest] {
    guard lines.count <= 63 else { throw malformed("it has more than 63 hashes") }
    return try lines.map {
      guard let hash = Digest(base64: $0) else {
        throw malformed("a line that ought to be a hash in base64 is none")
      }
      return hash
    }
  }

  static func malformed(_ cause: String) -> Refusal {
    .unreadableProof(what: "proof", cause: cause)
  }
}
