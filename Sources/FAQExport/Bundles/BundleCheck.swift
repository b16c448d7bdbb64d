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
      /// A sign-off or a signature is not what it should be.
      case signature
      /// The sign-offs of an article suffice no longer, and the manifest says so.
      case lapsed
      /// An article has fewer sign-offs than were asked for when the last of them was signed.
      case short
      /// What deploying left behind: the file is of an earlier export.
      case stale
      /// The page of an article that was withdrawn since.
      case withdrawn
    }

    public let kind: Kind
    /// The file, or the article or key where it is about a signature.
    public let place: String
    /// More about it in a sentence; may be empty.
    public let cause: String

    init(_ kind: Kind, _ place: String, _ cause: String = "") {
      self.kind = kind
      self.place = place
      self.cause = cause
    }
  }

  /// A key with which a good signature was made, and who signed with it as the statement says.
  public struct Signer: Hashable, Sendable {
    /// The fingerprint.
    public let key: String
    public let handle: String
    public let name: String
  }

  /// By kind of check: files by path, the form of the manifest, sign-offs by article, then keys.
  public let findings: [Finding]
  /// How many files the manifest names.
  public let files: Int
  /// How many articles it names.
  public let articles: Int
  /// How many signatures were checked and are good.
  public let signatures: Int
  /// The keys of those with whom each signed for, in bytewise order.
  public let signers: [Signer]
  /// The fingerprints of the keys, in bytewise order.
  public var keys: [String] {
    signers.map(\.key).reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  /// - Parameter present: the digest of each file that is there, by path; nil for what is no plain file.
  public init(_ manifest: Manifest, present: [String: Digest?]) {
    var findings = Self.compare(manifest.files, present)
    findings += ManifestForm.faults(of: manifest).map { Finding(.altered, Manifest.path, $0) }
    var signed: [Signer] = []
    let articles = manifest.json["articles"]?.elements ?? []
    for article in articles {
      findings += Self.standing(of: article)
      let signOffs = NamedSignOffs(of: article, in: manifest)
      signed += signOffs.signers
      findings += signOffs.faults.map { Finding(.signature, Self.name(article), $0) }
      if let shortfall = signOffs.shortfall {
        findings.append(Finding(.short, Self.name(article), shortfall))
      }
    }
    signers = Set(signed).sorted { $0.words.precedes($1.words) }
    self.findings = findings + Self.shared(signers)
    self.articles = articles.count
    files = manifest.files.count
    signatures = signed.count
  }

  /// The findings that are a fault: all but ``notes`` and files which only happen to be there.
  public var faults: [Finding] {
    findings.filter { ![.foreign, .lapsed, .short].contains($0.kind) }
  }

  /// What readers should know of and may be so: the reviews that lapsed, and the articles with fewer
  /// sign-offs than were asked for once.
  public var notes: [Finding] { findings.filter { [.lapsed, .short].contains($0.kind) } }

  private static func compare(
    _ named: [String: Digest], _ present: [String: Digest?]
  ) -> [Finding] {
    let paths = Set(named.keys).union(present.keys).subtracting([Manifest.path])
    return paths.sortedByBytes().compactMap { path in
      switch (named[path], present[path]) {
      case (nil, _): Finding(.foreign, path)
      case (_?, nil): Finding(.missing, path)
      case (let digest?, let other?): digest == other ? nil : Finding(.altered, path)
      }
    }
  }

  /// The keys that several people are said to have signed with: a key is one person's for ever.
  private static func shared(_ signers: [Signer]) -> [Finding] {
    let groups = Dictionary(grouping: signers, by: \.key).sorted { $0.key < $1.key }
    return groups.compactMap { key, signers in
      let handles = Set(signers.map(\.handle)).sorted()
      guard handles.count > 1 else { return nil }
      return Finding(
        .signature, "key \(key)",
        "It signed for \(handles.joined(separator: " and ")), but a key is one person's.")
    }
  }

  private static func name(_ article: JSONValue) -> String {
    "article \(article["number"]?.integer ?? 0)"
  }

  /// Whether sign-offs of the text that is exported bear it, or its review has lapsed.
  private static func standing(of article: JSONValue) -> [Finding] {
    let name = name(article)
    let digest = article["digest"]?.string
    let digests = (article["sign_offs"]?.elements ?? []).map { $0["digest"]?.string }
    let lapsed = ManifestForm.lapsed(article)
    var findings: [Finding] = []
    if let digest, digests.contains(digest) {
      if digests.contains(where: { $0 != digest }) {
        findings.append(Finding(.signature, name, "A sign-off is of another text."))
      }
    } else if digest == nil || lapsed == nil || !digests.isEmpty {
      // Where a review lapsed because its sign-offs were revoked, there are none.
      findings.append(Finding(.signature, name, "No sign-off is of this text."))
    }
    if lapsed != nil {
      let isShown = article[Manifest.onLapse]?.string == Lapse.banner.rawValue
      let page = isShown ? "the page says so" : "by its policy the page does not say so"
      findings.append(Finding(.lapsed, name, "its review has lapsed; \(page)"))
    }
    return findings
  }
}

extension BundleCheck.Signer {
  fileprivate var words: String { "\(key) \(handle) \(name)" }
}
