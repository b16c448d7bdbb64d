import ArgumentParser
import FAQExport
import FAQModel

struct VerifyBundle: Command {
  static let manual = CommandConfiguration(
    commandName: "verify-bundle",
    abstract: "Check an exported folder or archive against its own manifest, without any database.",
    discussion: """
      Checks that each file that manifest.json names is there with the bytes that it names, that each \
      article rests on sign-offs of its very text, and that each signature is good and what was signed \
      says what the manifest says, that no key signs for two people, and that manifest.json has what \
      every manifest has. What is wrong is named, and the exit code is 1. A review that has \
      lapsed, as the manifest says, and an article with fewer sign-offs than what was signed says were \
      asked for are only noted, and other files in the folder are passed over; --strict takes all three \
      for a fault. Files and folders whose names begin with a dot are not looked at.

      The manifest itself is vouched for by whoever hands it over: compare its digest, which is printed, \
      with one that came another way, and the fingerprints with those of the keys of the reviewers who \
      are printed with them.

      EXAMPLES
        faqcms verify-bundle content/faq
        faqcms verify-bundle --strict --json public
        faqcms verify-bundle site.tar
        faqcms export --format html --tar | faqcms verify-bundle -
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help:
      "The folder with manifest.json, or an archive of it (tar, not compressed); - for one on the standard input.",
    completion: .file())
  var folder: String

  @Flag(help: "Take what is noted, and a file that the manifest does not name, for a fault.")
  var strict = false

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let deployed = try DeployedExport(named: folder, in: session)
    let check = BundleCheck(deployed.manifest, present: deployed.files)
    let faults = strict ? check.findings : check.faults
    if json {
      session.print(check.json(faults, deployed.digest))
    } else {
      let notes = strict ? [] : check.notes
      for finding in faults + notes { session.print(safely: finding.sentence) }
      session.print(safely: check.sentence(faults.count, deployed.digest))
      for signer in check.signers { session.print(safely: signer.sentence) }
    }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}

extension BundleCheck.Finding {
  var sentence: String { "\(kind.rawValue) \(place)" + (cause.isEmpty ? "" : ": \(cause)") }

  var json: JSONValue {
    .object([
      "kind": .string(kind.rawValue), "place": .string(place), "cause": .string(cause),
    ])
  }
}

extension BundleCheck.Signer {
  fileprivate var sentence: String { "signed with \(key) by \(handle) (\(name))" }

  fileprivate var json: JSONValue {
    .object(["key": .string(key), "handle": .string(handle), "name": .string(name)])
  }
}

extension BundleCheck {
  fileprivate func sentence(_ faults: Int, _ digest: Digest) -> String {
    let size =
      "\(Counted(files, "file")), \(Counted(articles, "article")), \(Counted(signatures, "signature"))"
    return faults == 0
      ? "Verified \(size): all as the manifest says. Manifest \(digest.hex)"
      : "Found \(Counted(faults, "fault")) in \(size). Manifest \(digest.hex)"
  }

  fileprivate func json(_ faults: [Finding], _ digest: Digest) -> JSONValue {
    .object([
      "ok": .bool(faults.isEmpty), "files": .integer(files),
      "articles": .integer(articles), "signatures": .integer(signatures),
      "keys": .strings(keys), "signers": .array(signers.map(\.json)),
      "manifest": .string(digest.hex),
      "findings": .array(findings.map(\.json)),
    ])
  }
}
