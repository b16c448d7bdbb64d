import ArgumentParser

struct AssetGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "asset", abstract: "Keep the pictures and files that texts show.",
    discussion: """
      A text shows an asset by its name: ![What it shows](asset:dose-chart.png), or \
      [the leaflet](asset:leaflet.pdf) for a link. When the text is saved, the name is bound to the file \
      that it stands for then, and the text's digest covers it: what was approved stays what is shown.
      """,
    subcommands: [AssetAdd.self, AssetList.self, AssetShow.self, AssetExport.self])
}
