import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore
import Foundation

extension Export {
  /// What an export may have to say at its end: the texts that were left out, and how many approved
  /// texts are not public.
  typealias Remainder = (refused: [Revision.ID], waiting: Int)

  /// Hands on a format that is one file.
  func writeFile(
    asOf time: Instant?, _ office: Editorial, in session: Session
  ) throws -> Remainder {
    let progress = progress(in: session)
    defer { progress?.finish() }
    return try office.withSnapshot(scope.chosen, asOf: time) { snapshot in
      try noteChoice(among: snapshot, in: session)
      let pages = watched(snapshot, progress)
      let choice = try SnapshotChoice(
        locale: locale, category: category, tag: tag, among: snapshot.categories)
      let chosen = ChosenPages(choice, of: pages)
      try stream(in: session) { sink in
        switch format {
        case .ndjson: try NDJSONExport.write(chosen, texts, assets: web.assets, to: sink)
        case .csv: try CSVExport.write(chosen, to: sink)
        case .jsonld:
          let address = web.address(for: format)
          try JSONLDExport.write(chosen, address: address, assets: web.assets, to: sink)
        default: try JSONExport.write(chosen, texts, assets: web.assets, to: sink)
        }
      }
      return (snapshot.refused, snapshot.waiting)
    }
  }

  /// Which texts are asked for.
  private var texts: TextChoice {
    TextChoice(scope: scope.chosen, locale: locale, category: category, tag: tag)
  }

  /// Nil where what is exported goes to the terminal itself.
  func progress(in session: Session) -> ProgressBar? {
    let isShown = (output ?? "-") == "-" && session.output.isTerminal
    return isShown ? nil : ProgressBar("Exporting", global, in: session)
  }

  func watched(_ snapshot: StoredSnapshot, _ progress: ProgressBar?) -> WatchedPages {
    WatchedPages(snapshot, times: pagesAreReadTwice ? 2 : 1) { part in
      progress?.update(part)
      if part >= 1 { progress?.finish() }
    }
  }

  /// Whether pages name each other, so that all are looked through before any is made.
  private var pagesAreReadTwice: Bool {
    switch format {
    case .json, .ndjson, .csv, .git: false
    case .markdown: (target ?? .plain) != .plain
    case .jsonld, .html, .sitemap, .feed, .redirects: true
    }
  }

  /// Names the texts that were left out; then the command ends with 1.
  func report(_ refused: [Revision.ID], in session: Session) throws {
    session.tellLeftOut(refused)
    if !refused.isEmpty { throw ExitCode(1) }
  }

  /// Hands on a file that is made piece by piece: as it grows to the standard output, whole to a file.
  func stream(
    in session: Session, permissions: mode_t = 0o644,
    _ make: (_ sink: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    guard let output, output != "-" else { return try make { session.output.write($0) } }
    try OutputFile.write(
      to: global.outputPath(output, in: session), permissions: permissions, make)
    global.note("Wrote \(output)", in: session)
  }

  /// Hands out what changed since a checkpoint, which may be of this ledger alone.
  func writeChanges(since path: String, _ office: Editorial, in session: Session) throws {
    let checkpoint = try Checkpoint(parsing: InputFile.read(path, in: session), as: "checkpoint")
    var isNoted = false
    let (changes, refused) = try office.publicChanges(since: checkpoint.head) { snapshot in
      // The newer snapshot comes first.
      if !isNoted { try noteChoice(among: snapshot, in: session) }
      isNoted = true
      return try snapshot.filtered(locale: locale, category: category, tag: tag)
    }
    try stream(in: session) { sink in
      switch format {
      case .ndjson: try NDJSONExport.write(changes, texts, assets: web.assets, to: sink)
      default: try JSONExport.write(changes, texts, assets: web.assets, to: sink)
      }
    }
    try report(refused, in: session)
  }

  /// Says so where a language or a tag was asked for that no text has: what is not in an export is removed
  /// from a folder.
  ///
  /// - Returns: whether all was found.
  @discardableResult
  func noteChoice(among pages: some SnapshotPages, in session: Session) throws -> Bool {
    let text = scope == .published ? "public text" : "approved text"
    var isFound = true
    if let locale {
      let locales = try pages.locales()
      if !locales.contains(where: locale.holds) {
        isFound = false
        let there = locales.map(\.text).joined(separator: ", ")
        session.output.error(
          "faqcms: no \(text) is in \(locale); there are: \(there.isEmpty ? "none" : there)")
      }
    }
    if let tag {
      let tags = try pages.tags()
      if !tags.contains(tag) {
        isFound = false
        let near = Suggestion.nearest(to: tag, in: tags).map { "; did you mean '\($0)'?" }
        session.output.error("faqcms: no \(text) has the tag '\(tag)'\(near ?? "")".visible)
      }
    }
    return isFound
  }

  /// How many approved texts an export of the whole site does not hold.
  func hint(_ waiting: Int, in session: Session) {
    guard waiting > 0, locale == nil, category == nil, tag == nil else { return }
    let texts = waiting == 1 ? "1 approved text is" : "\(waiting) approved texts are"
    global.note(
      "note: \(texts) not public; 'faqcms publish --all-approved' publishes, --scope approved exports",
      in: session)
  }
}

extension Session {
  /// Names the publications that an export leaves out.
  func tellLeftOut(_ refused: [Revision.ID]) {
    for revision in refused {
      output.error("faqcms: left out \(revision): its sign-offs do not bear it")
    }
  }
}
