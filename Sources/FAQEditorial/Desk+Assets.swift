import FAQHTML
import FAQModel
import FAQStore

extension Desk {
  /// The text with what it shows by name bound to what the names mean now, so that its digest covers
  /// it. A name that is not known here keeps what a former text of the article was bound to.
  ///
  /// - Throws: ``Refusal/unknownAsset(_:)`` or ``Refusal/invalidAssetName(_:)``.
  func pinned(_ text: ArticleText, keeping former: @autoclosure () throws -> [AssetPin] = []) throws
    -> ArticleText
  {
    let names = MarkdownHTML.assetNames(in: text.body)
    guard !names.isEmpty || !text.assets.isEmpty else { return text }
    return text.pinned(
      to: try names.map { text in
        guard let name = AssetName(text) else { throw Refusal.invalidAssetName(text) }
        let pin = try reading.asset(named: name)?.pin ?? former().first { $0.name == name }
        guard let pin else { throw Refusal.unknownAsset(text) }
        return pin
      })
  }

  /// Checks that all that a text shows by name is here.
  ///
  /// - Throws: ``Refusal/withoutAssets(_:names:)`` or ``Refusal/damagedAsset(_:)``.
  func checkAssets(of text: ArticleText, _ revision: Revision.ID) throws {
    let missing = try text.assets.filter { try !reading.hasAssetContent($0.digest) }
    guard missing.isEmpty else {
      throw Refusal.withoutAssets(revision, names: missing.map(\.name.text))
    }
    for asset in text.assets { _ = try reading.assetContent(asset.digest) }
  }
}
