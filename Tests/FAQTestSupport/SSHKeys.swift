package import FAQEditorial
package import FAQModel
import Foundation

/// Keys that stock `ssh-keygen` made, in a folder of their own.
package struct SSHKeys {
  package let folder: TemporaryFolder

  package init() throws { folder = try TemporaryFolder() }

  /// Makes a key; returns the path of the private half.
  @discardableResult
  package func make(_ name: String, kind: String = "ed25519", bits: String? = nil) throws -> String
  {
    let path = "\(folder.path)/\(name)"
    let size = bits.map { ["-b", $0] } ?? []
    let made = try Program.run(
      ["ssh-keygen", "-q", "-t", kind] + size + ["-N", "", "-C", name, "-f", path])
    guard made.code == 0 else { throw Failure(message: made.errors) }
    return path
  }

  package func publicKey(_ name: String) throws -> [UInt8] {
    Array(try folder.read(name + ".pub").utf8)
  }

  /// The signature of a text by a key, as `ssh-keygen -Y sign` makes it.
  package func sign(
    _ text: String, _ name: String, namespace: String = "sign-off@faqcms"
  ) throws -> String {
    let signed = try Program.run(
      ["ssh-keygen", "-Y", "sign", "-f", "\(folder.path)/\(name)", "-n", namespace], input: text)
    guard signed.code == 0 else { throw Failure(message: signed.errors) }
    return signed.output
  }

  /// Whether `ssh-keygen -Y verify` takes a signature.
  package func verifies(
    _ text: String, _ signature: String, signers: String, as principal: String
  ) throws -> Bool {
    try folder.write("allowed_signers", signers)
    try folder.write("statement.sig", signature)
    let verified = try Program.run(
      [
        "ssh-keygen", "-Y", "verify", "-f", "\(folder.path)/allowed_signers", "-I", principal,
        "-n", "sign-off@faqcms", "-s", "\(folder.path)/statement.sig",
      ], input: text)
    return verified.code == 0
  }

  private struct Failure: Error {
    let message: String
  }
}

extension Newsroom {
  /// Registers a key of somebody who signs.
  package func register(_ name: String, of handle: Handle, _ keys: SSHKeys) throws {
    try office(.pia).perform(AddReviewerKey(handle: handle, file: try keys.publicKey(name)))
  }

  /// Approves with a signature by a key.
  @discardableResult
  package func sign(
    _ id: Article.ID, as handle: Handle = .anna, with name: String, _ keys: SSHKeys
  ) throws -> ApproveRevision.Approval {
    let approval = ApproveRevision(article: ArticleAddress(id))
    let prepared = try office(handle).perform(PrepareSignOff(approval))
    let signature = try keys.sign(prepared.statement, name)
    return try office(handle).perform(approval.signed(prepared.statement, with: signature))
  }
}
