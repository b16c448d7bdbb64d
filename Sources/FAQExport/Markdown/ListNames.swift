import FAQModel

/// The names of tags or shelves of which a generator makes a list that is of each alone.
///
/// Hugo and Pelican leave signs out of the addresses of lists, so that `Children < 12 years` and `Children ≥ 12
/// years` would be one list, under one of the two names.
struct ListNames: Sendable {
  private let target: MarkdownTarget
  /// The addresses that several of the names have.
  private let shared: Set<String>

  /// - Parameter names: all that are in use; those of one group are of the same thing.
  init(_ target: MarkdownTarget, of names: some Sequence<[String]>) {
    self.target = target
    var known: [String: Int] = [:]
    var shared: Set<String> = []
    for (group, names) in names.enumerated() where target.leavesSignsOut {
      for address in Set(names.map(target.listAddress))
      where known.updateValue(group, forKey: address) != nil {
        shared.insert(address)
      }
    }
    self.shared = shared
  }

  /// The tags in use; two that differ in the case of letters, in spaces and in hyphens alone are one.
  init(_ target: MarkdownTarget, tags: Set<String>) {
    self.init(target, of: Dictionary(grouping: tags, by: \.asListed).values)
  }

  /// Whether a list of this name is of it alone.
  func has(_ name: String) -> Bool {
    guard target.canList(name), target.leavesSignsOut else { return target.canList(name) }
    let address = target.listAddress(name)
    return !address.isEmpty && !shared.contains(address)
  }
}

extension MarkdownTarget {
  fileprivate var leavesSignsOut: Bool { self == .hugo || self == .pelican }

  /// What the generator keeps of a name in the address of its list, but for how it writes letters.
  fileprivate func listAddress(_ name: String) -> String {
    let signs = self == .hugo ? "._#+~@/" : "_"
    return String(
      name.asListed.filter { character in
        character.isLetter || character.isNumber || character == "-" || signs.contains(character)
      }
    ).asListed
  }
}

extension String {
  /// In small letters, with one hyphen for spaces and hyphens in a row and none at the ends.
  fileprivate var asListed: String {
    lowercased().split { $0.isWhitespace || $0 == "-" }.joined(separator: "-")
  }
}
