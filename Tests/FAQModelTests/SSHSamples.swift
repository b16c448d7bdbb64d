import Crypto
import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// A signature of OpenSSH taken apart, so that a test can change one part and put it together again
/// with the right lengths.
struct SSHParts {
  var magic = Array("SSHSIG".utf8)
  var version: [UInt8] = [0, 0, 0, 1]
  var key: [[UInt8]]
  var namespace: [UInt8]
  var reserved: [UInt8] = []
  var hash: [UInt8]
  var algorithm: [UInt8]
  /// One string, or the two numbers of ECDSA.
  var value: [[UInt8]]
  /// The flags and the counter of a security key.
  var use: [UInt8] = []
  var end: [UInt8] = []

  init(
    key: [[UInt8]], namespace: String, hash: String = "sha512", algorithm: [UInt8]? = nil,
    value: [[UInt8]] = []
  ) {
    self.key = key
    self.namespace = Array(namespace.utf8)
    self.hash = Array(hash.utf8)
    self.algorithm = algorithm ?? key[0]
    self.value = value
  }

  init(_ blob: [UInt8]) throws {
    let fields = try #require(Self.strings(blob.dropFirst(10)))
    (magic, version) = (Array(blob.prefix(6)), Array(blob[6..<10]))
    let inner = fields[4]
    let algorithm = try #require(Self.strings(inner, count: 1)).first ?? []
    let values = try #require(Self.strings(inner.dropFirst(4 + algorithm.count), count: 1))
    key = try #require(Self.strings(fields[0]))
    (namespace, reserved, hash) = (fields[1], fields[2], fields[3])
    self.algorithm = algorithm
    value =
      String(decoding: algorithm, as: UTF8.self).contains("ecdsa")
      ? try #require(Self.strings(values[0])) : values
    use = Array(inner.dropFirst(8 + algorithm.count + values[0].count))
  }

  var isECDSA: Bool { value.count == 2 }

  var inner: [UInt8] {
    Self.string(algorithm)
      + Self.string(isECDSA ? value.flatMap(Self.string) : value.flatMap { $0 }) + use
  }

  var keyBlob: [UInt8] { key.flatMap(Self.string) }

  var blob: [UInt8] {
    magic + version + [keyBlob, namespace, reserved, hash, inner].flatMap(Self.string) + end
  }

  var armour: [UInt8] { Self.armour(blob) }

  /// The key as in a `.pub` file.
  var keyLine: String {
    "\(String(decoding: key[0], as: UTF8.self)) \(Data(keyBlob).base64EncodedString()) sample"
  }

  /// The places of the parts, with a name each.
  var places: [(name: String, path: WritableKeyPath<SSHParts, [UInt8]>)] {
    let names = ["key type"] + (key.count == 2 ? [] : ["key's second part"])
    var places: [(String, WritableKeyPath<SSHParts, [UInt8]>)] = [
      ("magic", \.magic), ("version", \.version), ("namespace", \.namespace),
      ("reserved", \.reserved), ("hash", \.hash), ("algorithm", \.algorithm), ("end", \.end),
    ]
    for index in key.indices {
      places.append((index < names.count ? names[index] : "key part \(index)", \.key[index]))
    }
    for index in value.indices { places.append(("value \(index)", \.value[index])) }
    if !use.isEmpty { places.append(("flags and counter", \.use)) }
    return places
  }

  static func armour(_ blob: [UInt8]) -> [UInt8] {
    let text = Data(blob).base64EncodedString(options: [
      .lineLength76Characters, .endLineWithLineFeed,
    ])
    return Array("-----BEGIN SSH SIGNATURE-----\n\(text)\n-----END SSH SIGNATURE-----\n".utf8)
  }

  static func string(_ bytes: [UInt8]) -> [UInt8] { number(bytes.count) + bytes }

  static func number(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// A positive number without needless zeros, as OpenSSH writes it.
  static func mpint(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let digits = Array(bytes.drop { $0 == 0 })
    return digits.first.map { $0 >= 0x80 } ?? false ? [0] + digits : digits
  }

  /// The strings that follow each other, or so many of them.
  static func strings(_ bytes: some Collection<UInt8>, count: Int = .max) -> [[UInt8]]? {
    var rest = Array(bytes)[...]
    var strings: [[UInt8]] = []
    while !rest.isEmpty, strings.count < count {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard rest.count >= 4 + length else { return nil }
      strings.append(Array(rest.dropFirst(4).prefix(length)))
      rest = rest.dropFirst(4 + length)
    }
    return strings
  }
}

/// A key of a FIDO device in software: it signs as PROTOCOL.u2f of OpenSSH has it.
struct SoftwareSecurityKey {
  let isECDSA: Bool
  private let ed25519 = Curve25519.Signing.PrivateKey()
  private let p256 = P256.Signing.PrivateKey()

  var fields: [[UInt8]] {
    let application = Array("ssh:".utf8)
    return isECDSA
      ? [
        Array("sk-ecdsa-sha2-nistp256@openssh.com".utf8), Array("nistp256".utf8),
        Array(p256.publicKey.x963Representation), application,
      ]
      : [
        Array("sk-ssh-ed25519@openssh.com".utf8), Array(ed25519.publicKey.rawRepresentation),
        application,
      ]
  }

  func sign(
    _ message: [UInt8], namespace: String = SSHJudge.namespace, flags: UInt8 = 1, counter: Int = 7
  ) throws -> SSHParts {
    var parts = SSHParts(key: fields, namespace: namespace)
    parts.use = [flags] + SSHParts.number(counter)
    let framed =
      parts.magic
      + [parts.namespace, [], parts.hash, Array(SHA512.hash(data: message))]
      .flatMap(SSHParts.string)
    let signed =
      Array(SHA256.hash(data: fields[fields.count - 1])) + parts.use
      + Array(SHA256.hash(data: framed))
    if isECDSA {
      let signature = Array(try p256.signature(for: SHA256.hash(data: signed)).rawRepresentation)
      parts.value = [signature.prefix(32), signature.suffix(32)].map(SSHParts.mpint)
    } else {
      parts.value = [Array(try ed25519.signature(for: signed))]
    }
    return parts
  }
}

/// Keys and signatures of the machine's ssh-keygen, and what it says of signatures.
struct SSHJudge {
  static let namespace = "sign-off@faqcms"

  struct Case {
    var name: String
    var armour: [UInt8]
    var message: [UInt8]
    var namespace = SSHJudge.namespace
    /// The line of a `.pub` file whose signatures are allowed.
    var key: String

    /// Whether this program takes the signature.
    var isTaken: Bool {
      do {
        try SSHSignature(armour: armour)
          .verify(message, namespace: namespace, by: SSHPublicKey(parsing: Array(key.utf8)))
        return true
      } catch {
        return false
      }
    }
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes a key and returns the line of its `.pub` file.
  func makeKey(_ name: String, _ arguments: String..., comment: String = "sample") throws -> String
  {
    try run(["ssh-keygen", "-q", "-N", "", "-C", comment, "-f", name] + arguments)
    return try folder.read(name + ".pub")
  }

  /// Signs with a key that was made here.
  func sign(_ message: [UInt8], with name: String, options: [String] = []) throws -> [UInt8] {
    try folder.write("message", message)
    try? FileManager.default.removeItem(atPath: folder.path + "/message.sig")
    try run(
      ["ssh-keygen", "-q", "-Y", "sign", "-f", name, "-n", Self.namespace] + options + ["message"])
    return Array(try folder.read("message.sig").utf8)
  }

  /// Whether `ssh-keygen -Y verify` takes each signature.
  func verdicts(_ cases: [Case]) throws -> [Bool] {
    for (index, sample) in cases.enumerated() {
      try folder.write("\(index).sig", sample.armour)
      try folder.write("\(index).text", sample.message)
      try folder.write("\(index).signers", "anna \(sample.key)\n")
    }
    let names = cases.map { $0.namespace + "\n" }.joined()
    let script = """
      i=0
      while IFS= read -r name; do
        ssh-keygen -Y verify -f $i.signers -I anna -n "$name" -s $i.sig < $i.text > /dev/null 2>&1
        echo $?
        i=$((i + 1))
      done
      """
    let result = try Program.run(["sh", "-c", script], in: folder.path, input: names)
    let codes = result.output.split(separator: "\n")
    #expect(codes.count == cases.count && codes.allSatisfy { $0 == "0" || $0 == "255" })
    return codes.map { $0 == "0" }
  }

  /// The fingerprints that `ssh-keygen -l` prints of the keys that it can read.
  func fingerprints(_ file: String) throws -> [String] {
    let path = try folder.write("keys.pub", file)
    return try Program.run(["ssh-keygen", "-l", "-f", path]).output.split(separator: "\n")
      .map { String($0.split(separator: " ")[1]) }
  }

  @discardableResult
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> String {
    let result = try Program.run(arguments, in: folder.path, environment: environment)
    try #require(result.code == 0, "\(arguments): \(result.errors)")
    return result.output
  }
}

extension Refusal {
  /// Why a key or a signature was refused.
  var cause: String? {
    switch self {
    case .unusableKey(let cause), .invalidSignature(let cause): cause
    default: nil
    }
  }
}
