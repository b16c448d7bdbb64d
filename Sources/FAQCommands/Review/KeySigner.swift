import FAQEditorial
import FAQModel
import FAQStore
import Foundation

/// Has OpenSSH sign a statement, with whatever key, agent or token the reviewer uses.
///
/// `ssh-keygen` asks for a passphrase itself, on the terminal or through SSH_ASKPASS.
struct KeySigner {
  private let path: String?
  private let session: Session

  /// - Parameter path: the key's file; nil to look for one of the reviewer's registered keys.
  init(_ path: String?, in session: Session) {
    self.path = path
    self.session = session
  }

  /// Gives an approval its signature.
  ///
  /// - Throws: ``Refusal`` where the approval would be refused or nothing was signed.
  func sign(_ approval: inout ApproveRevision, at office: Editorial) throws {
    let prepared = try office.perform(PrepareSignOff(approval))
    approval.digest = prepared.digest.hex
    let signature = try signature(under: prepared.statement, keys: prepared.keys, office)
    approval = approval.signed(prepared.statement, with: signature)
  }

  private func signature(
    under statement: String, keys: [ReviewerKey], _ office: Editorial
  ) throws -> String {
    guard !keys.isEmpty else { throw Refusal.noKeyToSign(office.actor ?? Handle.nobody) }
    if let path {
      let path = try session.absolute(path)
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw Refusal.unreadableFile(
          path: path, cause: "there is no such key, or it cannot be read")
      }
      return try run(statement, key: path)
    }
    if let path = try Self.keyFile(of: keys, in: session) {
      return try run(statement, key: path)
    }
    return try agentSignature(under: statement, keys, office)
  }

  /// A private key in the user's folder whose public half is registered.
  private static func keyFile(of keys: [ReviewerKey], in session: Session) throws -> String? {
    guard let home = try session.variable("HOME") else { return nil }
    let folder = home + "/.ssh"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let lines = Set(keys.map(\.line))
    return names.sorted().filter { $0.hasSuffix(".pub") }.map { "\(folder)/\($0)" }.first { file in
      let bytes = (try? InputFile.read(file, limit: 65_536, in: session)) ?? []
      let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      return lines.contains(words.prefix(2).joined(separator: " "))
        && FileManager.default.fileExists(atPath: String(file.dropLast(4)))
    }.map { String($0.dropLast(4)) }
  }

  /// How ssh-keygen begins where neither a file nor ssh-agent has the key.
  private static let absence = "No private key found"

  /// The signature of the first registered key that ssh-agent has.
  private func agentSignature(
    under statement: String, _ keys: [ReviewerKey], _ office: Editorial
  ) throws -> String {
    try Interruption.withFolder(temporaryFolder() + "/faqcms-key-", else: noRoom) { folder in
      try agentSignature(under: statement, keys, office, in: folder)
    }
  }

  /// - Parameter folder: for the public keys, which ssh-keygen reads from files.
  private func agentSignature(
    under statement: String, _ keys: [ReviewerKey], _ office: Editorial, in folder: String
  ) throws -> String {
    var failure: Refusal?
    for (index, key) in keys.enumerated() {
      let path = "\(folder)/\(index).pub"
      do { try Data((key.line + "\n").utf8).write(to: URL(fileURLWithPath: path)) } catch {
        throw noRoom
      }
      do {
        return try run(statement, key: path)
      } catch Refusal.signerFailed(let cause) where !cause.hasPrefix(Self.absence) {
        failure = .signerFailed(cause: cause)
      } catch Refusal.signerFailed {}
    }
    throw failure
      ?? .signerFailed(
        cause:
          "no key of \(office.actor ?? .nobody) is in ~/.ssh or in ssh-agent; name its file with --key, "
          + "or add it with ssh-add")
  }

  /// The folder for temporary files.
  private func temporaryFolder() throws -> String {
    try session.variable("TMPDIR").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/tmp"
  }

  /// Where what ssh-keygen needs cannot be written.
  private var noRoom: Refusal {
    .signerFailed(
      cause: "\(String.systemCause), in the folder for temporary files, which TMPDIR names")
  }

  /// A file with a text that is gone when it is closed.
  ///
  /// NB: a statement of many changes may be more than a pipe holds.
  private func temporaryFile(with text: String) throws -> Int32 {
    let file = try TemporaryFile.open(in: temporaryFolder())
    guard file >= 0 else { throw noRoom }
    guard Folder.write(Array(text.utf8), to: file), lseek(file, 0, SEEK_SET) == 0 else {
      let refusal = noRoom
      close(file)
      throw refusal
    }
    return file
  }

  private func run(_ statement: String, key: String) throws -> String {
    let (output, complaints) = (try Pipe.made(), try Pipe.made())
    let input = try temporaryFile(with: statement)
    defer { close(input) }
    defer { for descriptor in [output.reading, complaints.reading] { close(descriptor) } }
    let process: ChildProcess
    do {
      defer { for descriptor in [output.writing, complaints.writing] { close(descriptor) } }
      process = try ChildProcess(
        ["ssh-keygen", "-Y", "sign", "-f", key, "-n", SignOffStatement.namespace],
        [input, output.writing, complaints.writing])
    } catch is ChildProcess.Failure {
      throw Refusal.signerFailed(cause: "it cannot be run; install OpenSSH")
    }
    let said = Self.told(complaints.reading)
    let signature = try InputFile.read(
      descriptor: output.reading, path: "the signature", limit: 1 << 20)
    guard process.wait() == 0 else { throw Refusal.signerFailed(cause: said) }
    return String(decoding: signature, as: UTF8.self)
  }

  /// What ssh-keygen says, shown to the user as it is said, such as that the key waits to be touched.
  ///
  /// - Returns: its last line.
  private static func told(_ descriptor: Int32) -> String {
    var last = "it said nothing"
    var rest = ""
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return rest.isEmpty ? last : rest }
      rest += String(decoding: chunk[..<count], as: UTF8.self)
      while let end = rest.firstIndex(where: \.isNewline) {
        let line = String(rest[..<end])
        rest = String(rest[rest.index(after: end)...])
        guard !line.isEmpty, !line.hasPrefix("Signing data on") else { continue }
        last = line
        // The file named is one of our own.
        guard !line.hasPrefix(absence) else { continue }
        FileHandle.standardError.write(Data("ssh-keygen: \(line.visible)\n".utf8))
      }
    }
  }
}

/// Two ends of a pipe that no other program inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  static func made() throws -> Pipe {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw Refusal.signerFailed(cause: .systemCause)
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Pipe(reading: ends[0], writing: ends[1])
  }
}

extension Handle {
  fileprivate static let nobody = Handle(stored: "_")
}
