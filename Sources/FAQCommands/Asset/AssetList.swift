import ArgumentParser
import FAQEditorial
import FAQModel

struct AssetList: Command {
  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List what texts can show, by name.",
    discussion: """
      EXAMPLES
        faqcms asset list
        faqcms asset list --json
      """)

  @OptionGroup var global: GlobalOptions
  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let assets = try global.readingRoom(in: session).assets()
    if json {
      session.print(.array(assets.map(\.json)))
      return
    }
    var table = Table("NAME", "SIZE", "SHA-256", "ALT")
    for asset in assets {
      table.add(
        asset.name.text, ByteCount(Int64(asset.size)).description, "\(asset.digest.short)…",
        asset.alt)
    }
    session.print(
      table, global, ifEmpty: "No assets. Add one with 'faqcms asset add FILE --alt TEXT'.")
  }
}
