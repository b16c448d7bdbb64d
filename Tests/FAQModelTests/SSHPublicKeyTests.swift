import Crypto
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Public keys of OpenSSH")
struct SSHPublicKeyTests {
  private static let ed25519 =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHSd7sd3JYJO7OK9B0CQj7lFzerzMAnpvpQwrGwZFpbW"

  private static func read(_ text: String) throws -> SSHPublicKey {
    try SSHPublicKey(parsing: Array(text.utf8))
  }

  private static func cause(_ text: String) -> String? {
    do {
      _ = try read(text)
      return nil
    } catch {
      return (error as? Refusal)?.cause
    }
  }

  private static func line(_ fields: [[UInt8]]) -> String {
    let blob = Data(fields.flatMap(SSHParts.string)).base64EncodedString()
    return "\(String(decoding: fields[0], as: UTF8.self)) \(blob)"
  }

  /// A line of a `.pub` file of each kind.
  private static func samples(_ judge: SSHJudge) throws -> [(SSHPublicKey.Kind, String)] {
    [
      (.ed25519, try judge.makeKey("ed25519", "-t", "ed25519")),
      (.ecdsaP256, try judge.makeKey("ecdsa", "-t", "ecdsa", "-b", "256")),
      (.rsa, try judge.makeKey("rsa", "-t", "rsa", "-b", "2048")),
      (.securityKeyEd25519, line(SoftwareSecurityKey(isECDSA: false).fields) + " sample\n"),
      (.securityKeyECDSAP256, line(SoftwareSecurityKey(isECDSA: true).fields) + " sample\n"),
    ]
  }

  @Test("a key of each kind reads, with the fingerprint that ssh-keygen prints")
  func kinds() throws {
    let judge = try SSHJudge()
    let samples = try Self.samples(judge)
    #expect(samples.map(\.0) == SSHPublicKey.Kind.allCases)
    let keys = try samples.map { try Self.read($0.1) }
    #expect(keys.map(\.kind) == samples.map(\.0))
    #expect(keys.map(\.fingerprint) == (try judge.fingerprints(samples.map(\.1).joined())))
    #expect(keys.map { $0.line + " sample\n" } == samples.map(\.1))
    #expect(keys.allSatisfy { $0.comment == "sample" })
    #expect(keys.map(\.kind.isSecurityKey) == [false, false, false, true, true])
    for key in keys {
      #expect(try SSHPublicKey(line: key.line) == key)
      #expect(try SSHPublicKey(blob: key.blob) == key)
    }
    #expect(Set(keys).count == 5)
  }

  @Test("the stored form is a kind, a space and base64 alone")
  func storedForm() throws {
    #expect(try SSHPublicKey(line: Self.ed25519).line == Self.ed25519)
    for line in [
      Self.ed25519 + " sample", Self.ed25519 + "\n", " " + Self.ed25519, "", "# sample",
      Self.ed25519.replacing(" ", with: "  "), Self.ed25519.replacing(" ", with: "\t"),
    ] {
      #expect(throws: Refusal.self, "\(line)") { try SSHPublicKey(line: line) }
    }
  }

  @Test(
    "empty lines, lines with # and white space around the key do not matter, nor to ssh-keygen",
    arguments: [
      ed25519, ed25519 + "\n", ed25519 + "\r\n", "\n\n# sample\n\(ed25519) sample\n\n#",
      "  \t\(ed25519)\t \n", ed25519.replacing(" ", with: " \t  "), ed25519 + " # sample",
    ])
  func around(_ text: String) throws {
    let key = try Self.read(text)
    #expect(try key == Self.read(Self.ed25519))
    #expect(try SSHJudge().fingerprints(text) == [key.fingerprint])
  }

  @Test("the comment is the rest of the line and no part of the key")
  func comment() throws {
    let key = try Self.read(Self.ed25519 + "  Anna Sample (Büro) \r\n")
    #expect(key.comment == "Anna Sample (Büro)")
    #expect(try key == Self.read(Self.ed25519) && Self.read(Self.ed25519).comment.isEmpty)
    for text in ["a\u{1b}[31m", "a\u{202e}b", "a\tb"] {
      #expect(Self.cause("\(Self.ed25519) \(text)") == "its comment holds a control character")
    }
  }

  @Test(
    "what is no public key is refused by name",
    arguments: [
      ("", "it is empty"), ("\n# sample\n", "it is empty"),
      ("ssh-ed25519", "there is no whole base64 after ssh-ed25519"),
      ("ssh-ed25519 AAAA=", "there is no whole base64 after ssh-ed25519"),
      (ed25519.replacing(" AA", with: " A"), "there is no whole base64 after ssh-ed25519"),
      ("ssh-ed25519 AAAA", "it is damaged: it does not begin with its kind"),
      (ed25519 + "AAAA", "it is damaged: something follows the key"),
      (
        ed25519.replacing("ssh-ed25519", with: "ssh-rsa"),
        "it is said to be ssh-rsa and holds a key of ssh-ed25519"
      ),
      (ed25519 + "\n" + ed25519, "it has 2 lines, and a file is to hold one key on one line"),
      (ed25519.replacing("IHS", with: "IHS\n"), "it has 2 lines"),
      ("ssh-dss AAAAB3NzaC1kc3M=", "its kind ssh-dss is none of ssh-ed25519, ecdsa-sha2-nistp256"),
      ("ecdsa-sha2-nistp521 AAAA", "its kind ecdsa-sha2-nistp521 is none of"),
      ("ssh-ed25519-cert-v01@openssh.com AAAA", "it is a certificate (ssh-ed25519-cert-v01"),
      ("cert-authority \(ed25519)", "let the line begin with ssh-ed25519"),
      ("@cert-authority *.example \(ed25519)", "let the line begin with ssh-ed25519"),
      ("no-pty,command=\"a b\" \(ed25519)", "let the line begin with ssh-ed25519"),
      ("anna namespaces=\"file\" \(ed25519)", "let the line begin with ssh-ed25519"),
      ("*@clinic \(ed25519)", "something stands before the key"),
      ("example.org,192.0.2.1 ssh-dss AAAA", "let the line begin with ssh-dss"),
      ("1024 35 1234567890", "it is no line with a kind, a space and base64"),
      ("SSH-ED25519 AAAA", "it is no line with a kind, a space and base64"),
      ("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n", "it begins with '----'"),
      ("-----BEGIN PUBLIC KEY-----\nAAAA\n", "it begins with '----'"),
      ("\u{feff}\(ed25519)", "it is no line with a kind"), ("a\0b", "it is no text in UTF-8"),
    ])
  func refused(_ text: String, _ cause: String) {
    let found = Self.cause(text)
    #expect(found?.hasPrefix(cause) == true || found?.hasSuffix(cause) == true, "\(found ?? "")")
  }

  @Test("a file that is too large or no UTF-8 is refused, and the sentence says what to give")
  func sentence() {
    let space = String(repeating: "#\n", count: 32_768)
    #expect(Self.cause(space) == "it is empty")
    #expect(Self.cause(space + "\n") == "it is larger than 64 KiB")
    #expect(throws: Refusal.self) { try SSHPublicKey(line: Self.ed25519 + " " + space) }
    #expect(throws: Refusal.unusableKey(cause: "it is no text in UTF-8")) {
      try SSHPublicKey(parsing: [0xff, 0xfe] + Array(Self.ed25519.utf8))
    }
    #expect(
      Refusal.unusableKey(cause: "it is empty").description
        == "The public key cannot be used: it is empty. Give the file whose name ends in .pub, as "
        + "'ssh-keygen -t ed25519' writes it.")
  }

  @Test("nothing of a private key is repeated, whole or in part")
  func secrecy() throws {
    let judge = try SSHJudge()
    for (name, arguments) in [
      ("new", ["-t", "ed25519"]), ("locked", ["-t", "ed25519", "-N", "sample"]),
      ("pem", ["-t", "rsa", "-m", "PEM"]), ("pkcs8", ["-t", "ecdsa", "-m", "PKCS8"]),
    ] {
      try judge.run(["ssh-keygen", "-q", "-N", "", "-f", name] + arguments)
      let text = try judge.folder.read(name)
      #expect(Self.cause(text) == "it is a private key; keep it to yourself")
      let lines = text.split(separator: "\n").map(String.init)
      let secret = lines.dropFirst().dropLast().joined()
      let pieces = stride(from: 0, to: secret.count - 8, by: 4).map {
        String(secret.dropFirst($0).prefix(8))
      }
      var parts = lines + [secret, lines.joined(separator: " "), "ssh-ed25519 \(secret)"]
      parts += lines.indices.map { lines[$0...].joined(separator: "\n") }
      parts += lines.map { "\($0) \(Self.ed25519)" }
      for part in parts {
        let sentence = try #require(Self.cause(part), "\(part)")
        #expect(!pieces.contains { sentence.contains($0) }, "\(sentence)")
      }
    }
    let hex = String(repeating: "abcdef0123456789", count: 4)
    for secret in ["PuTTY-User-Key-File-3: ssh-ed25519", "PRIVATE+KEY+a+0+AAAA", hex, "\(hex) x"] {
      #expect(Self.cause(secret)?.contains("0123") == false)
    }
  }

  @Test("a certificate is refused")
  func certificate() throws {
    let judge = try SSHJudge()
    for name in ["authority", "key"] { _ = try judge.makeKey(name, "-t", "ed25519") }
    try judge.run(["ssh-keygen", "-q", "-s", "authority", "-I", "sample", "-n", "anna", "key.pub"])
    let cause = Self.cause(try judge.folder.read("key-cert.pub"))
    #expect(
      cause
        == "it is a certificate (ssh-ed25519-cert-v01@openssh.com), and a plain key is needed")
  }

  @Test("RSA keys have 2,048 to 8,192 bits and odd numbers")
  func rsa() {
    func cause(bits: Int, last: UInt8 = 0xff, exponent: [UInt8] = [1, 0, 1]) -> String? {
      let size = (bits + 7) / 8
      let first = UInt8(1) << UInt8((bits - 1) % 8)
      let modulus = [first] + [UInt8](repeating: 0x55, count: size - 2) + [last]
      return Self.cause(
        Self.line([Array("ssh-rsa".utf8), exponent, SSHParts.mpint(modulus)]))
    }
    for bits in [2048, 2049, 3072, 8192] { #expect(cause(bits: bits) == nil) }
    for bits in [1024, 2041, 2047, 8193, 16_384] {
      #expect(cause(bits: bits) == "it has \(bits) bits, and an RSA key needs 2048 to 8192")
    }
    #expect(cause(bits: 2048, last: 0x54) == "it is damaged: its numbers are no RSA key")
    for exponent: [UInt8] in [[1], [2], [1, 0, 0], [1, 0, 0, 0, 1], [2, 0, 0, 0, 1]] {
      let isTaken = exponent == [1, 0, 0, 0, 1]
      #expect((cause(bits: 2048, exponent: exponent) == nil) == isTaken)
    }
    for exponent: [UInt8] in [[], [0], [0, 3], [0x81], [0, 0, 0x81]] {
      #expect(cause(bits: 2048, exponent: exponent) == "it is damaged: it holds no two numbers")
    }
  }

  @Test("points that are none, and keys with which anybody can sign, are refused")
  func points() throws {
    let p256 = Array(P256.Signing.PrivateKey().publicKey.x963Representation)
    let name = Array("ecdsa-sha2-nistp256".utf8)
    let curve = Array("nistp256".utf8)
    #expect(Self.cause(Self.line([name, curve, p256])) == nil)
    let compressed = [p256[64] & 1 + 2] + p256[1..<33]
    let hybrid = [6] + p256.dropFirst()
    let points: [[UInt8]] = [[], [0], compressed, hybrid, p256.dropLast(), p256 + [0]]
    for point in points {
      #expect(Self.cause(Self.line([name, curve, point]))?.contains("no point") == true)
    }
    var off = p256
    off[64] ^= 1
    #expect(Self.cause(Self.line([name, curve, off]))?.contains("no point") == true)
    #expect(Self.cause(Self.line([name, Array("nistp384".utf8), p256])) != nil)

    let weak =
      ["00", "01", "ec", "ed", "ee", "ff"].map { low in
        let high = low < "02" ? "00" : "ff"
        return low + String(repeating: high, count: 30) + (low < "02" ? "00" : "7f")
      } + [
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      ]
    let weakness = "it is one of the few with which anybody can sign anything"
    for hex in weak {
      let isWritable = !["ed", "ee", "ff"].contains(hex.prefix(2))
      var key = Array(try #require(Digest(hex: hex)).bytes)
      for sign: UInt8 in [0, 0x80] {
        key[31] |= sign
        let cause = Self.cause(Self.line([Array("ssh-ed25519".utf8), key]))
        #expect(cause == (isWritable ? weakness : "it is damaged: its number is too large"))
      }
    }
    for count in [0, 31, 33] {
      let key = [UInt8](repeating: 7, count: count)
      #expect(Self.cause(Self.line([Array("ssh-ed25519".utf8), key])) != nil)
    }
  }

  @Test("for whom a security key was made is a text without NUL")
  func applications() {
    for isECDSA in [false, true] {
      var fields = SoftwareSecurityKey(isECDSA: isECDSA).fields
      for (application, isTaken) in [
        ("ssh:", true), ("ssh:faqcms", true), ("", true), ("ssh:\0", false), ("\0", false),
      ] {
        fields[fields.count - 1] = Array(application.utf8)
        #expect((Self.cause(Self.line(fields)) == nil) == isTaken)
      }
      fields.removeLast()
      #expect(
        Self.cause(Self.line(fields)) == "it is damaged: it does not say for whom it was made")
    }
  }

  @Test("a changed key that is taken is taken by ssh-keygen too, as the same")
  func changes() throws {
    let judge = try SSHJudge()
    var generator = SeededGenerator(seed: 23)
    var taken: [SSHPublicKey] = []
    var refused = 0
    for (_, line) in try Self.samples(judge) {
      let blob = try Self.read(line).blob
      for number in 0..<2000 {
        var changed = blob
        let place = Int.random(in: blob.indices, using: &generator)
        switch number % 3 {
        case 0: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: changed.remove(at: place)
        default: changed.insert(UInt8.random(in: 0...255, using: &generator), at: place)
        }
        if let key = try? SSHPublicKey(blob: changed) { taken.append(key) } else { refused += 1 }
      }
    }
    #expect(taken.count > 1000 && refused > 1000)
    let fingerprints = try judge.fingerprints(taken.map { $0.line + "\n" }.joined())
    #expect(fingerprints == taken.map(\.fingerprint))
  }
}
