extension Refusal {
  /// What is said of files that texts show.
  var assetSentence: String? {
    switch self {
    case .invalidAsset(let file, let cause): "\(file) cannot be kept as an asset: \(cause)."
    case .invalidAssetName(let text):
      "'\(text)' is no name of an asset: use up to \(AssetName.longest) of a-z, 0-9, '-', '_' and '.', "
        + "ending as the file's kind does, such as dose-chart.png."
    case .unknownAsset(let name):
      "There is no asset '\(name)'. Add it with 'faqcms asset add FILE --name NAME --alt TEXT'; "
        + "'faqcms asset list' shows what there is."
    case .unknownAssetVersion(let name, let digest):
      "'\(name)' never stood for a file whose SHA-256 begins with '\(digest)'; 'faqcms asset show \(name)' shows "
        + "what it stands and stood for."
    case .missingAsset(let digest):
      "The file with the SHA-256 \(digest.hex) is not here. Add it again with 'faqcms asset add FILE'."
    case .damagedAsset(let digest):
      "The file with the SHA-256 \(digest.hex) is damaged: its bytes are not those that were added. Put back a "
        + "good backup with 'faqcms restore-backup', or show another file."
    case .withoutAssets(let revision, let names):
      "\(revision) shows files that are not here: \(names.joined(separator: ", ")). Add each with "
        + "'faqcms asset add FILE', or change the text with 'faqcms draft edit \(revision.article)'."
    case .noAssetAddress(let target):
      "Texts show pictures, and only you know where \(target) serves the exported folder 'assets': say it "
        + "with --asset-url, such as --asset-url /faq/assets/."
    default: nil
    }
  }
}
