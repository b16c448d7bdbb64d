import ArgumentParser
import FAQEditorial
import FAQModel

struct AssetShow: Command {
  static let manual = CommandConfiguration(
    commandName: "show",
    abstract: "Show what a name stands for, what it stood for, and which texts show it.",
    discussion: """
      EXAMPLES
        faqcms asset show dose-chart.png
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The asset's name.")
  var name: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let versions = try office.assets(named: name)
    guard let newest = versions.first else { return }
    let uses = try office.uses(of: newest.name)
    if json {
      session.print(
        newest.json.adding([
          .init("versions", .array(versions.map(\.json))), .init("uses", .array(uses.map(\.json))),
        ]))
      return
    }
    let style = global.style(in: session)
    session.print(safely: style.bold(newest.name.text))
    session.print(safely: newest.alt.isEmpty ? "A decoration." : newest.alt)
    session.print(safely: "")
    for asset in versions {
      session.print(
        safely: "\(asset.time.forPeople)  \(asset.author)  \(ByteCount(Int64(asset.size)))  "
          + asset.digest.hex)
      if versions.contains(where: { $0.alt != newest.alt }) {
        session.print(safely: "  " + (asset.alt.isEmpty ? "A decoration." : asset.alt))
      }
    }
    for use in uses {
      let state = use.isPublic ? "public" : "draft"
      let age = use.digest == newest.digest ? "" : ", as it was before"
      session.print(safely: "\(use.revision)  \(use.title) (\(state)\(age))")
    }
    if uses.contains(where: { $0.digest != newest.digest }) {
      global.note(
        "A text takes what the name stands for now when it is saved: 'faqcms draft edit'.",
        in: session)
    }
  }
}

extension Editorial.AssetUse {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "title": .string(title), "digest": .string(digest.hex), "is_public": .bool(isPublic),
    ])
  }
}
