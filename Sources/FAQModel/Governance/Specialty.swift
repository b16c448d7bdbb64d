/// What a reviewer is competent in, and which texts that covers.
///
/// Written `haematology`, which covers every text, or `haematology (category:blood, tag:car-t,
/// code:MeSH:D016219)`, which covers the texts that one of the items fits.
public struct Specialty: Equatable, Sendable {
  public let name: String
  /// Empty for every text.
  public let scope: [ScopeItem]

  /// Reads a specialty as people write it; nil where it is none.
  public init?(_ text: String) {
    guard let open = text.firstIndex(of: "(") else {
      self.init(name: text.trimmingSpaces, scope: [])
      return
    }
    let name = String(text[..<open]).trimmingSpaces
    let rest = text[text.index(after: open)...]
    guard rest.last == ")" else { return nil }
    let items = rest.dropLast().split(separator: ",").map {
      ScopeItem(String($0).trimmingSpaces)
    }
    guard !items.isEmpty, items.allSatisfy({ $0 != nil }) else { return nil }
    self.init(name: name, scope: items.compactMap(\.self))
  }

  private init?(name: String, scope: [ScopeItem]) {
    guard !name.isEmpty, !name.contains(")") else { return nil }
    self.name = name
    self.scope = scope
  }

  /// A specialty as it was stored, whatever its name holds.
  package init(stored text: String) {
    if let specialty = Specialty(text) {
      self = specialty
    } else {
      name = text
      scope = []
    }
  }

  package func covers(_ text: ArticleText, on shelves: Shelves) -> Bool {
    scope.isEmpty || scope.contains { $0.fits(text, on: shelves) }
  }
}

extension Specialty: CustomStringConvertible {
  public var description: String {
    scope.isEmpty ? name : "\(name) (\(scope.map(\.description).joined(separator: ", ")))"
  }
}

/// A part of what the FAQ center writes about.
public enum ScopeItem: Equatable, Sendable {
  /// A shelf and those within it.
  case category(Slug)
  case tag(String)
  /// A code of a system, such as MeSH and D016219; letter case makes no difference.
  case code(system: String, code: String)

  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts.first, parts.count) {
    case ("category", 2):
      guard let slug = Slug(parts[1]) else { return nil }
      self = .category(slug)
    case ("tag", 2) where !parts[1].isEmpty: self = .tag(parts[1])
    case ("code", 3) where !parts[1].isEmpty && !parts[2].isEmpty:
      self = .code(system: parts[1], code: parts[2])
    default: return nil
    }
  }

  func fits(_ text: ArticleText, on shelves: Shelves) -> Bool {
    switch self {
    case .category(let slug): shelves.lineage(of: text.category).contains(slug)
    case .tag(let tag): text.tags.contains { $0.lowercased() == tag.lowercased() }
    case .code(let system, let code):
      text.codes.contains {
        $0.system.lowercased() == system.lowercased() && $0.code.lowercased() == code.lowercased()
      }
    }
  }
}

extension ScopeItem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .category(let slug): "category:\(slug.text)"
    case .tag(let tag): "tag:\(tag)"
    case .code(let system, let code): "code:\(system):\(code)"
    }
  }
}
