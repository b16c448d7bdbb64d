/// A declared conflict of interest, written `sponsor:NAME`, `product:NAME` or `topic:NAME`.
///
/// A sponsor or product concerns the texts that name it, in any letter case, in any of their fields, the addresses that
/// links lead to and the words under pictures included: as whole words, but for names in a script that puts no
/// spaces between words. A topic
/// concerns the texts that stand on a shelf of that slug or within it, have the tag, or have a code of
/// that label or code.
public struct Conflict: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case sponsor, product, topic
  }

  public let kind: Kind
  public let name: String

  /// Reads a conflict as people write it; nil where it is none.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon]))
    else { return nil }
    let name = String(text[text.index(after: colon)...]).trimmingSpaces
    guard name.contains(where: { $0.isLetter || $0.isNumber }), !name.contains(";") else {
      return nil
    }
    self.kind = kind
    self.name = name
  }

  /// - Parameter shown: the words of its answer as a page shows them, in pieces.
  package func concerns(
    _ text: ArticleText, shownAs shown: () -> [String], on shelves: Shelves
  ) -> Bool {
    switch kind {
    case .sponsor, .product:
      let isNamed = naming
      return Self.places(in: text).contains(where: isNamed) || shown().contains(where: isNamed)
    case .topic:
      let topic = name.lowercased()
      return shelves.lineage(of: text.category).contains { $0.text == topic }
        || text.tags.contains { $0.lowercased() == topic }
        || text.codes.contains { $0.label.lowercased() == topic || $0.code.lowercased() == topic }
    }
  }

  /// Whether words name it.
  private var naming: (String) -> Bool {
    if name.unicodeScalars.contains(where: \.isUnspaced) {
      let name = SentenceSearch.folded(name)
      return { SentenceSearch.folded($0).contains(name) }
    }
    let name = Self.words(name)
    return { Self.words($0).containsRun(name) || Self.writtenWords($0).containsRun(name) }
  }

  private static func places(in text: ArticleText) -> [String] {
    [text.title, text.summary, text.body, text.category?.text ?? ""] + text.tags + text.audience
      + text.related + text.codes.flatMap { [$0.system, $0.code, $0.label] }
      + text.references.flatMap { [$0.key, $0.title, $0.url, $0.doi] }
      + text.assets.flatMap { [$0.name.text, $0.alt] }
      + text.extra.flatMap { [$0.key, $0.value.text(.compact)] }
  }

  /// The words as readers see them.
  private static func words(_ text: String) -> [Substring] {
    SentenceSearch.folded(text).split { !$0.isLetter && !$0.isNumber }
  }

  /// The words as they are written, in addresses too.
  private static func writtenWords(_ text: String) -> [Substring] {
    text.replacing("%20", with: " ").lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}

extension Conflict: CustomStringConvertible {
  public var description: String { "\(kind.rawValue):\(name)" }
}

extension [Substring] {
  /// Whether the elements of another array stand somewhere in this one, in their order.
  fileprivate func containsRun(_ run: [Substring]) -> Bool {
    guard !run.isEmpty, run.count <= count else { return false }
    return (0...(count - run.count)).contains { self[$0..<($0 + run.count)].elementsEqual(run) }
  }
}
