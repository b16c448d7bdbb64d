import FAQModel

extension FuzzedParser {
  static let checkCheckpoint: @Sendable ([UInt8]) throws -> Void = { bytes in
    let checkpoint = try Checkpoint(parsing: bytes)
    try require(
      checkpoint.note.bytes == bytes.withRestoredLineFeeds,
      "a checkpoint has one form but for line ends")
    try require(checkpoint.head.size >= 0, "a tree has no negative size")
    if let key { try? checkpoint.check(key) }
    try? checkpoint.check(against: [])
  }

  static let checkProof: @Sendable ([UInt8]) throws -> Void = { bytes in
    let proof = try LedgerProof(parsing: bytes)
    try require(
      proof.bytes == bytes.withRestoredLineFeeds, "a proof has one form but for line ends")
    switch proof {
    case .inclusion(let proof): try? proof.check()
    case .consistency(let proof):
      try? proof.check(since: proof.checkpoint)
      let old = TreeHead(size: proof.oldSize, root: proof.checkpoint.head.root)
      _ = proof.checkpoint.head.continues(old, proof: proof.hashes)
    }
  }

  /// The key of an example of C2SP signed-note.
  private static let key = try? VerifierKey(
    parsing: "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")

  static let checkVerifierKey: @Sendable ([UInt8]) throws -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let key = try VerifierKey(parsing: text)
    try require(Array(key.description.utf8) == Array(text.utf8), "a verifier key has one form")
  }

  static let checkSSHSignature: @Sendable ([UInt8]) throws -> Void = { bytes in
    if let signature = try? SSHSignature(blob: bytes) { try check(signature) }
    try check(try SSHSignature(armour: bytes))
  }

  private static func check(_ signature: SSHSignature) throws {
    let again = try SSHSignature(armour: Array(signature.armour.utf8))
    try require(again == signature, "a signature that is written is read as the same")
    do {
      try signature.verify(Array("a text that nobody signed".utf8), namespace: signature.namespace)
    } catch is Refusal {
      return
    }
    throw BrokenRule(description: "no signature is one of a text that nobody signed")
  }

  static let checkSSHKey: @Sendable ([UInt8]) throws -> Void = { bytes in
    if let key = try? SSHPublicKey(blob: bytes) { try check(key) }
    try check(try SSHPublicKey(parsing: bytes))
  }

  private static func check(_ key: SSHPublicKey) throws {
    let again = try SSHPublicKey(parsing: Array(key.line.utf8))
    try require(again == key, "a key that is written is read as the same")
  }

  static let checkPacket: @Sendable ([UInt8]) throws -> Void = { bytes in
    let sample = ArticleText(title: "A sample?", locale: LanguageTag(stored: "en"), body: "")
    let canonical = try sample.canonical()
    let revision = Revision.ID(article: Article.ID(1), number: 1)
    var fields = Dictionary(
      uniqueKeysWithValues: SignOffStatement.Field.allCases.map { ($0, "sample") })
    fields[.article] = "00000000-0000-4000-8000-000000000001"
    (fields[.number], fields[.revision]) = ("1", "1")
    (fields[.digest], fields[.signer]) = ("sha256:\(canonical.digest.hex)", "anna")
    let statement = Array(try SignOffStatement(fields).text.utf8)
    let manifest = JSONValue.object([
      "format": .string(ReviewPacket.format), "version": .integer(ReviewPacket.version),
      "site": "sample", "article": "00000000-0000-4000-8000-000000000001",
      "number": .integer(1), "revision": .integer(1),
      "digest": .string(canonical.digest.hex), "reviewer": "anna",
      "files": .object([
        "statement.txt": .string(Digest(of: statement).hex),
        "article.canonical": .string(canonical.digest.hex),
      ]),
    ])
    var files = [
      ReviewPacket.manifestName: Array(manifest.text(.indented).utf8),
      ReviewPacket.commentsName:
        Array(ReviewPacket.form(revision, title: sample.title).utf8) + bytes,
      ReviewPacket.statementName: statement, ReviewPacket.canonicalName: canonical.bytes,
    ]
    let form = try Outcome { try ReviewPacket(files: files) }
    if case .value(let packet) = form {
      for remark in packet.remarks {
        try require(
          !remark.text.trimmed.isEmpty || remark.below != nil,
          "a remark has words, or lines below a quote")
        try require(remark.quote != "", "a quote has lines")
      }
      let lost = Words.lost(
        from: packet.remarks.map(\.text).joined(separator: "\n"),
        in: [String(decoding: bytes, as: UTF8.self)])
      try require(lost == nil, "a remark has the words of the form")
    }
    files[ReviewPacket.manifestName] = bytes
    _ = try ReviewPacket(files: files)
  }
}
