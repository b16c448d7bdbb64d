import ArgumentParser
import FAQModel
import Foundation

/// The key by which a site's signatures are checked.
struct VerifierKeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("What 'faqcms ledger key' printed, or a file of it.", valueName: "key"))
  var verifierKey: String?

  /// The key as given, or the one in the file of that name; nil where none was named.
  func key(in session: Session) throws -> VerifierKey? {
    guard let text = verifierKey else { return nil }
    if let key = try? VerifierKey(parsing: text) { return key }
    guard FileManager.default.fileExists(atPath: try session.absolute(text)) else {
      throw Refusal.unreadableProof(
        what: "verifier key", cause: "what was given is neither a key nor a file")
    }
    return try VerifierKey(parsing: InputFile.line(InputFile.read(text, in: session)))
  }

  /// Checks the signature of a checkpoint with the key; where none was named, says that nobody did.
  func check(_ checkpoint: Checkpoint, _ global: GlobalOptions, in session: Session) throws {
    if let key = try key(in: session) {
      try checkpoint.check(key)
    } else {
      global.note(
        "note: the checkpoint's signature was not checked; --verifier-key names its key.",
        in: session)
    }
  }
}
