import Crypto
import CryptoExtras
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("Signatures of OpenSSH")
struct SSHSignatureTests {
  private static let message = Array("A sample text.\n".utf8)
  private static let namespace = SSHJudge.namespace

  /// An Ed25519 signature of the sample text, made in this process.
  private static func sample(
    _ key: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey(),
    namespace: String = namespace, over message: [UInt8] = message
  ) throws -> SSHParts {
    var parts = SSHParts(
      key: [Array("ssh-ed25519".utf8), Array(key.publicKey.rawRepresentation)],
      namespace: namespace)
    parts.value = [Array(try key.signature(for: parts.framed(message)))]
    return parts
  }

  private static func verdicts(_ parts: [SSHParts], by judge: SSHJudge) throws -> [Bool] {
    try judge.verdicts(
      parts.map { .init(name: "", armour: $0.armour, message: message, key: $0.keyLine) })
  }

  private static func cause(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Refusal)?.cause
    }
  }

  @Test("the armour is the file that ssh-keygen wrote, and says what is signed for what")
  func armour() throws {
    let judge = try SSHJudge()
    let line = try judge.makeKey("key", "-t", "ed25519")
    let file = try judge.sign(Self.message, with: "key")
    let signature = try SSHSignature(armour: file)
    #expect(Array(signature.armour.utf8) == file)
    #expect(try SSHSignature(blob: signature.blob) == signature)
    #expect(try signature.publicKey == SSHPublicKey(parsing: Array(line.utf8)))
    #expect(signature.namespace == Self.namespace && signature.hashAlgorithm == .sha512)
    #expect(signature.securityKeyUse == nil)
  }

  @Test("a signature is of one text, one namespace and one key")
  func verification() throws {
    let signature = try SSHSignature(blob: Self.sample().blob)
    let other = try SSHSignature(blob: Self.sample().blob).publicKey
    try signature.verify(Self.message, namespace: Self.namespace, by: signature.publicKey)
    #expect(
      Self.cause { try signature.verify(Self.message + [10], namespace: Self.namespace) }
        == "it is not by the key \(signature.publicKey.fingerprint) over this text")
    #expect(
      Self.cause { try signature.verify(Self.message, namespace: "file") }
        == "it was made for 'sign-off@faqcms' and not for 'file'")
    #expect(
      Self.cause { try signature.verify(Self.message, namespace: Self.namespace, by: other) }
        == "it is by the key \(signature.publicKey.fingerprint) and not by the expected "
        + other.fingerprint)
  }

  @Test("namespaces that look the same are two")
  func lookalikes() throws {
    let signature = try SSHSignature(blob: Self.sample(namespace: "caf\u{e9}").blob)
    try signature.verify(Self.message, namespace: "caf\u{e9}")
    #expect(throws: Refusal.self) { try signature.verify(Self.message, namespace: "cafe\u{301}") }
  }

  @Test("a refused signature is told why, and what to do")
  func sentence() {
    #expect(
      Refusal.invalidSignature(cause: "the security key was not touched").description
        == "The signature does not count: the security key was not touched. Sign the text as it is, "
        + "anew, with 'ssh-keygen -Y sign'.")
  }

  @Test("RSA signs with SHA-256 or SHA-512; SHA-1 and other paddings are refused, as by ssh-keygen")
  func rsa() throws {
    let judge = try SSHJudge()
    let line = try judge.makeKey("key", "-t", "rsa", "-b", "2048", "-m", "PEM")
    let key = try _RSA.Signing.PrivateKey(pemRepresentation: judge.folder.read("key"))
    let fields = try #require(
      SSHParts.strings(SSHPublicKey(parsing: Array(line.utf8)).blob))
    var all: [SSHParts] = []
    func add(_ algorithm: String, _ sign: (Data) throws -> _RSA.Signing.RSASignature) throws {
      var parts = SSHParts(
        key: fields, namespace: Self.namespace, algorithm: Array(algorithm.utf8))
      parts.value = [Array(try sign(Data(parts.framed(Self.message))).rawRepresentation)]
      all.append(parts)
    }
    for name in ["rsa-sha2-256", "rsa-sha2-512", "ssh-rsa", "rsa-sha2-384"] {
      try add(name) { try key.signature(for: SHA256.hash(data: $0), padding: .insecurePKCS1v1_5) }
      try add(name) { try key.signature(for: SHA512.hash(data: $0), padding: .insecurePKCS1v1_5) }
      try add(name) {
        try key.signature(for: Insecure.SHA1.hash(data: $0), padding: .insecurePKCS1v1_5)
      }
    }
    try add("rsa-sha2-256") { try key.signature(for: SHA256.hash(data: $0), padding: .PSS) }
    let causes = all.map { parts in
      Self.cause {
        try SSHSignature(blob: parts.blob).verify(Self.message, namespace: Self.namespace)
      }
    }
    let isTaken = causes.map { $0 == nil }
    #expect(isTaken == all.indices.map { $0 == 0 || $0 == 4 })
    #expect(try Self.verdicts(all, by: judge) == isTaken)
    #expect(causes[8] == "it is made with SHA-1, which is broken")
    #expect(causes[9] == "its algorithm does not fit its key")
  }

  @Test("an RSA signature may lack a zero at its beginning, as for ssh-keygen")
  func shortRSA() throws {
    let message = Array("sample 375".utf8)
    let signature = try SSHSignature(armour: Array(Self.zerosFirst.utf8))
    var all = [try SSHParts(signature.blob)]
    let value = all[0].value[0]
    #expect(value.first == 0 && value.count == 256)
    for count in 1...2 {
      all.append(all[0])
      all[count].value = [Array(value.dropFirst(count))]
    }
    all.append(all[0])
    all[3].value = [[0] + value]
    let isTaken = all.map { parts in
      Self.cause {
        try SSHSignature(blob: parts.blob).verify(message, namespace: Self.namespace)
      } == nil
    }
    #expect(isTaken == [true, true, false, false])
    let verdicts = try SSHJudge().verdicts(
      all.map { .init(name: "", armour: $0.armour, message: message, key: $0.keyLine) })
    #expect(verdicts == isTaken)
  }

  @Test("a security key's signature says whether it was touched, and counts only then")
  func securityKeys() throws {
    let judge = try SSHJudge()
    var all: [SSHParts] = []
    for isECDSA in [false, true] {
      let key = SoftwareSecurityKey(isECDSA: isECDSA)
      for flags: UInt8 in [0x01, 0x05, 0xc1, 0x00, 0x04] {
        let parts = try key.sign(Self.message, flags: flags, counter: 0x0102_0304)
        let signature = try SSHSignature(blob: parts.blob)
        let use = try #require(signature.securityKeyUse)
        #expect(use.flags == flags && use.counter == 0x0102_0304)
        #expect(use.userPresent == (flags & 1 == 1) && use.userVerified == (flags & 4 == 4))
        let signed = SignedStatement(statement: "", signature: signature.armour)
        #expect(
          signed.presence == (flags & 4 == 4 ? "touch and PIN" : "touch"), "kept in the ledger")
        let cause = Self.cause {
          try signature.verify(Self.message, namespace: Self.namespace)
        }
        #expect(cause == (use.userPresent ? nil : "the security key was not touched"))
        all.append(parts)
      }
    }
    // NB: ssh-keygen takes the untouched ones too.
    #expect(try Self.verdicts(all, by: judge).allSatisfy { $0 })
  }

  @Test("what only ssh-keygen takes is refused")
  func stricter() throws {
    let judge = try SSHJudge()
    var all: [(SSHParts, String)] = []
    func add(_ name: String, _ arguments: String..., cause: String) throws {
      _ = try judge.makeKey(name, "-t", arguments[0], "-b", arguments[1])
      let file = String(decoding: try judge.sign(Self.message, with: name), as: UTF8.self)
      let base64 = file.split(separator: "\n").dropFirst().dropLast().joined()
      all.append((try SSHParts(Array(try #require(Data(base64Encoded: base64)))), cause))
    }
    try add("small", "rsa", "1024", cause: "it has 1024 bits, and an RSA key needs 2048 to 8192")
    try add("curve", "ecdsa", "384", cause: "its kind ecdsa-sha2-nistp384 is none of")

    // S plus the order of the group is the same number to a program that does not look.
    var second = try Self.sample()
    var carry = 0
    for (index, byte) in Self.order.enumerated() {
      carry += Int(second.value[0][32 + index]) + Int(byte)
      second.value[0][32 + index] = UInt8(truncatingIfNeeded: carry)
      carry >>= 8
    }
    all.append((second, "it is not by the key"))

    // Nobody holds the private half of this key; R is the key itself, and S is zero.
    let zeros = [UInt8](repeating: 0, count: 31)
    var anybody = SSHParts(
      key: [Array("ssh-ed25519".utf8), [1] + zeros], namespace: Self.namespace)
    anybody.value = [[1] + zeros + [0] + zeros]
    all.append((anybody, "it is one of the few with which anybody can sign anything"))

    for (parts, cause) in all {
      let found = Self.cause {
        try SSHSignature(blob: parts.blob).verify(Self.message, namespace: Self.namespace)
      }
      #expect(found?.contains(cause) == true, "\(found ?? "taken")")
    }
    #expect(try Self.verdicts(all.map(\.0), by: judge).allSatisfy { $0 })
  }

  @Test("a certificate signs nothing")
  func certificate() throws {
    let judge = try SSHJudge()
    let authority = try judge.makeKey("authority", "-t", "ed25519")
    _ = try judge.makeKey("key", "-t", "ed25519")
    try judge.run(["ssh-keygen", "-q", "-s", "authority", "-I", "sample", "-n", "anna", "key.pub"])
    var parts = try SSHParts(SSHSignature(armour: judge.sign(Self.message, with: "key")).blob)
    let words = try judge.folder.read("key-cert.pub").split(separator: " ")
    let blob = Array(try #require(Data(base64Encoded: String(words[1]))))
    let sample = SSHJudge.Case(
      name: "", armour: SSHParts.armour(parts.blob(withKey: blob)), message: Self.message,
      key: "cert-authority " + authority)
    #expect(try judge.verdicts([sample]) == [true])
    let cause = Self.cause { _ = try SSHSignature(armour: sample.armour) }
    #expect(cause?.contains("it is a certificate (ssh-ed25519-cert-v01@openssh.com)") == true)
    parts.end = [0]
    #expect(Self.cause { _ = try SSHSignature(blob: parts.blob) } == "something follows its end")
  }

  @Test("what is no whole signature is refused by name")
  func damaged() throws {
    let sample = try Self.sample()
    func expect(_ cause: String, _ change: (inout SSHParts) -> Void) {
      var parts = sample
      change(&parts)
      #expect(Self.cause { _ = try SSHSignature(blob: parts.blob) } == cause)
    }
    expect("it does not begin as signatures of OpenSSH do") { $0.magic[0] = 0x73 }
    for version: UInt8 in [0, 2] { expect("it is not of version 1") { $0.version[3] = version } }
    for name in ["sign-off@faqcms\0", "\0", "sign\0off"] {
      expect("it is cut off or damaged") { $0.namespace = Array(name.utf8) }
    }
    expect("it is cut off or damaged") { $0.namespace = [0xff] }
    expect("its reserved field is not empty") { $0.reserved = [1] }
    expect("it does not say what it is for") { $0.namespace = [] }
    for hash in ["", "sha1", "SHA512", "sha384", "sha512,sha256"] {
      expect("its hash is neither sha256 nor sha512") { $0.hash = Array(hash.utf8) }
    }
    for name in ["ssh-rsa", "rsa-sha2-512", "SSH-ED25519", "sk-ssh-ed25519@openssh.com"] {
      expect("its algorithm does not fit its key") { $0.algorithm = Array(name.utf8) }
    }
    for value in [[], [UInt8](repeating: 1, count: 63), [UInt8](repeating: 1, count: 65)] {
      expect("it is cut off or damaged") { $0.value = [value] }
    }
    for (place, _) in sample.blob.enumerated() {
      #expect(throws: Refusal.self) { try SSHSignature(blob: Array(sample.blob[..<place])) }
    }
    let large = [UInt8](repeating: 10, count: 65_537)
    #expect(Self.cause { _ = try SSHSignature(armour: large) } == "it is larger than 64 KiB")
  }

  /// The order of the group of Ed25519, the least significant byte first (RFC 8032, section 5.1).
  private static let order: [UInt8] =
    [
      0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
      0x14,
    ] + [UInt8](repeating: 0, count: 15) + [0x10]

  /// A signature of ssh-keygen over "sample 375" that happens to begin with a zero.
  private static let zerosFirst = """
    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAARcAAAAHc3NoLXJzYQAAAAMBAAEAAAEBAKn1l06SywAHbN/oLj5X/I
    vCnJWia3gwV21j4RwCLr8mnGLzBTwp6Ylg2txdU+pUXrHM3U+Prm1+KXSm4iCcJfNKAmkC
    +xQoNE7XfVxtwtrKu+9r6tSW69iJh4Zi57xbiSOxq8azai9VhHU+uvYxrIP5YlZwIwPI5X
    B/VBwpdLeR7xawUuwMfd95tyq3LnaNg09AXQfSKdhZ70MXFVwtJoQr+vP5K9FlPyla+7LU
    Xzk2x+Njx+Rg8WBLpBJq4wHPvMoU03J3HwWHGyuSc5tbpp/AYZLhQUL0NvmC+kozMr3H97
    0vLp6Fh26W8UZy9n26qaJmtmZhiwGDyIoAvnGBP/8AAAAPc2lnbi1vZmZAZmFxY21zAAAA
    AAAAAAZzaGE1MTIAAAEUAAAADHJzYS1zaGEyLTUxMgAAAQAAOMAXBGfrPDDDNTMMIKfmx2
    XLTrZz8trWwiC3DncUn8BVcfJwhwRvRSU43o7nYswDrQ7aQFFGPgERUO6/xTfQPr2j8F1P
    CGIN647lJ9LQqu0Jyoe2w1uhgigj/8C6Z2gDqlKQUiWhbIXuKsiNzHmx8BsoPcHUCZNLtq
    k7ywbPsSVKaw4p40wmUD9HJTvb72HFXnU8z0PBhI84nzEgC+1QqeeHgW/sYpNFCYElBFNW
    KYYovbz4D5et4Mnve1OXpoi5BCD9uOchkclNIJJDqcgSXI0A0kO1TUjisFiVTPneiRiSzK
    XY0kB78kxF3fl4yDJY30B2GqgqdOrGEW6T+wcq
    -----END SSH SIGNATURE-----
    """
}

extension SSHParts {
  /// What a key that is no security key signs.
  fileprivate func framed(_ message: [UInt8]) -> [UInt8] {
    magic
      + [namespace, [], hash, Array(SHA512.hash(data: message))].flatMap(Self.string)
  }

  fileprivate func blob(withKey key: [UInt8]) -> [UInt8] {
    magic + version + [key, namespace, reserved, hash, inner].flatMap(Self.string)
  }
}
