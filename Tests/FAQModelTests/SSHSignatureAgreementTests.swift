import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// The stock ssh-keygen is the judge of what a signature is.
@Suite("Signatures as ssh-keygen judges them")
struct SSHSignatureAgreementTests {
  private typealias Case = SSHJudge.Case

  private static let message = Array("A sample text.\n".utf8)

  /// A true signature of a key of each kind.
  private static func samples(_ judge: SSHJudge) throws -> [Case] {
    var samples: [Case] = []
    for (name, arguments) in [
      ("ed25519", []), ("ecdsa", ["-b", "256"]), ("rsa", ["-b", "2048"]),
    ] {
      try judge.run(["ssh-keygen", "-q", "-N", "", "-t", name, "-f", name] + arguments)
      samples.append(
        Case(
          name: name, armour: try judge.sign(message, with: name), message: message,
          key: try judge.folder.read(name + ".pub")))
    }
    for isECDSA in [false, true] {
      let parts = try SoftwareSecurityKey(isECDSA: isECDSA).sign(message)
      samples.append(
        Case(
          name: isECDSA ? "ecdsa-sk" : "ed25519-sk", armour: parts.armour, message: message,
          key: parts.keyLine))
    }
    return samples
  }

  /// Changes that ssh-keygen lets pass and this program does not, each for a reason in its docs.
  private static let stricter: Set = [
    "version below 1", "reserved filled", "NUL after a name", "zero before a number",
    "something after the last line", "RSA key under the name of its signatures",
  ]

  @Test("whatever is changed in a signature, ssh-keygen and this program take or refuse it alike")
  func changes() throws {
    let judge = try SSHJudge()
    var generator = SeededGenerator(seed: 20)
    var cases: [Case] = []
    for sample in try Self.samples(judge) {
      cases.append(sample)
      let parts = try SSHParts(SSHSignature(armour: sample.armour).blob)
      cases += Self.changedParts(of: parts, &generator).map { sample.with($0, $1.armour) }
      cases += Self.changedBytes(of: parts.blob, count: 36, &generator).map {
        sample.with("byte", SSHParts.armour($0))
      }
      cases += Self.changedBytes(of: sample.armour, count: 24, &generator).map {
        sample.with("character", $0)
      }
      cases += Self.armours(of: sample).map { sample.with($0, $1) }
    }
    let (taken, verdicts) = (cases.map(\.isTaken), try judge.verdicts(cases))
    var found: Set<String> = []
    for (sample, (isTaken, verdict)) in zip(cases, zip(taken, verdicts)) where isTaken != verdict {
      let reason = Self.reason(for: sample)
      #expect(
        verdict && Self.stricter.contains(reason),
        "\(sample.key.prefix(30)) \(sample.name): \(isTaken) \(reason)")
      found.insert(reason)
    }
    #expect(found == Self.stricter)
    #expect(taken.count { $0 } >= 30 && taken.count { !$0 } >= 800)
  }

  /// Every part with a bit flipped, cut at either end, grown at either end, emptied and doubled.
  private static func changedParts(
    of parts: SSHParts, _ generator: inout SeededGenerator
  ) -> [(String, SSHParts)] {
    var changed: [(String, SSHParts)] = []
    for (name, path) in parts.places {
      func add(_ change: String, _ bytes: [UInt8]) {
        guard bytes != parts[keyPath: path] else { return }
        var other = parts
        other[keyPath: path] = bytes
        changed.append(("\(name) \(change)", other))
      }
      let bytes = parts[keyPath: path]
      if let place = bytes.indices.randomElement(using: &generator) {
        var flipped = bytes
        flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        add("flipped", flipped)
      }
      add("cut at its beginning", Array(bytes.dropFirst()))
      add("cut at its end", Array(bytes.dropLast()))
      add("zero before", [0] + bytes)
      add("zero after", bytes + [0])
      add("grown", bytes + [UInt8.random(in: 1...255, using: &generator)])
      add("emptied", [])
      add("doubled", bytes + bytes)
    }
    var older = parts
    older.version = [0, 0, 0, 0]
    changed.append(("version flipped", older))
    for hash in ["sha1", "sha256", "sha384"] {
      var other = parts
      other.hash = Array(hash.utf8)
      changed.append(("hash \(hash)", other))
    }
    for name in SSHPublicKey.Kind.allCases.map(\.rawValue) + ["rsa-sha2-256", "rsa-sha2-512"] {
      var other = parts
      other.algorithm = Array(name.utf8)
      changed.append(("algorithm \(name)", other))
      (other.algorithm, other.key[0]) = (parts.algorithm, Array(name.utf8))
      changed.append(("key type \(name)", other))
    }
    return changed
  }

  /// The bytes with one of them flipped, dropped or inserted.
  private static func changedBytes(
    of bytes: [UInt8], count: Int, _ generator: inout SeededGenerator
  ) -> [[UInt8]] {
    (0..<count).map { number in
      var changed = bytes
      let place = Int.random(in: bytes.indices, using: &generator)
      switch number % 3 {
      case 0: changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: changed.remove(at: place)
      default: changed.insert(UInt8.random(in: 0...255, using: &generator), at: place)
      }
      return changed
    }
  }

  /// The same signature in other armour.
  private static func armours(of sample: Case) -> [(String, [UInt8])] {
    let text = String(decoding: sample.armour, as: UTF8.self)
    let lines = text.split(separator: "\n").map(String.init)
    let body = lines.dropFirst().dropLast().joined()
    let (head, foot) = (lines[0] + "\n", "\n" + lines[lines.count - 1])
    let spaced = body.map { " \($0)\t" }.joined()
    let windows = text.replacing("\n", with: "\r\n")
    let texts: [(String, String)] = [
      ("no last line end", String(text.dropLast())), ("line ends of Windows", windows),
      ("line ends of Windows within", "\(head)\(windows.dropFirst(head.count))"),
      ("on one line", "\(head)\(body)\(foot)"), ("spaces", "\(head)\(spaced)\(foot)"),
      ("empty lines", "\(head)\n\n\(body)\n\n\(foot)\n\n"), ("empty", "\(head)\(foot)"),
      ("text before", "sample\n\(text)"), ("space before", " \(text)"),
      ("text after", "\(text)sample\n"), ("text after the foot", "\(text.dropLast())sample"),
      ("twice", "\(text)\(text)"), ("padding", "\(head)\(body)=\(foot)"),
      ("padding lost", "\(head)\(body.replacing("=", with: ""))\(foot)"),
      ("no head", "\(body)\(foot)"), ("no foot", "\(head)\(body)"),
      ("colon", "\(head)Comment: sample\n\(body)\(foot)"), ("small letters", text.lowercased()),
      ("base64 of URLs", text.replacing("+", with: "-")),
    ]
    return texts.map { ($0, Array($1.utf8)) }
  }

  /// Which of the stricter rules a change broke, told from the bytes alone.
  private static func reason(for sample: Case) -> String {
    let text = String(decoding: sample.armour, as: UTF8.self)
    let foot = "\n-----END SSH SIGNATURE-----"
    let whole = text.firstRange(of: foot).map { text[..<$0.upperBound] + "\n" } ?? ""
    if Array(whole.utf8) != sample.armour, sample.with("", Array(whole.utf8)).isTaken {
      return "something after the last line"
    }
    let base64 = text.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("-") }.joined()
    guard let data = Data(base64Encoded: base64), let parts = try? SSHParts(Array(data)) else {
      return "unread"
    }
    if parts.version == [0, 0, 0, 0] { return "version below 1" }
    if !parts.reserved.isEmpty { return "reserved filled" }
    if parts.key[0].starts(with: "rsa-sha2-".utf8) {
      return "RSA key under the name of its signatures"
    }
    for (name, path) in parts.places {
      let bytes = parts[keyPath: path]
      var other = parts
      other[keyPath: path] = bytes.dropLast()
      if bytes.last == 0, sample.with("", other.armour).isTaken { return "NUL after a name" }
      other[keyPath: path] = Array(bytes.dropFirst())
      let isNumber = name.hasPrefix("key") || name.hasPrefix("value")
      if isNumber, bytes.first == 0, sample.with("", other.armour).isTaken {
        return "zero before a number"
      }
    }
    return "none"
  }

  @Test("another text, another namespace and another key are refused by both")
  func others() throws {
    let judge = try SSHJudge()
    let samples = try Self.samples(judge)
    var cases: [Case] = samples
    for (index, sample) in samples.enumerated() {
      var other = sample
      for bytes in [[], Self.message.dropLast(), Self.message + [0], Array("B".utf8)] {
        other.message = Array(bytes)
        cases.append(other)
      }
      other = sample
      for namespace in ["file", "sign-off@faqcm", "sign-off@faqcms2", "Sign-off@faqcms", "*"] {
        other.namespace = namespace
        cases.append(other)
      }
      other = sample
      other.key = samples[(index + 1) % samples.count].key
      cases.append(other)
    }
    let expected = cases.indices.map { $0 < samples.count }
    #expect(cases.map(\.isTaken) == expected)
    #expect(try judge.verdicts(cases) == expected)
  }

  @Test("texts of any bytes and length, with either hash, are taken by both")
  func texts() throws {
    let judge = try SSHJudge()
    var generator = SeededGenerator(seed: 21)
    let samples = try Self.samples(judge)
    var cases: [Case] = []
    for length in [0, 1, 63, 64, 1000, 100_000] {
      let message = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      for var sample in samples.prefix(3) {
        for hash in ["sha256", "sha512"] {
          sample.message = message
          sample.armour = try judge.sign(
            message, with: sample.name, options: ["-O", "hashalg=\(hash)"])
          #expect(try SSHSignature(armour: sample.armour).hashAlgorithm.rawValue == hash)
          cases.append(sample)
        }
      }
    }
    #expect(cases.allSatisfy { $0.isTaken })
    #expect(try judge.verdicts(cases).allSatisfy { $0 })
  }

  @Test("20,000 random changes of armour or bytes never crash, and what is read is written again")
  func fuzz() throws {
    let samples = try Self.samples(SSHJudge())
    let blobs = try samples.map { try SSHSignature(armour: $0.armour).blob }
    var generator = SeededGenerator(seed: 22)
    var read = 0
    for number in 0..<20_000 {
      let (sample, blob) = (samples[number % samples.count], blobs[number % samples.count])
      let isArmour = number % 4 == 0
      var bytes = isArmour ? sample.armour : blob
      for _ in 0...Int.random(in: 0..<3, using: &generator) where !bytes.isEmpty {
        bytes =
          Self.changedBytes(of: bytes, count: 3, &generator)
          .randomElement(using: &generator) ?? bytes
        if Int.random(in: 0..<40, using: &generator) == 0 {
          bytes.removeSubrange(Int.random(in: bytes.indices, using: &generator)...)
        }
      }
      let signature = try? isArmour ? SSHSignature(armour: bytes) : SSHSignature(blob: bytes)
      guard let signature else { continue }
      read += 1
      #expect(try SSHSignature(armour: Array(signature.armour.utf8)) == signature)
      if number % 20 < 5, signature.blob != blob {
        #expect(throws: Refusal.self) {
          try signature.verify(sample.message, namespace: SSHJudge.namespace)
        }
      }
    }
    #expect(read > 1000 && read < 19_000)
  }
}

extension SSHJudge.Case {
  func with(_ name: String, _ armour: [UInt8]) -> Self {
    var other = self
    (other.name, other.armour) = (name, armour)
    return other
  }
}
