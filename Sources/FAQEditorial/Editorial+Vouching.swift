public import FAQModel
import FAQStore

/// A block of a text, and the sign-offs that vouch for it; none where nobody does.
public struct VouchedBlock: Sendable {
  public let block: TextBlock
  public let signOffs: [SignOff]
}

extension Editorial {
  /// Who vouches for each block of a text: the sign-offs of all of it, of the changes in it, and of the
  /// same block in the text that those changes were made to. Sign-offs that were revoked, or voided by a
  /// withdrawal or a request for changes, vouch for nothing. Of a text that nobody signed, what stands as in the
  /// text that was signed off last is vouched for by that one's sign-offs.
  public func vouching(
    of address: ArticleAddress
  ) throws -> (shown: ShownText, blocks: [VouchedBlock]) {
    let shown = try show(address, prefersDraft: true)
    let blocks = try read { reading in
      try Self.blocks(of: shown, at: reading.moment.time, reading)
    }
    return (shown, blocks)
  }

  private static func blocks(
    of shown: ShownText, at time: Instant, _ reading: Reading
  ) throws -> [VouchedBlock] {
    let rules = try reading.rules()
    let register = rules.now.register
    let standing = shown.record.signOffs.filter { signOff in
      signOff.decision == .approve && shown.record.isVouching(signOff, register, at: time)
    }
    let steps: [Vouching<Int64>.Step] = standing.map { signOff in
      signOff.base.map { .changes(signOff.entry, from: $0, to: signOff.digest) }
        ?? .full(signOff.entry, signOff.digest)
    }
    var texts: [Digest: ArticleText] = [:]
    for signOff in standing {
      for digest in [signOff.digest, signOff.base].compactMap(\.self) where texts[digest] == nil {
        texts[digest] = try reading.text(digest)
      }
    }
    let known = texts
    let vouching = Vouching(steps) { digest in
      guard let text = known[digest] else { throw Refusal.damagedText(digest) }
      return text
    }
    let digest = shown.revision.digest
    let vouchers: [Voucher<Int64>]
    if known[digest] != nil {
      vouchers = try vouching.vouchers(of: digest)
    } else if let base = shown.record.lastSignedOff(besides: digest, by: rules, at: time)
      .flatMap({ shown.record.revision($0.number) }), known[base.digest] != nil
    {
      vouchers = try vouching.vouchers(ofDraft: shown.text, from: base.digest)
    } else {
      return TextBlock.blocks(of: shown.text).map { VouchedBlock(block: $0, signOffs: []) }
    }
    return vouchers.map { voucher in
      VouchedBlock(
        block: voucher.block, signOffs: standing.filter { voucher.signOffs.contains($0.entry) })
    }
  }
}
