extension SSHPublicKey {
  /// The one key of a `.pub` file: a line with its kind, its base64 and perhaps a comment, and around
  /// it empty lines and lines that begin with `#`.
  ///
  /// - Throws: ``Refusal/unusableKey(cause:)``, which never repeats what could be a secret.
  package init(parsing bytes: [UInt8]) throws {
    func unusable(_ cause: String) -> Refusal { .unusableKey(cause: cause) }
    guard bytes.count <= Self.largestFile else { throw unusable("it is larger than 64 KiB") }
    guard !Self.looksPrivate(String(decoding: bytes, as: UTF8.self)) else {
      throw unusable("it is a private key; keep it to yourself")
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.has(0) else {
      throw unusable("it is no text in UTF-8")
    }
    let lines = text.withLineFeeds.split(separator: "\n")
      .map { String($0).trimming { $0 == " " || $0 == "\t" } }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    guard let line = lines.first else { throw unusable("it is empty") }
    guard !line.hasPrefix("----") else {
      throw unusable(
        "it begins with '----', as keys for other programs do, and is no line of OpenSSH")
    }
    guard lines.count == 1 else {
      throw unusable("it has \(lines.count) lines, and a file is to hold one key on one line")
    }
    try self.init(fileLine: line)
  }

  /// A key on a line, with or without a comment.
  init(fileLine line: String) throws {
    func unusable(_ cause: String) -> Refusal { .unusableKey(cause: cause) }
    guard line.utf8.count <= Self.largestFile else { throw unusable("it is larger than 64 KiB") }
    let fields = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }.map(String.init)
    guard let name = fields.first else { throw unusable("it is empty") }
    guard let kind = Kind(exactly: name) else {
      let words = line.split { $0 == " " || $0 == "\t" }.dropFirst()
      if let start = words.first(where: { Kind.isKnown(String($0)) }) {
        throw unusable(
          "something stands before the key, such as the options or names of other files of OpenSSH; "
            + "let the line begin with \(start)")
      }
      throw Kind.unknown(name)
    }
    guard fields.count > 1, let blob = [UInt8](base64: fields[1]) else {
      throw unusable("there is no whole base64 after \(name)")
    }
    let comment = fields.count > 2 ? fields[2].trimming { $0 == " " || $0 == "\t" } : ""
    guard !comment.unicodeScalars.contains(where: \.actsOnReader) else {
      throw unusable("its comment holds a control character")
    }
    try self.init(blob: blob, comment: comment)
    guard self.kind == kind else {
      throw unusable("it is said to be \(kind.rawValue) and holds a key of \(self.kind.rawValue)")
    }
  }

  /// Whether the text holds, or may be a part of, the private half of a key: of OpenSSH, of the PEM
  /// forms (RFC 7468), of PuTTY, or of this site.
  private static func looksPrivate(_ text: String) -> Bool {
    let marks = [
      "PRIVATE KEY", "PuTTY-User-Key-File", SiteKey.mark,
      // The base64 of "openssh-key-v1", with which such a key begins beneath its first line.
      "b3BlbnNzaC1rZXktdjE",
    ]
    return marks.contains { text.contains($0) }
  }
}

extension SSHPublicKey.Kind {
  init?(exactly name: String) {
    // Strings that look the same are equal to Swift; here only the same bytes are.
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    self.init(rawValue: name)
  }

  /// What is said of a kind that is not known.
  static func unknown(_ name: String) -> Refusal {
    guard isNameOfSome(name) else {
      return .unusableKey(cause: "it is no line with a kind, a space and base64")
    }
    guard !name.hasSuffix(certificate) else {
      return .unusableKey(cause: "it is a certificate (\(name)), and a plain key is needed")
    }
    let known = allCases.map(\.rawValue).joined(separator: ", ")
    return .unusableKey(cause: "its kind \(name) is none of \(known)")
  }

  /// Whether a text is the name of a kind of key, known here or to OpenSSH alone.
  fileprivate static func isKnown(_ name: String) -> Bool {
    let others = ["ssh-dss", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"]
    return Self(exactly: name) != nil || others.contains(name)
      || isNameOfSome(name) && name.hasSuffix(certificate)
  }

  /// Whether a text has the form of a kind's name, so that it may be repeated: what could be a part
  /// of a secret, in base64 or in hexadecimal characters, has not.
  private static func isNameOfSome(_ name: String) -> Bool {
    name.utf8.count <= 60 && name.has(UInt8(ascii: "-"))
      && name.wholeMatch(of: /[a-z][a-z0-9.-]*(@[a-z0-9.-]+)?/) != nil
  }

  private static let certificate = "-cert-v01@openssh.com"
}
