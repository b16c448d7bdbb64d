import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewerKeyList: Command {
  enum Format: String, Choice {
    case table
    case allowedSigners = "allowed-signers"
  }

  static let manual = CommandConfiguration(
    commandName: "list", abstract: "List every key that was ever registered.",
    discussion: """
      --format allowed-signers prints the file with which 'ssh-keygen -Y verify' checks sign-offs \
      without faqcms.

      EXAMPLES
        faqcms reviewer key list
        faqcms reviewer key list anna --json
        faqcms reviewer key list --format allowed-signers >allowed_signers
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "Only the keys of this reviewer.", transform: Arguments.handle)
  var handle: Handle?

  @Option(help: "A table, or allowed-signers as OpenSSH reads them.")
  var format = Format.table

  @Flag(help: .json) var json = false

  func validate() throws {
    if format == .allowedSigners { try Arguments.checkForms(format, json: json) }
  }

  func run(in session: Session) throws {
    let office = try global.readingRoom(in: session)
    if format == .allowedSigners {
      session.output.write(Array(try office.allowedSigners().utf8))
      return
    }
    let keys = try office.reviewerKeys(of: handle)
    if json {
      session.print(.array(keys.map(\.json)))
      return
    }
    var table = Table("HANDLE", "KIND", "FINGERPRINT", "ADDED", "FROM", "UNTIL", "REVOKED FROM")
    for key in keys {
      table.add(
        key.handle.text, key.kind, key.fingerprint, key.time.day, key.validFrom?.dayOrTime ?? "",
        key.validUntil?.dayOrTime ?? "", key.revocation?.from.dayOrTime ?? "")
    }
    session.print(
      table, global, ifEmpty: "No keys. Add one with 'faqcms reviewer key add HANDLE FILE.pub'.")
  }
}
