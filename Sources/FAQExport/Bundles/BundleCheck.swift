public import FAQModel

/// Compares the files of a folder with its own manifest: what anybody can do who has only the folder.
public struct BundleCheck: Equatable, Sendable {
  /// What is wrong with a file, or with what vouches for an article.
  public struct Finding: Equatable, Sendable {
    public enum Kind: String, Sendable {
      /// The manifest names a file that is not there.
      case missing
      /// A file has other bytes than the manifest says.
      case altered
      /// A file that the manifest does not name.
      case foreign
      /// A signature is not what it should be.
      case signature
      /// What deploying left behind: the file is of an earlier export.
      case stale
      /// The page of an article that was withdrawn since.
      case withdrawn
    }

    public let kind: Kind
    /// The file, or the article where it is about a signature.
    public let place: String
    /// More about it in a sentence; may be empty.
    public let cause: String

    init(_ kind: Kind, _ place: String, _ cause: String = "") {
      self.kind = kind
      self.place = place
      self.cause = cause
    }
  }

  /// By kind of check: files by path, then signatures by article.
  public let findings: [Finding]
  /// How many files the manifest names.
  public let files: Int
  /// How many articles it names.
  public let articles: Int
  /// How many signatures were checked and are good.
  public let signatures: Int
  /// The fingerprints of the keys of those, in bytewise order.
  public let keys: [String]

  /// - Parameter present: the digest of each file that is there, by path; nil for what is no plain file.
  public init(_ manifest: Manifest, present: [String: Digest?]) {
    var findings = Self.compare(manifest.files, present)
    var keys: [String] = []
    let articles = manifest.json["articles"]?.elements ?? []
    let site = manifest.json["site"]?["uuid"]?.string ?? ""
    for article in articles {
      if let fault = Self.unsigned(article) { findings.append(fault) }
      for signOff in article["sign_offs"]?.elements ?? [] {
        do {
          if let key = try Self.key(of: signOff, article, site) { keys.append(key) }
        } catch {
          findings.append(Finding(.signature, Self.name(article), "\(error)"))
        }
      }
    }
    self.findings = findings
    self.articles = articles.count
    files = manifest.files.count
    signatures = keys.count
    self.keys = Set(keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The findings that are a fault: all but files which only happen to be there.
  public var faults: [Finding] { findings.filter { $0.kind != .foreign } }

  private static func compare(
    _ named: [String: Digest], _ present: [String: Digest?]
  ) -> [Finding] {
    let paths = Set(named.keys).union(present.keys).subtracting([Manifest.path])
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      switch (named[path], present[path]) {
      case (nil, _): Finding(.foreign, path)
      case (_?, nil): Finding(.missing, path)
      case (let digest?, let other?): digest == other ? nil : Finding(.altered, path)
      }
    }
  }

  private static func name(_ article: JSONValue) -> String {
    "article \(article["number"]?.integer ?? 0)"
  }

  /// A fault where no sign-off is of the text that is exported.
  private static func unsigned(_ article: JSONValue) -> Finding? {
    let digests = (article["sign_offs"]?.elements ?? []).map { $0["digest"]?.string }
    guard let digest = article["digest"]?.string, digests.contains(digest) else {
      return Finding(.signature, name(article), "No sign-off is of this text.")
    }
    return nil
  }

  /// The fingerprint of the key that signed; nil for a sign-off without a signature.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  private static func key(
    of signOff: JSONValue, _ article: JSONValue, _ site: String
  ) throws -> String? {
    guard let text = signOff["statement"]?.string, let armour = signOff["signature"]?.string else {
      return nil
    }
    let signature = try SSHSignature(armour: Array(armour.utf8))
    try signature.verify(Array(text.utf8), namespace: SignOffStatement.namespace)
    let statement = try SignOffStatement(reading: text)
    let expected: [(SignOffStatement.Field, String?)] = [
      (.site, site), (.article, article["uuid"]?.string),
      (.digest, signOff["digest"]?.string.map { "sha256:\($0)" }),
      (.name, signOff["name"]?.string), (.decision, SignOff.Decision.approve.description),
    ]
    for (field, value) in expected where statement[field] != value {
      throw Refusal.invalidSignature(
        cause: "the statement is about another \(field.rawValue): \(statement[field])")
    }
    return signature.publicKey.fingerprint
  }
}
