import ArgumentParser
import FAQEditorial
import FAQModel
import Foundation

struct AssetExport: Command {
  static let manual = CommandConfiguration(
    commandName: "export", abstract: "Hand out the file that a name stands for, byte for byte.",
    discussion: """
      EXAMPLES
        faqcms asset export dose-chart.png --output dose-chart.png
        faqcms asset export dose-chart.png | sha256sum
        faqcms asset export dose-chart.png --digest 9f86d081
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The asset's name.")
  var name: String

  @Option(help: "The beginning of the SHA-256 of what the name stood for before.")
  var digest: String?

  @Option(
    help: ArgumentHelp("The file to make; the standard output if not given.", valueName: "path"),
    completion: .file())
  var output: String?

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    let versions = try office.assets(named: name)
    let wanted = versions.first { asset in
      digest.map { asset.digest.hex.hasPrefix($0.lowercased()) } ?? true
    }
    guard let wanted else {
      throw Refusal.unknownAssetVersion(versions.first?.name.text ?? name, digest: digest ?? "")
    }
    let bytes = try office.assetContent(wanted.digest)
    guard let output, output != "-" else {
      session.output.write(bytes)
      return
    }
    let path = try global.outputPath(output, in: session)
    let folder = try Folder(of: path)
    defer { folder.close() }
    let file = (path as NSString).lastPathComponent
    guard folder.kind(of: file) == nil else { throw Refusal.fileExists(path) }
    try folder.create(file, with: bytes)
    global.note("Wrote \(output)", in: session)
  }
}
