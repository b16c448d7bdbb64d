import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerKeyAdd: Command {
  static let manual = CommandConfiguration(
    commandName: "add", abstract: "Register an OpenSSH public key of somebody who signs.",
    discussion: """
      Kinds: ssh-ed25519, ecdsa-sha2-nistp256, ssh-rsa of 2048 bits or more, and the security keys \
      sk-ssh-ed25519 and sk-ecdsa-sha2-nistp256. A key is one person's for ever. Make sure by another \
      way than the one by which it came that the key is theirs: the fingerprint is printed for that.

      EXAMPLES
        faqcms reviewer key add anna id_ed25519.pub
        faqcms reviewer key add anna id_ed25519_sk.pub --valid-until 2028-01-01
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The reviewer.", transform: Arguments.handle)
  var handle: Handle

  @Argument(help: "The public key: a .pub file, or - for the standard input.")
  var file: String

  @Option(
    help: ArgumentHelp("From when on its signatures count.", valueName: "time"),
    transform: Arguments.writtenTime)
  var validFrom: String?

  @Option(help: ArgumentHelp("Until when.", valueName: "time"), transform: Arguments.writtenTime)
  var validUntil: String?

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let bytes = try InputFile.read(file, limit: 1 << 20, in: session)
    let key = try global.office(in: session).perform(
      AddReviewerKey(
        handle: handle, file: bytes, validFrom: try Arguments.time(validFrom, in: session),
        validUntil: try Arguments.time(validUntil, in: session)))
    if json {
      session.print(key.json)
    } else {
      session.print(safely: "Added \(key.kind) \(key.fingerprint) as a key of \(handle)")
    }
  }
}

extension ReviewerKey {
  /// The kind of the key, as OpenSSH names it.
  var kind: String { String(line.prefix { $0 != " " }) }

  var json: JSONValue {
    .object([
      "handle": .string(handle.text), "fingerprint": .string(fingerprint), "key": .string(line),
      "valid_from": .optional(validFrom), "valid_until": .optional(validUntil),
      "added": .string(time.description), "revoked_from": .optional(revocation?.from),
      "reason": .optional(revocation?.reason),
    ])
  }
}
