public import FAQModel
import FAQStore

extension Editorial {
  /// The assets as they are now, one a name, by name.
  public func assets() throws -> [Asset] { try read { try $0.assets() } }

  /// All that a name ever stood for, newest first.
  ///
  /// - Throws: ``Refusal/unknownAsset(_:)`` where it never stood for anything.
  public func assets(named text: String) throws -> [Asset] {
    try read { reading in
      let assets = try AssetName(text).map { try reading.assets(named: $0) } ?? []
      guard !assets.isEmpty else { throw Refusal.unknownAsset(text) }
      return assets
    }
  }

  /// The bytes of a file, checked against its digest.
  ///
  /// - Throws: ``Refusal/missingAsset(_:)``.
  public func assetContent(_ digest: Digest) throws -> [UInt8] {
    try read { try $0.assetContent(digest) }
  }

  /// Where a name is shown now.
  package struct AssetUse: Equatable, Sendable {
    package let revision: Revision.ID
    package let title: String
    package let digest: Digest
    package let isPublic: Bool
  }

  /// The texts that show a name, newest or public ones, by article.
  package func uses(of name: AssetName) throws -> [AssetUse] {
    try read { reading in
      try reading.articles().flatMap { article in
        let record = try reading.publicRecord(of: article.id)
        let live = record.live(at: reading.moment.time)
        let numbers = [live?.revision.number, record.newest?.id.number].compactMap { $0 }
        return try Set(numbers).sorted().compactMap { number in
          try record.revision(number).flatMap {
            try use(of: name, in: $0, isPublic: live?.revision == $0.id, reading)
          }
        }
      }
    }
  }

  private func use(
    of name: AssetName, in revision: Revision, isPublic: Bool, _ reading: Reading
  ) throws -> AssetUse? {
    let text = try reading.text(revision.digest)
    return text.assets.first { $0.name == name }.map {
      AssetUse(
        revision: revision.id, title: text.title, digest: $0.digest, isPublic: isPublic)
    }
  }
}
