import ArgumentParser
import FAQEditorial
import FAQModel

/// How a text is signed off.
struct ApprovalOptions: ParsableArguments {
  @Option(name: [.customShort("m"), .customLong("note")], help: "What you want to say about it.")
  var note = ""

  @Option(
    help: "The start of the digest that you read, at least 4 characters.",
    transform: Arguments.digest)
  var digest: String?

  @Option(
    help: "What your name means: medical-review, plain-language-review or editorial-review.",
    completion: .list(SignOff.Meaning.allCases.map(\.description)), transform: Arguments.meaning)
  var meaning: SignOff.Meaning?

  @Flag(help: "Sign with your key, through OpenSSH.")
  var sign = false

  @Option(
    help: ArgumentHelp(
      "The key to sign with: a private key file, or a .pub file whose key ssh-agent has.",
      valueName: "file"), completion: .file())
  var key: String?

  func validate() throws {
    if key != nil, !sign { throw ValidationError("--key goes with --sign.") }
  }

  func approval(of article: ArticleAddress) -> ApproveRevision {
    ApproveRevision(article: article, digest: digest, note: note, meaning: meaning)
  }

  /// Asks whether to sign what was shown.
  ///
  /// - Returns: the digest that the answer is about.
  func ask(
    _ revision: Revision, as actor: Handle?, _ confirmation: ConfirmationOption,
    _ global: GlobalOptions, in session: Session
  ) throws -> String {
    let question =
      "Sign off \(revision.id), digest \(revision.digest.short)…, as \(actor?.text ?? "")?"
    guard confirmation.confirms(question, in: session) else {
      global.note("Nothing was signed.", in: session)
      throw ExitCode(1)
    }
    return digest ?? revision.digest.hex
  }

  /// Signs where that was asked for, and records.
  func perform(
    _ approval: ApproveRevision, at office: Editorial, in session: Session
  ) throws -> ApproveRevision.Approval {
    var approval = approval
    if sign { try KeySigner(key, in: session).sign(&approval, at: office) }
    return try office.perform(approval)
  }
}

extension ApproveRevision.Approval {
  /// Prints what a sign-off came to.
  func print(
    _ verb: String, _ json: Bool, _ global: GlobalOptions, in session: Session
  ) {
    if json {
      session.print(self.json)
      return
    }
    session.output.print("\(verb) \(signOff.revision)  \(signOff.digest.hex)")
    let who = signOff.credentials.isEmpty ? signOff.name : "\(signOff.name), \(signOff.credentials)"
    let how = signOff.key.map { ", signed with \($0)" } ?? ""
    global.note(
      "Signed by \(who) (\(signOff.meaning)\(how)): \(counting) of \(required) sign-offs",
      in: session)
    if !missing.isEmpty {
      let missing = missing.map(\.description).joined(separator: ", ")
      global.note("Still needed: \(missing)", in: session)
    }
  }

  private var json: JSONValue {
    .object([
      "article": .integer(signOff.revision.article.rawValue),
      "revision": .integer(signOff.revision.number), "digest": .string(signOff.digest.hex),
      "reviewer": .string(signOff.reviewer.text), "meaning": .string(signOff.meaning.rawValue),
      "scope": .string(signOff.scope.rawValue), "tier": .string(signOff.tier.rawValue),
      "key": .optional(signOff.key), "time": .string(signOff.time.description),
      "sign_offs": .integer(counting), "sign_offs_required": .integer(required),
      "missing": .strings(missing.map(\.description)), "published": .bool(publication != nil),
      "scheduled": .optional(scheduledFrom), "halted": .bool(isHalted),
    ])
  }
}
