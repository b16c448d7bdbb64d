import FAQTestSupport
import Foundation
import Testing

/// The built program with stock OpenSSH: keys, an agent, a passphrase, and what goes wrong.
@Suite("Signing on the command line")
struct SigningTests {
  let folder: TemporaryFolder
  let keys: SSHKeys

  init() throws {
    folder = try TemporaryFolder()
    keys = try SSHKeys()
    try keys.make("anna")
    try run("init", "--title", "Sample FAQ")
    try run("contributor", "add", "mara", "--name", "Mara Sample", "--role", "writer")
    try run("reviewer", "add", "anna", "--name", "Anna Sample", "--credentials", "MD")
    try run("reviewer", "key", "add", "anna", keys.folder.path + "/anna.pub")
    try run("policy", "set", "signatures", "on")
    try submit("Is this a sample?")
  }

  @discardableResult
  private func run(
    _ arguments: String..., as handle: String = "pia", fails: Bool = false,
    environment: [String: String] = [:]
  ) throws -> Program.Result {
    try run(arguments, as: handle, fails: fails, environment: environment)
  }

  @discardableResult
  private func run(
    _ arguments: [String], as handle: String, fails: Bool, environment: [String: String] = [:]
  ) throws -> Program.Result {
    let own = [
      "FAQCMS_USER": handle, "FAQCMS_DB": folder.path + "/faqcms.db", "HOME": folder.path,
      "SSH_AUTH_SOCK": "", "SSH_ASKPASS_REQUIRE": "never", "DISPLAY": "",
    ]
    let result = try Program.run(
      [Program.faqcms] + arguments, in: folder.path, environment: own.merging(environment) { $1 })
    #expect((result.code == 0) != fails, "\(arguments): \(result.output)\(result.errors)")
    return result
  }

  private func submit(_ title: String) throws {
    try run(
      "draft", "new", "--title", title, "--from", folder.write("body.md", "A sample."),
      as: "mara")
    try run("draft", "submit", "is-this-a-sample", as: "mara")
  }

  private func approve(
    _ arguments: String..., fails: Bool = false, environment: [String: String] = [:]
  ) throws -> Program.Result {
    let entries = try run("ledger", "show", "--json").output
    let result = try run(
      ["review", "approve", "1", "--sign"] + arguments, as: "anna", fails: fails,
      environment: environment)
    if fails { #expect(try run("ledger", "show", "--json").output == entries, "nothing recorded") }
    return result
  }

  /// What an outsider does with the exported files: docs/proofs.md.
  private func checkWithStockTools() throws {
    try run("publish", "1")
    try folder.write(
      "statement", try run("show", "1@1", "--sign-off", "1", "--format", "statement").output)
    try folder.write(
      "statement.sig", try run("show", "1@1", "--sign-off", "1", "--format", "signature").output)
    try folder.write(
      "allowed_signers", try run("reviewer", "key", "list", "--format", "allowed-signers").output)
    let canonical = try folder.write("text", try run("show", "1@1", "--format", "canonical").output)
    let digest = try Program.run(["sha256sum", canonical]).output.prefix(64)
    #expect(try folder.read("statement").contains("digest: sha256:\(digest)\n"))
    func verified() throws -> Int32 {
      try Program.run(
        [
          "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", "anna", "-n",
          "sign-off@faqcms", "-s", "statement.sig",
        ], in: folder.path, input: folder.read("statement")
      ).code
    }
    #expect(try verified() == 0)
    let command = "awk '{ print $(NF - 1), $NF }' allowed_signers | ssh-keygen -lf -"
    let fingerprints = try Program.run(["sh", "-c", command], in: folder.path)
    #expect(fingerprints.code == 0 && fingerprints.output.contains(" SHA256:"), "as the docs say")
    try folder.write(
      "statement", try folder.read("statement").replacing("number: 1", with: "number: 2"))
    #expect(try verified() != 0, "the control")
  }

  @Test("a key file that is named signs")
  func keyFile() throws {
    let result = try approve("--key", keys.folder.path + "/anna", "--json")
    #expect(result.output.contains("\"key\": \"SHA256:"))
    try checkWithStockTools()
  }

  @Test("a registered key in the user's folder signs without being named")
  func homeKey() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/.ssh", withIntermediateDirectories: false)
    for suffix in ["", ".pub"] {
      try FileManager.default.copyItem(
        atPath: keys.folder.path + "/anna" + suffix,
        toPath: folder.path + "/.ssh/id_sample" + suffix)
    }
    _ = try approve()
    try checkWithStockTools()
  }

  @Test("a key that only ssh-agent has signs; an agent without it or that is locked does not")
  func agent() throws {
    let helper = try folder.write("askpass", "#!/bin/sh\necho sample\n")
    chmod(helper, 0o700)
    let script = """
      ssh-agent -D -a "$PWD/agent" >/dev/null &
      agent=$!
      export SSH_AUTH_SOCK="$PWD/agent"
      while [ ! -S agent ]; do sleep 0.05; done
      "$1" review approve 1 --sign 2>log && code=9
      ssh-add -q "$2" 2>/dev/null
      export SSH_ASKPASS="$3" SSH_ASKPASS_REQUIRE=force
      ssh-add -q -x 2>/dev/null
      "$1" review approve 1 --sign 2>locked && code=7
      ssh-add -q -X 2>/dev/null
      "$1" review approve 1 --sign || code=8
      kill -9 $agent
      exit ${code:-0}
      """
    let result = try Program.run(
      ["bash", "-c", script, "bash", Program.faqcms, keys.folder.path + "/anna", helper],
      in: folder.path,
      environment: [
        "FAQCMS_USER": "anna", "FAQCMS_DB": folder.path + "/faqcms.db", "HOME": folder.path,
      ])
    #expect(result.code == 0, "\(result.errors)")
    for log in ["log", "locked"] {
      #expect(try folder.read(log).contains("ssh-keygen did not sign"))
    }
    try checkWithStockTools()
  }

  @Test("a passphrase is asked by OpenSSH; a wrong one records nothing")
  func passphrase() throws {
    let path = keys.folder.path + "/anna"
    let locked = try Program.run(["ssh-keygen", "-q", "-p", "-P", "", "-N", "sample", "-f", path])
    #expect(locked.code == 0)
    func asking(_ answer: String) throws -> [String: String] {
      let helper = try folder.write("askpass", "#!/bin/sh\necho \(answer)\n")
      chmod(helper, 0o700)
      return ["SSH_ASKPASS": helper, "SSH_ASKPASS_REQUIRE": "force"]
    }
    let wrong = try approve("--key", path, fails: true, environment: asking("wrong"))
    #expect(wrong.errors.contains("faqcms: ssh-keygen did not sign"))
    _ = try approve("--key", path, environment: asking("sample"))
    try checkWithStockTools()
  }

  @Test("what cannot sign is said in a sentence: no key, a foreign key, no ssh-keygen, no key file")
  func refusals() throws {
    try keys.make("other")
    #expect(
      try approve("--key", keys.folder.path + "/other", fails: true).errors
        .contains("is not registered"))
    #expect(
      try approve("--key", "no-such-key", fails: true).errors.contains("there is no such key"))
    let none = try approve(
      "--key", keys.folder.path + "/anna", fails: true, environment: ["PATH": folder.path])
    #expect(none.errors.contains("install OpenSSH"))
    let key = try run("reviewer", "key", "list", "--json").output
    let fingerprint = try #require(key.firstMatch(of: /SHA256:[A-Za-z0-9+\/]+/)).output
    try run("reviewer", "key", "revoke", String(fingerprint), "--reason", "Lost")
    #expect(try approve(fails: true).errors.contains("has no key with which to sign"))
  }

  @Test(
    "files that are no public key are refused and never echoed",
    arguments: [
      "", "ssh-ed25519 AAAA", "cert-authority ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==",
      "*@clinic ssh-ed25519 AAAA", "ssh-dss AAAAB3NzaC1kc3M= x",
    ])
  func badKeys(_ text: String) throws {
    let path = try folder.write("bad.pub", text)
    let result = try run("reviewer", "key", "add", "anna", path, fails: true)
    #expect(result.errors.contains("The public key cannot be used"))
    let secret = try run(
      "reviewer", "key", "add", "anna", keys.folder.path + "/anna", fails: true)
    let body = try keys.folder.read("anna").split(separator: "\n")[1]
    #expect(!secret.errors.contains(body) && secret.errors.contains("private"))
  }

  @Test(
    "a packet goes out, is signed with stock tools and comes back; a symbolic link in it is refused, and what file managers leave is not"
  )
  func packet() throws {
    try run("review", "pack", "1", "--to", "anna", "-o", "packet")
    let text = try folder.read("packet/README.txt")
    #expect(text.contains("ssh-keygen -Y sign") && text.contains("sha256sum"))
    let digest = try Program.run(["sha256sum", "packet/article.canonical"], in: folder.path)
    #expect(text.contains(digest.output.prefix(64)))
    let signed = try Program.run(
      [
        "ssh-keygen", "-q", "-Y", "sign", "-f", keys.folder.path + "/anna", "-n", "sign-off@faqcms",
        "packet/statement.txt",
      ], in: folder.path)
    #expect(signed.code == 0)
    symlink("/etc/hostname", folder.path + "/packet/added")
    let refused = try run("review", "import", "packet", fails: true)
    #expect(refused.errors.contains("added is no plain file"))
    unlink(folder.path + "/packet/added")
    for name in [
      ".DS_Store", "._comments.md", "Thumbs.db", "desktop.ini", "__MACOSX/._comments.md",
    ] {
      try folder.write("packet/\(name)", "x")
    }
    let taken = try run("review", "import", "packet")
    #expect(taken.output.contains("Approved 1@1"))
    try checkWithStockTools()
    #expect(
      try run("review", "pack", "1", "--to", "anna", "-o", "packet", fails: true).errors
        .contains("not empty"))
  }
}
