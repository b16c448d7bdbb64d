extension SSHSignature {
  /// Reads the file that `ssh-keygen -Y sign` wrote.
  ///
  /// As `ssh-keygen` has it, the first line begins the file and ends with a line feed alone, and white
  /// space within the base64 does not matter. Unlike there, nothing but white space may follow the
  /// last line, so that a file is a signature and nothing else.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package init(armour bytes: [UInt8]) throws {
    guard bytes.count <= SSHPublicKey.largestFile else {
      throw Self.invalid("it is larger than 64 KiB")
    }
    guard bytes.starts(with: Self.head.utf8) else {
      throw Self.invalid(
        bytes.starts(with: Self.head.dropLast().utf8)
          ? "its lines do not end with line feeds alone"
          : "it does not begin with '\(Self.head.dropLast())'")
    }
    let body = bytes.dropFirst(Self.head.utf8.count)
    guard let end = body.firstRange(of: Array("\n\(Self.foot)".utf8)) else {
      throw Self.invalid("it has no line '\(Self.foot)'")
    }
    guard body[end.upperBound...].allSatisfy(\.isASCIISpace) else {
      throw Self.invalid("something follows the line '\(Self.foot)'")
    }
    let base64 = String(
      decoding: body[..<end.lowerBound].filter { !$0.isASCIISpace }, as: UTF8.self)
    guard let blob = [UInt8](base64: base64) else { throw Self.invalid("it is no whole base64") }
    try self.init(blob: blob)
  }

  /// The file as `ssh-keygen -Y sign` writes it, byte for byte.
  package var armour: String {
    let base64 = Array(blob.base64.utf8)
    let lines = stride(from: 0, to: base64.count, by: Self.width).map {
      String(decoding: base64[$0..<min($0 + Self.width, base64.count)], as: UTF8.self) + "\n"
    }
    return Self.head + lines.joined() + Self.foot + "\n"
  }

  private static let head = "-----BEGIN SSH SIGNATURE-----\n"
  private static let foot = "-----END SSH SIGNATURE-----"
  private static let width = 70
}
