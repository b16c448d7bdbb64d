import ArgumentParser
import FAQEditorial
import FAQExport
import FAQModel
import FAQStore

struct Drift: Command {
  static let manual = CommandConfiguration(
    commandName: "drift",
    abstract: "Compare a deployed folder or archive with what is approved now.",
    discussion: """
      Exports once more what the folder's manifest.json says was exported, in memory, and names each file \
      that is missing, stale (made at the state of the ledger that manifest.json names, or left behind), \
      altered (neither, or made by another version of faqcms), or withdrawn (its article is no longer \
      public), and what manifest.json says that no export said. Pages that deploying left behind, \
      which manifest.json does not name any more, are found by the slugs that articles have and had. \
      Other files that no export made are not named. How it was exported (format, addresses, choice of \
      texts) is taken from manifest.json and printed: see that it is what you ask for. The exit code is 1 if there is any difference, or \
      a text that an export leaves out, which is named. \
      'faqcms export' to the same folder mends it, unless it is of another site; pages that were left behind \
      are yours to remove.

      EXAMPLES
        faqcms drift content/faq
        faqcms drift --json /var/www/faq
        faqcms drift site.tar
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help:
      "The folder with manifest.json, or an archive of it (tar, not compressed); - for one on the standard input.",
    completion: .file())
  var folder: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let deployed = try DeployedExport(named: folder, in: session)
    guard let choice = deployed.manifest.choice else { throw Refusal.unknownChoice(folder) }
    let office = try global.readingRoom(in: session)
    let (now, refused) = try Self.manifest(choice, asOf: nil, office)
    let findings = try deployed.drift(from: now, choice, office)
    if json {
      let leftOut = refused.map { revision in
        JSONValue.object([
          "article": .integer(revision.article.rawValue),
          "revision": .integer(revision.number),
        ])
      }
      session.print(
        .object([
          "ok": .bool(findings.isEmpty && refused.isEmpty), "export": choice.json,
          "findings": .array(findings.map(\.json)), "left_out": .array(leftOut),
        ]))
    } else {
      for finding in findings { session.print(safely: finding.sentence) }
      if !findings.isEmpty {
        session.print(
          safely: "Found \(Counted(findings.count, "difference")). "
            + advice(on: findings, deployed, now: now))
      } else {
        let fact =
          refused.isEmpty
          ? "is what is approved."
          : "is what an export gives, which leaves out \(Counted(refused.count, "text"))."
        session.print(safely: "\(folder == "-" ? "The archive" : folder) \(fact)")
      }
      session.print(safely: "It says that it was exported with \(choice.options)")
    }
    session.tellLeftOut(refused)
    if !findings.isEmpty || !refused.isEmpty { throw ExitCode(1) }
  }

  private func advice(
    on findings: [BundleCheck.Finding], _ deployed: DeployedExport, now: Manifest
  ) -> String {
    guard deployed.folders != nil else {
      let output = folder == "-" ? "" : " --output \(folder.shellWord)"
      return "'faqcms export --tar\(output)' makes the archive anew."
    }
    guard deployed.manifest.site == now.site else {
      return
        "No export takes the place of one of another site: name another folder, or remove this one "
        + "first."
    }
    let obstacles = deployed.obstacles(to: now)
    if let path = obstacles.min() {
      let more = obstacles.count > 1 ? " and \(obstacles.count - 1) more" : ""
      return
        "Remove \(path.visible)\(more) yourself first: no export takes the place of a link, of a folder, or of a "
        + "file that manifest.json does not name. Then 'faqcms export' to the folder mends what it can."
    }
    let isMended = findings.allSatisfy { $0.kind == .missing || deployed.names($0.place) }
    return isMended
      ? "'faqcms export' to the folder mends them."
      : "'faqcms export' to the folder mends what manifest.json names; remove the rest yourself."
  }

  /// The manifest that an export of a choice has at a time, nil for now; and the publications that
  /// are left out because their sign-offs do not bear them.
  static func manifest(
    _ choice: BundleChoice, asOf time: Instant?, _ office: Editorial
  ) throws -> (manifest: Manifest, refused: [Revision.ID]) {
    try office.withSnapshot(choice.scope, asOf: time, withProofs: true) { snapshot in
      let bundle = try ExportBundle(choice, of: snapshot, asset: snapshot.assetContent)
      return (try Manifest(of: bundle), snapshot.refused)
    }
  }
}

extension DeployedExport {
  /// Whether the manifest names a file, or it is the manifest itself.
  fileprivate func names(_ path: String) -> Bool {
    path == Manifest.path || manifest.files[path] != nil
  }

  /// What stands where an export would put, compare or remove a file, and it would not replace: what is no
  /// plain file, no folder above one, or a file that the manifest does not name.
  fileprivate func obstacles(to now: Manifest) -> Set<String> {
    var obstacles: Set<String> = []
    for path in Set(now.files.keys).union(manifest.files.keys) {
      obstacles.formUnion(Self.above(path).filter { files[$0] != nil })
      if let digest = files[path] {
        let isUnnamed = now.files[path] != nil && manifest.files[path] == nil
        if digest == nil || isUnnamed { obstacles.insert(path) }
      } else if folders?.contains(path) == true {
        obstacles.insert(path)
      }
    }
    return obstacles
  }

  /// The folders above a path.
  private static func above(_ path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }

  /// How it differs from what is approved now, files that no export made aside.
  fileprivate func drift(
    from now: Manifest, _ choice: BundleChoice, _ office: Editorial
  ) throws -> [BundleCheck.Finding] {
    let found = try office.withPublicSides(choice.scope) { publicSide in
      try BundleCheck.drift(of: files, manifest, from: now) { slug in
        try publicSide(slug).map { side in
          PageOwner(
            uuid: side.article.uuid, isPublic: side.status.showsText)
        }
      }
    }
    let times = try manifest.ledger.flatMap { try office.times(of: $0) }
    var made: Manifest?
    func earlier() throws -> Manifest? {
      if made == nil, let times {
        let moment = manifest.moment(in: times)
        let then = try Drift.manifest(choice, asOf: moment, office).manifest
        let end = manifest.lastEnd(of: then, in: moment...times.upperBound)
        made = try end.map { try Drift.manifest(choice, asOf: $0, office).manifest } ?? then
      }
      return made
    }
    let told = try found.filter { $0.kind != .foreign }
      .map { try $0.weighed(files, manifest, earlier: earlier) }
    let drift = ManifestDrift(of: manifest, from: now, besides: told)
    return try told + drift.findings(isOfLedger: times != nil, earlier: earlier)
  }
}
