import ArgumentParser
import FAQEditorial
import FAQHTML
import FAQModel

struct ReviewPack: Command {
  static let manual = CommandConfiguration(
    commandName: "pack",
    abstract: "Write a folder with which an expert without an account can review.",
    discussion: """
      It holds the text, what changed since the last sign-off, the statement to be signed and a page of \
      instructions with the message of 'draft submit' and the open comments. The expert signs with OpenSSH or \
      writes into comments.md and sends the folder back; 'review import' takes it in. Their key must be registered: 'reviewer key add'.

      EXAMPLES
        faqcms review pack 12 --to anna -o packet
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(
    name: .customLong("to"), help: ArgumentHelp("The reviewer.", valueName: "handle"),
    transform: Arguments.handle)
  var reviewer: Handle

  @Option(
    name: [.customShort("o"), .long], help: "The folder, which must be new or empty.",
    completion: .directory)
  var output: String

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let held = try HeldFolder(global.outputPath(output, in: session))
    defer { held.close() }
    guard try held.folder.names().isEmpty else {
      throw Refusal.fileExists(held.path + ", which is not empty")
    }
    let packed = try office.perform(PackReview(article: article, reviewer: reviewer))
    let shown = try office.show(ArticleAddress(name: article.name, version: .review))
    let base = try office.reviewBase(of: shown)
    let content = ReviewPacket.Content(
      site: packed.site, article: shown.record.article, revision: shown.revision, text: shown.text,
      canonical: shown.canonical, reviewer: packed.reviewer, statement: packed.statement,
      background: shown.lines(besides: try office.comments(on: shown), Style(isColored: false)),
      attachments: try attachments(shown, base, office))
    let files = ReviewPacket.files(content)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      try held.folder.replace(name, with: bytes)
    }
    if held.isNew { try held.putInPlace() }
    session.print(safely: "Packed \(shown.revision.id) for \(reviewer) in \(output)")
    global.note(
      "When it comes back: " + global.command("review import \(output.shellWord)"), in: session)
  }

  /// What is made of the text for reading.
  private func attachments(
    _ shown: ShownText, _ base: ReviewBase, _ office: Editorial
  ) throws -> [String: [UInt8]] {
    let plain = Style(isColored: false)
    let changes =
      base.text.map {
        Comparison(old: $0.saved, new: shown.saved).words(plain).joined(separator: "\n") + "\n"
      } ?? base.title + "\n"
    let page = HTMLPage(
      title: shown.text.title, language: shown.text.locale.text,
      body: "<h1>\(shown.text.title.htmlEscaped)</h1>\n<p>\(shown.text.summary.htmlEscaped)</p>\n"
        + MarkdownHTML.fragment(
          of: shown.text.body, assets: AssetAddresses(shown.text.assets, under: "")))
    let file = DraftFile.file(
      shown.text, slug: shown.record.article.slug, revision: shown.revision.id,
      digest: shown.revision.digest)
    var attachments = [
      "article.html": Array(page.document.utf8), "article.md": Array(file.utf8),
      "changes.txt": Array(changes.utf8),
    ]
    for pin in shown.text.assets {
      attachments[pin.fileName] = try office.assetContent(pin.digest)
    }
    return attachments
  }
}

struct ReviewImport: Command {
  static let manual = CommandConfiguration(
    commandName: "import",
    abstract: "Take a review packet back: remarks, and the sign-off if it is signed.",
    discussion: """
      Refused where anything but the remarks and the signature is not as it was sent, or the text moved on. \
      All of it is taken, or nothing.

      EXAMPLES
        faqcms review import packet
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The folder that came back.", completion: .file())
  var packet: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    let files = try PacketFolder.files(at: session.absolute(packet))
    let imported = try office.perform(ImportPacket(files: files))
    if json {
      session.print(imported.json)
      return
    }
    for comment in imported.remarks {
      session.print(
        safely: "Comment \(comment.number) by \(imported.reviewer) on \(imported.revision)")
    }
    imported.approval?.print("Approved", json, global, in: session)
  }
}

extension ImportPacket.Imported {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(revision.article.rawValue), "revision": .integer(revision.number),
      "reviewer": .string(reviewer.text),
      "comments": .array(remarks.map { .integer($0.number) }),
      "approved": .bool(approval != nil),
      "missing": .strings((approval?.missing ?? []).map(\.description)),
    ])
  }
}
