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
      that is missing, stale (of an earlier export), altered (of none), or withdrawn (its article is no \
      longer public). Files that no export made are not named. The exit code is 1 if there is any. \
      'faqcms export' to the same folder mends it.

      EXAMPLES
        faqcms drift content/faq
        faqcms drift --json /var/www/faq
        faqcms drift site.tar
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The folder with manifest.json, or an archive of it (tar, not compressed).")
  var folder: String

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let deployed = try DeployedExport(at: session.absolute(folder))
    guard let choice = deployed.manifest.choice else { throw Refusal.unknownChoice(folder) }
    let office = try global.readingRoom(in: session)
    let (now, refused) = try office.withSnapshot(choice.scope, withProofs: true) { snapshot in
      let bundle = try ExportBundle(choice, of: snapshot, asset: snapshot.assetContent)
      return (try Manifest(of: bundle), snapshot.refused)
    }
    let findings = BundleCheck.drift(of: deployed.files, deployed.manifest, from: now)
      .filter { $0.kind != .foreign }
    if json {
      session.print(
        .object([
          "ok": .bool(findings.isEmpty), "findings": .array(findings.map(\.json)),
        ]))
    } else {
      for finding in findings { session.print(safely: finding.sentence) }
      session.output.print(
        findings.isEmpty
          ? "\(folder) is what is approved."
          : "Found \(Counted(findings.count, "difference")). 'faqcms export' to the folder mends them."
      )
    }
    if !findings.isEmpty || !refused.isEmpty { throw ExitCode(1) }
  }
}
