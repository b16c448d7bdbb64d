import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore

struct Export: Command {
  enum Scope: String, Choice {
    case published, approved

    var chosen: SiteSnapshot.Scope { self == .published ? .published : .approved }
  }

  static let manual = CommandConfiguration(
    commandName: "export",
    abstract: "Hand out what is published, as data, pages or a whole site, or the history for git.",
    discussion: """
      json, ndjson, csv and jsonld (schema.org) go to the standard output or to the file --output; \
      markdown, --for a generator of sites, html, a whole site, and sitemap, feed and redirects, for beside \
      one, go to the folder --output, which must be new, empty, or made by an earlier export of the same \
      form and choice of texts; only what changed is written, and manifest.json beside it lets anybody \
      check it ('faqcms verify-bundle'). The same state gives the same bytes. --as-of gives what was \
      exported at that time. git is a stream for 'git fast-import' with everything that was ever saved \
      (branch drafts) or public (branch published). \
      See docs/export-format.md.

      EXAMPLES
        faqcms export --format json --output faq.json
        faqcms export --format markdown --for hugo --output content/faq
        faqcms export --format html --site-url https://example.org --output public
        faqcms export --format html --output public --check
        faqcms export --format markdown --tar | ssh web tar -x -C faq
        faqcms export --format json --as-of "2026-03-14 09:00"
        faqcms export --format ndjson --since checkpoint-of-march
        faqcms export --format git | git -C archive fast-import
      """)

  @OptionGroup var global: GlobalOptions

  @Option(help: "What to hand it out as.")
  var format: Format

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Which generator the Markdown is for: plain, hugo, jekyll, astro, eleventy, mkdocs or pelican.",
      valueName: "generator"),
    completion: .list(MarkdownTarget.allCases.map(\.rawValue)),
    transform: Arguments.markdownTarget)
  var target: MarkdownTarget?

  @OptionGroup var web: WebAddressOptions

  @Option(
    help: ArgumentHelp("The file or folder to write.", valueName: "path"), completion: .file())
  var output: String?

  @Option(help: .asOf, transform: Arguments.writtenTime) var asOf: String?

  @Option(
    help: ArgumentHelp(
      "Only what changed since a checkpoint of 'faqcms ledger checkpoint': json and ndjson.",
      valueName: "file"), completion: .file())
  var since: String?

  @Option(help: "published, or approved: the newest approved text even where it is not public.")
  var scope = Scope.published

  @Option(help: "Only this language.", transform: Arguments.locale)
  var locale: LanguageTag?

  @Option(help: "Only this category and those within it.", transform: Arguments.slug)
  var category: Slug?

  @Option(help: "Only articles with this tag.")
  var tag: String?

  @Flag(
    help: "Write a folder format as one tar archive, to the standard output or the file --output.")
  var tar = false

  @Flag(help: "Write nothing; say what would change, and end with 1 if anything would.")
  var check = false

  func validate() throws {
    if choice != nil, !tar, output == nil || output == "-" {
      throw ValidationError(
        "\(format.rawValue) goes to a folder; name it with --output, or write one archive with --tar."
      )
    }
    if choice == nil, tar || check {
      throw ValidationError("--tar and --check are for formats that are folders, such as markdown.")
    }
    if tar, check { throw ValidationError("--check compares with a folder, not with an archive.") }
    if target != nil, format != .markdown {
      throw ValidationError("--for is for the format markdown.")
    }
    try web.validate(for: format)
    if web.assetURL != nil, format == .markdown, target ?? .plain == .plain {
      throw ValidationError(
        "Plain Markdown shows pictures by their names; --asset-url is for --for and a generator.")
    }
    if since != nil {
      guard format == .json || format == .ndjson else {
        throw ValidationError(
          "--since is for json and ndjson; in folders only what changed is written anyway.")
      }
      guard asOf == nil, scope == .published else {
        throw ValidationError("--since tells what is public now; leave out --as-of and --scope.")
      }
    }
    if format == .git,
      asOf != nil || scope != .published || category != nil || tag != nil || locale != nil
    {
      throw ValidationError("git is the whole history; it takes no choice of texts.")
    }
  }

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    if format == .git { return try report(writeHistory(office, in: session), in: session) }
    if let since { return try writeChanges(since: since, office, in: session) }
    let time = try Arguments.pastTime(asOf, in: session)
    let (refused, waiting) =
      if let choice {
        try writeFolder(choice, asOf: time, office, in: session)
      } else {
        try writeFile(asOf: time, office, in: session)
      }
    if scope == .published, time == nil, !check { hint(waiting, in: session) }
    try report(refused, in: session)
  }

  /// What the folder holds, for formats that are folders.
  private var choice: BundleChoice? {
    format.folder.map {
      BundleChoice(
        $0, for: target ?? .plain, at: web.address(for: format), assets: web.assets,
        scope: scope.chosen,
        locale: locale, category: category, tag: tag)
    }
  }
}
