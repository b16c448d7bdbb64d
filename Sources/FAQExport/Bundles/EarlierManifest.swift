public import FAQModel

/// What an export has to know of the manifest of another: much less than all of it.
public struct EarlierManifest: Sendable {
  /// The files that it names.
  public let paths: Set<String>
  /// The format, and for pages the generator that they are for, as an export is asked for them.
  public let form: String
  /// The head of the ledger that it was made at; nil where it names none.
  public let ledger: TreeHead?
  /// The digest of all but the head of the ledger.
  private let rest: Digest

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
    paths = Set(try Manifest.files(value("files")).keys)
    ledger = Manifest.head(value("ledger"))
    let place = places["ledger"] ?? bytes.endIndex..<bytes.endIndex
    var hasher = Digest.Hasher()
    hasher.add(bytes[..<place.lowerBound])
    hasher.add(bytes[place.upperBound...])
    rest = hasher.digest
  }

  private static func form(_ choice: JSONValue?) -> String {
    let format = choice?["format"]?.string ?? ""
    let target = choice?["for"]?.string ?? ""
    return format == BundleChoice.Format.markdown.rawValue ? "\(format) --for \(target)" : format
  }

  /// Whether another says the same, but for the head of the ledger that it was made at.
  public func saysTheSame(as other: EarlierManifest) -> Bool { rest == other.rest }
}
