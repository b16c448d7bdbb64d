import FAQModel
import FAQStore

/// Files that answers show.
extension QuestionDesk {
  /// Adds the files that the answer shows, and gives the text that shows them by their names.
  mutating func withFiles(_ question: inout ImportedQuestion) throws -> ArticleText {
    var text = question.text
    for file in question.files {
      do {
        let name = try add(file, for: question.place)
        text.body = text.body.replacingTarget(file.address, with: AssetName.scheme + name.text)
      } catch Refusal.invalidAsset(let name, let cause) {
        question.remarks.append("\(name) is not kept: \(cause).")
      }
    }
    return text
  }

  /// Adds a file under its own name or, where that stands for another file, with a part of its digest.
  private func add(_ file: ImportedAsset, for place: String) throws -> AssetName {
    let act = AddAsset(bytes: file.bytes, file: file.file, alt: file.alt)
    let digest = Digest(of: file.bytes)
    let type = try act.type
    guard let wish = name(of: file, type) else {
      throw Refusal.invalidAssetName(file.file)
    }
    guard let known = try desk.reading.asset(named: wish), known.digest != digest else {
      return try act.named(wish).perform(at: desk).asset.name
    }
    let own = "\(digest.hex.prefix(8))-\(wish)"
    guard let name = AssetName(own) else { throw Refusal.invalidAssetName(own) }
    return try act.named(name).perform(at: desk).asset.name
  }

  /// The name that a file is to have: that of another site, where the file comes from there.
  private func name(of file: ImportedAsset, _ type: AssetType) -> AssetName? {
    let own = file.address == AssetName.scheme + file.file ? AssetName(file.file) : nil
    return own ?? AssetName(file: file.file, type: type)
  }

  /// What to say of files that a text shows and that are not here, or are others than before.
  func assetRemarks(_ text: ArticleText, before: [AssetPin]) throws -> [String] {
    try text.assets.compactMap { pin in
      guard try desk.reading.hasAssetContent(pin.digest) else {
        return "It shows \(pin.name), which is not here; add that file with 'faqcms asset add'."
      }
      guard let other = before.first(where: { $0.name == pin.name }), other.digest != pin.digest
      else { return nil }
      return "\(pin.name) is another file here than in the source; it shows the one that is here."
    }
  }
}
