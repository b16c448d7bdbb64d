import ArgumentParser
import FAQExport
import FAQModel

struct VerifyBundle: Command {
  static let configuration = CommandConfiguration(
    commandName: "verify-bundle",
    abstract: "Check an exported folder against its own manifest, without any database.",
    discussion: """
      Checks that each file that manifest.json names is there with the bytes that it names, that each \
      article rests on a sign-off of its very text, and that each signature is good and says so. What is \
      wrong is named, and the exit code is 1. Other files in the folder are only counted; --strict takes \
      them for a fault, too. Files and folders whose names begin with a dot are not looked at.

      The manifest itself is vouched for by whoever hands it over: compare its digest, which is printed, \
      with one that came another way, and the fingerprints with those of the reviewers' keys.

      EXAMPLES
        faqcms verify-bundle content/faq
        faqcms verify-bundle --strict --json public
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The folder with manifest.json.")
  var folder: String

  @Flag(help: "Take a file that the manifest does not name for a fault.")
  var strict = false

  @OptionGroup var json: JSONOption

  func run(in session: Session) throws {
    let path = session.absolute(folder)
    let (manifest, digest) = try DeployedFolder.manifest(in: path)
    let check = BundleCheck(manifest, present: try PresentFiles.digests(in: path))
    let faults = strict ? check.findings : check.faults
    if json.json {
      session.print(check.json(faults, digest))
    } else {
      for fault in faults { session.print(safely: fault.sentence) }
      session.print(safely: check.sentence(faults.count, digest))
      for key in check.keys { session.print(safely: "signed with \(key)") }
    }
    if !faults.isEmpty { throw ExitCode(1) }
  }
}

/// A folder that holds an export.
enum DeployedFolder {
  /// The manifest in a folder at an absolute path, and the digest of its bytes.
  static func manifest(in path: String) throws -> (manifest: Manifest, digest: Digest) {
    let folder = try Folder(at: path)
    defer { folder.close() }
    guard let bytes = try folder.read(Manifest.path) else { throw Refusal.noManifest(path) }
    return (try Manifest(reading: bytes), Digest(of: bytes))
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
      "ok": .bool(faults.isEmpty), "files": .integer(Int64(files)),
      "articles": .integer(Int64(articles)), "signatures": .integer(Int64(signatures)),
      "keys": .strings(keys), "manifest": .string(digest.hex),
      "findings": .array(findings.map(\.json)),
    ])
  }
}
