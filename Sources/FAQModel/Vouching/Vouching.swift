/// Who vouches for each block of a text: the sign-offs of the whole text, those of the changes that made
/// the block what it is, and those of the same block in the texts that it came from.
///
/// A sign-off is named by whatever the caller calls it by.
public struct Vouching<ID: Hashable & Sendable>: Sendable {
  /// What was signed.
  public enum Step: Equatable, Sendable {
    /// All of a text.
    case full(ID, Digest)
    /// What is not the same in the second text as in the first. Blocks that were removed were signed,
    /// too, but nothing is left that could be vouched for.
    case changes(ID, from: Digest, to: Digest)
  }

  private let steps: [Step]
  private let text: @Sendable (Digest) throws -> ArticleText

  /// - Parameters:
  ///   - steps: the sign-offs that count, in the order of the ledger.
  ///   - text: gives a text; it is asked once for each that matters to an answer.
  public init(
    _ steps: [Step], text: @escaping @Sendable (Digest) throws -> ArticleText
  ) {
    self.steps = steps
    self.text = text
  }

  /// The blocks of a text, each with the sign-offs that vouch for it.
  public func vouchers(of digest: Digest) throws -> [Voucher<ID>] {
    let (blocks, links) = try origins(of: digest)
    var numbers = blocks.mapValues { [Set<Int>](repeating: [], count: $0.count) }
    var isGrowing = true
    // The sets of numbers only grow, so that this ends even where texts were made from each other.
    while isGrowing {
      isGrowing = false
      for link in links {
        for (index, origin) in link.origins.enumerated() {
          let more = Self.numbers(link, origin, numbers)
          if numbers[link.to]?[index].isSuperset(of: more) == false {
            numbers[link.to]?[index].formUnion(more)
            isGrowing = true
          }
        }
      }
    }
    return zip(blocks[digest] ?? [], numbers[digest] ?? []).map { block, numbers in
      var seen: Set<ID> = []
      let signOffs = numbers.sorted().map { steps[$0].id }.filter { seen.insert($0).inserted }
      return Voucher(block: block, signOffs: signOffs)
    }
  }

  /// The blocks of a text that nobody signed, each with the sign-offs of the same block in the text that
  /// it was made from; nobody vouches for what changed.
  public func vouchers(ofDraft draft: ArticleText, from base: Digest) throws -> [Voucher<ID>] {
    let old = try vouchers(of: base)
    let difference = BlockDifference(from: old.map(\.block), to: TextBlock.blocks(of: draft))
    return zip(difference.new, difference.origins).map { block, origin in
      Voucher(block: block, signOffs: origin.map { old[$0].signOffs } ?? [])
    }
  }

  /// A sign-off of a text; for each of its blocks, the same block in the text that it was made from.
  private struct Link {
    let number: Int
    let from: Digest
    let to: Digest
    let origins: [Int?]
  }

  /// The blocks of a text and of those that it was made from, and the sign-offs of all of them.
  private func origins(
    of digest: Digest
  ) throws -> (blocks: [Digest: [TextBlock]], links: [Link]) {
    var blocks: [Digest: [TextBlock]] = [:]
    var waiting = [digest]
    while let next = waiting.popLast() {
      guard blocks[next] == nil else { continue }
      blocks[next] = TextBlock.blocks(of: try text(next))
      for case .changes(_, let from, next) in steps { waiting.append(from) }
    }
    let links = steps.enumerated().compactMap { number, step -> Link? in
      switch step {
      case .full(_, let to):
        blocks[to].map {
          Link(number: number, from: to, to: to, origins: $0.map { _ in nil })
        }
      case .changes(_, let from, let to):
        if let old = blocks[from], let new = blocks[to] {
          Link(
            number: number, from: from, to: to,
            origins: BlockDifference(from: old, to: new).origins)
        } else {
          nil
        }
      }
    }
    return (blocks, links)
  }

  /// The sign-offs that vouch for a block by a link.
  private static func numbers(
    _ link: Link, _ origin: Int?, _ numbers: [Digest: [Set<Int>]]
  ) -> Set<Int> {
    guard let origin else { return [link.number] }
    return numbers[link.from]?[origin] ?? []
  }
}

extension Vouching.Step {
  fileprivate var id: ID {
    switch self {
    case .full(let id, _), .changes(let id, _, _): id
    }
  }
}

/// A block of a text, and the sign-offs that vouch for it in the order of the ledger; none where nobody
/// vouches for it.
public struct Voucher<ID: Hashable & Sendable>: Equatable, Sendable {
  public let block: TextBlock
  public let signOffs: [ID]
}
