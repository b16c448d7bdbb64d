/// A block of a text that is not as it was, as a line of a signed statement.
public struct BlockChange: Equatable, Sendable, CustomStringConvertible {
  /// What happened to a block.
  public enum Act: String, CaseIterable, Sendable {
    case changed, added, removed
  }

  public let act: Act
  /// The block of the new text; where it was removed, that of the old one.
  public let block: TextBlock

  package init(act: Act, block: TextBlock) {
    self.act = act
    self.block = block
  }

  /// One line, such as `changed 4 list item sha256:0123456789abcdef`: what happened, the number of the
  /// block in its text, its kind, and the first 64 bits of the SHA-256 of the bytes of its text.
  ///
  /// The line is for people to compare: what is signed are the two texts, whose digests are whole.
  public var description: String {
    let digest = Digest(of: Array(block.text.utf8)).hex.prefix(16)
    return "\(act.rawValue) \(block.ordinal) \(block.kind.rawValue) sha256:\(digest)"
  }
}
