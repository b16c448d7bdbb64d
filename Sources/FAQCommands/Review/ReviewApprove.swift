import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewApprove: Command {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Sign off the text under review.",
    discussion: """
      Your name stands under exactly the text whose digest is printed. On a terminal it is shown and you \
      are asked; elsewhere, pin what you read with --digest.

      --sign has OpenSSH sign the statement that 'faqcms review show 12' prints: with --key, else with \
      one of your registered keys in ~/.ssh or in ssh-agent. A passphrase is asked by OpenSSH.

      EXAMPLES
        faqcms review approve 12
        faqcms review approve 12 --digest 9f3a5c -m "Checked against the product information"
        faqcms review approve 12 --sign
        faqcms review approve 12 --sign --key ~/.ssh/id_ed25519_sk
        faqcms review approve 12 --changes
        faqcms review approve 12 --publish
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The article: 12, 12@3 or its slug.", transform: Arguments.article)
  var article: ArticleAddress

  @Option(name: [.customShort("m"), .customLong("note")], help: "What you want to say about it.")
  var note = ""

  @Option(help: "The start of the digest that you read, at least 4 characters.")
  var digest: String?

  @Option(
    help: "What your name means: medical-review, plain-language-review or editorial-review.",
    transform: Arguments.meaning)
  var meaning: SignOff.Meaning?

  @Flag(help: "Sign off only what changed since the text that was signed off last.")
  var changes = false

  @Flag(help: "Sign with your key, through OpenSSH.")
  var sign = false

  @Option(
    help: ArgumentHelp(
      "The key to sign with: a private key file, or a .pub file whose key ssh-agent has.",
      valueName: "file"))
  var key: String?

  @Flag(help: "Publish as well, once every sign-off needed is there.")
  var publish = false

  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var json: JSONOption

  func validate() throws {
    if key != nil, !sign { throw ValidationError("--key goes with --sign.") }
  }

  func run(in session: Session) throws {
    let office = try global.office(in: session)
    var act = ApproveRevision(
      article: article, digest: digest, note: note, meaning: meaning,
      scope: changes ? .changes : .fullText, publishes: publish)
    if session.ask != nil, !confirmation.yes {
      let page = try office.reviewPage(article)
      for line in page.lines(global.style(in: session)) { session.output.error(line) }
      let revision = page.shown.revision
      let question =
        "Sign off \(revision.id), digest \(revision.digest.short)…, as \(office.actor?.text ?? "")?"
      guard confirmation.confirms(question, in: session) else {
        global.note("Nothing was signed.", in: session)
        throw ExitCode(1)
      }
      act.digest = digest ?? revision.digest.hex
    }
    if sign { try KeySigner(key, in: session).sign(&act, at: office) }
    let approval = try office.perform(act)
    if json.json {
      session.print(approval.json)
      return
    }
    let signOff = approval.signOff
    session.output.print("Approved \(signOff.revision)  \(signOff.digest.hex)")
    let who = signOff.credentials.isEmpty ? signOff.name : "\(signOff.name), \(signOff.credentials)"
    global.note(
      "Signed by \(who) (\(signOff.meaning)): \(approval.counting) of \(approval.required) sign-offs",
      in: session)
    if !approval.missing.isEmpty {
      let missing = approval.missing.map(\.description).joined(separator: ", ")
      global.note("Still needed: \(missing)", in: session)
    }
    if let publication = approval.publication {
      publication.print(global, in: session)
    } else if approval.missing.isEmpty {
      global.note("Next: faqcms publish \(signOff.revision.article)", in: session)
    }
  }
}

extension ApproveRevision.Approval {
  fileprivate var json: JSONValue {
    .object([
      "article": .integer(signOff.revision.article.rawValue),
      "revision": .integer(Int64(signOff.revision.number)), "digest": .string(signOff.digest.hex),
      "reviewer": .string(signOff.reviewer.text), "meaning": .string(signOff.meaning.rawValue),
      "scope": .string(signOff.scope.rawValue),
      "tier": .string(signOff.tier.rawValue), "key": .optional(signOff.key),
      "time": .string(signOff.time.description),
      "sign_offs": .integer(Int64(counting)), "sign_offs_required": .integer(Int64(required)),
      "missing": .strings(missing.map(\.description)),
      "published": .bool(publication != nil),
    ])
  }
}
