import FAQModel
import FAQTestSupport
import Testing

@Suite("Allowed signers for ssh-keygen")
struct AllowedSignersTests {
  private static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHSd7sd3JYJO7OK9B0CQj7lFzerzMAnpvpQwrGwZFpbW"

  private static func time(_ text: String) throws -> Instant {
    try #require(Instant(parsing: text, now: Instant(milliseconds: 0)))
  }

  @Test("a line has the person, the namespace, the times in UTC and the key")
  func lines() throws {
    var signers = try AllowedSigners(namespace: "sign-off@faqcms")
    let key = try SSHPublicKey(parsing: Array((Self.key + " sample").utf8))
    let (from, until) = (
      try Self.time("2026-01-05T09:00:30.999Z"), try Self.time("9999-12-31T23:59Z")
    )
    try signers.add("anna", key)
    try signers.add("ben@example.org", key, from: from)
    try signers.add("ben@example.org", key, until: until)
    try signers.add("Jon_1.x+y=z", key, from: from, until: until)
    #expect(
      signers.text == """
        anna namespaces="sign-off@faqcms" \(Self.key)
        ben@example.org namespaces="sign-off@faqcms",valid-after="20260105090030Z" \(Self.key)
        ben@example.org namespaces="sign-off@faqcms",valid-before="99991231235900Z" \(Self.key)
        Jon_1.x+y=z namespaces="sign-off@faqcms",valid-after="20260105090030Z",\
        valid-before="99991231235900Z" \(Self.key)

        """)
    #expect(try AllowedSigners(namespace: "a").text.isEmpty)
  }

  @Test("what OpenSSH reads as a pattern, a comment or several names is refused")
  func names() throws {
    let key = try SSHPublicKey(line: Self.key)
    for name in [
      "", "*", "*@clinic", "ann?", "!anna", "anna,ben", "an na", "anna\n", "\"anna\"", "an\\na",
      "#anna", "b\u{fc}ro", "anna\0", "anna\t",
    ] {
      var signers = try AllowedSigners(namespace: "file")
      #expect(throws: Refusal.self, "\(name)") { try signers.add(name, key) }
      #expect(throws: Refusal.self, "\(name)") { try AllowedSigners(namespace: name) }
      #expect(signers.text.isEmpty)
    }
  }

  @Test("a key that would count for no second is refused")
  func spans() throws {
    let key = try SSHPublicKey(line: Self.key)
    let (early, late) = (Instant(milliseconds: 5000), Instant(milliseconds: 5999))
    var signers = try AllowedSigners(namespace: "file")
    for until in [early, late, Instant(milliseconds: 0)] {
      #expect(throws: Refusal.untilBeforeFrom(from: early, until: until)) {
        try signers.add("anna", key, from: early, until: until)
      }
    }
    let zero = Instant(milliseconds: 0)
    #expect(throws: Refusal.self) { try signers.add("anna", key, until: zero) }
    try signers.add("anna", key, from: zero, until: Instant(milliseconds: 1000))
    #expect(
      signers.text == "anna namespaces=\"file\",valid-before=\"19700101000001Z\" \(Self.key)\n")
  }

  @Test("ssh-keygen takes what the file allows, whatever the time zone, and nothing else")
  func judged() throws {
    let judge = try SSHJudge()
    let message = Array("A sample text.\n".utf8)
    var signers = try AllowedSigners(namespace: SSHJudge.namespace)
    let from = try Self.time("2026-01-05T09:00:30.999Z")
    let until = try Self.time("2026-07-05T09:00:30Z")
    var (files, names) = ([[UInt8]](), [String]())
    for (name, arguments) in [("ed25519", []), ("ecdsa", ["-b", "256"]), ("rsa", [])] {
      try judge.run(["ssh-keygen", "-q", "-N", "", "-t", name, "-f", name] + arguments)
      files.append(try judge.sign(message, with: name))
      names.append(name)
    }
    for isECDSA in [false, true] {
      files.append(try SoftwareSecurityKey(isECDSA: isECDSA).sign(message).armour)
      names.append(isECDSA ? "ecdsa-sk" : "ed25519-sk")
    }
    for (name, file) in zip(names, files) {
      let key = try SSHSignature(armour: file).publicKey
      try signers.add(name, key, from: from, until: until)
      if name == "rsa" { try signers.add("always", key) }
      try judge.folder.write("\(name).sig", file)
    }
    try judge.folder.write("signers", signers.text)
    try judge.folder.write("message", message)

    func isTaken(
      _ signature: String, as name: String, at time: String, zone: String = "UTC",
      namespace: String = SSHJudge.namespace
    ) throws -> Bool {
      let script =
        "ssh-keygen -Y verify -f signers -I '\(name)' -n '\(namespace)' -s \(signature).sig "
        + "-Overify-time=\(time) < message"
      let result = try Program.run(
        ["sh", "-c", script], in: judge.folder.path, environment: ["TZ": zone])
      #expect(result.code == 0 || result.code == 255 && !result.errors.contains("bad options"))
      return result.code == 0
    }
    for name in names { #expect(try isTaken(name, as: name, at: "20260301000000Z")) }
    for zone in ["UTC", "Pacific/Auckland", "America/Los_Angeles"] {
      #expect(try !isTaken("rsa", as: "rsa", at: "20260105090029Z", zone: zone))
      #expect(try isTaken("rsa", as: "rsa", at: "20260105090030Z", zone: zone))
      #expect(try isTaken("rsa", as: "rsa", at: "20260705090030Z", zone: zone))
      #expect(try !isTaken("rsa", as: "rsa", at: "20260705090031Z", zone: zone))
    }
    #expect(try isTaken("rsa", as: "always", at: "20360101000000Z"))
    #expect(try !isTaken("rsa", as: "ecdsa", at: "20260301000000Z"))
    #expect(try !isTaken("ecdsa", as: "always", at: "20260301000000Z"))
    #expect(try !isTaken("rsa", as: "*", at: "20260301000000Z"))
    #expect(try !isTaken("rsa", as: "always", at: "20260301000000Z", namespace: "file"))
  }
}
