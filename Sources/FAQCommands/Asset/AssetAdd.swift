import ArgumentParser
import FAQEditorial
import FAQModel

struct AssetAdd: Command {
  static let manual = CommandConfiguration(
    commandName: "add", abstract: "Keep a picture or a PDF file.",
    discussion: """
      What the file is, is found out from its content: PNG, JPEG, GIF, WebP, AVIF, SVG without scripts, or \
      PDF. A name that is in use means the new file from now on; texts that were saved before keep what \
      they show. The policy largest-asset says how large a file may be.

      EXAMPLES
        faqcms asset add dose-chart.png --alt "Doses by weight, in milligrams"
        faqcms asset add IMG_2031.JPG --name infusion-pump.jpg \\
          --alt "An infusion pump" --strip-metadata
        faqcms asset add border.svg --alt ""
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The file; - for the standard input, with --name.", completion: .file())
  var file: String

  @Option(
    help: "What it shows, for those who cannot see it; \"\" for a decoration. PDF files need none.")
  var alt: String?

  @Option(help: "The name that texts use; if not given, made from the file's.")
  var name: String?

  @Flag(
    help: "Leave out what a JPEG, PNG or WebP file tells besides, such as where it was taken (GPS)."
  )
  var stripMetadata = false

  @Flag(help: .json) var json = false

  func validate() throws {
    if file == "-", name == nil {
      throw ValidationError("What comes from the standard input needs a --name.")
    }
    let isDocument = (name ?? file).lowercased().hasSuffix(".pdf")
    if alt == nil, !isDocument {
      throw ValidationError(
        "Say with --alt what it shows, for those who cannot see it; --alt \"\" for a decoration.")
    }
  }

  func run(in session: Session) throws {
    let bytes = try InputFile.read(file, limit: Policy.assetSizes.upperBound << 20, in: session)
    let added = try global.office(in: session).perform(
      AddAsset(
        bytes: bytes, file: file == "-" ? "The standard input" : file, name: name, alt: alt ?? "",
        stripsMetadata: stripMetadata))
    if json {
      session.print(
        added.asset.json.adding([
          .init("is_new", .bool(added.isNew)), .init("tells", .strings(added.tells)),
        ]))
      return
    }
    let asset = added.asset
    session.print(
      safely: added.isNew
        ? "Added \(asset.name)  \(ByteCount(Int64(asset.size)))  \(asset.digest.short)…"
        : "\(asset.name) is this file already.")
    if !added.tells.isEmpty {
      global.note("note: it holds \(added.tells.joined(separator: "; ")).", in: session)
      if asset.name.type.canBeStripped {
        global.note("      --strip-metadata leaves that out.", in: session)
      }
    }
    global.note("Show it with \(asset.usage)", in: session)
  }
}

extension AssetType {
  fileprivate var canBeStripped: Bool { [.jpeg, .png, .webp].contains(self) }
}

extension Asset {
  /// How a text shows it.
  fileprivate var usage: String {
    name.type.isImage ? "![\(alt)](asset:\(name))" : "[\(name)](asset:\(name))"
  }

  /// The asset as `--json` shows it: see docs/cli-json.md.
  var json: JSONValue {
    .object([
      "name": .string(name.text), "digest": .string(digest.hex),
      "media_type": .string(name.type.mediaType), "size": .integer(size),
      "alt": .string(alt), "author": .string(author.text), "added": .string(time.description),
    ])
  }
}
