public import FAQModel

/// What an export has to know of the manifest of another: much less than all of it.
public struct EarlierManifest: Sendable {
  /// The digest of each file that it names, by path.
  public let files: [String: Digest]
  /// The format, and all that decides which texts are in it and in which form, as an export is asked for
  /// them. Where the pages will be may change.
  public let form: String
  /// The UUID of the site that it is of; nil where it names none.
  public let site: String?
  /// The head of the ledger that it was made at; nil where it names none, or says more of it than an export.
  public let ledger: TreeHead?
  private let bytes: [UInt8]
  /// Where the head of the ledger stands.
  private let place: Range<Int>

  /// - Throws: ``Refusal/unreadableManifest(cause:)``, as ``Manifest/init(reading:)``.
  public init(reading bytes: [UInt8]) throws {
    guard let members = try? JSONValue.members(ofUTF8: bytes) else { throw Manifest.notOurs }
    let places = Dictionary(members, uniquingKeysWith: { $1 })
    guard places.count == members.count else { throw Manifest.notOurs }
    func value(_ name: String) -> JSONValue? {
      places[name].flatMap { try? JSONValue(readingUTF8: bytes[$0]) }
    }
    try Manifest.checkVersion(value("format"), value("version"))
    form = Self.form(value("export"))
    site = value("site")?["uuid"]?.string
    files = try Manifest.files(value("files"))
    let ledger = value("ledger")
    self.ledger = Manifest.head(ledger).flatMap {
      JSONExport.ledger($0).sorted == ledger?.sorted ? $0 : nil
    }
    self.bytes = bytes
    place = places["ledger"] ?? bytes.endIndex..<bytes.endIndex
  }

  private static func form(_ choice: JSONValue?) -> String {
    func value(_ name: String) -> String? { choice?[name]?.string }
    let format = value("format") ?? ""
    let isMarkdown = format == BundleChoice.Format.markdown.rawValue
    let scope = value("scope").flatMap { $0 == SiteSnapshot.Scope.published.rawValue ? nil : $0 }
    let options = [
      ("for", isMarkdown ? value("for") ?? "" : nil), ("scope", scope), ("locale", value("locale")),
      ("category", value("category")), ("tag", value("tag")?.shellWord),
    ]
    return options.reduce(format) { form, option in
      form + (option.1.map { " --\(option.0) \($0)" } ?? "")
    }
  }

  /// Whether another says the same, but for the head of the ledger that it was made at.
  public func saysTheSame(as other: EarlierManifest) -> Bool {
    bytes[..<place.lowerBound] == other.bytes[..<other.place.lowerBound]
      && bytes[place.upperBound...] == other.bytes[other.place.upperBound...]
  }
}
