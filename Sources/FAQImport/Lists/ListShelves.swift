import FAQModel

/// The categories of a help desk or of an export, whose articles name them by number or slug.
struct ListShelves {
  typealias Step = (slug: String, title: String)

  private var sections: [Int64: (name: String, parent: Int64?)] = [:]
  private var categories: [Int64: String] = [:]
  /// The way to each shelf of an export, itself at its end.
  private var paths: [String: [Step]] = [:]
  /// All names, each once, in the order of the source.
  private var all: [String] = []
  private var seen: Set<String> = []

  /// Whether members of this name may list mere names.
  static func areListed(in name: String) -> Bool { name == "sections" || name == "categories" }

  /// Whether a value is the name of a section or a category, with its number or slug.
  static func isShelf(_ value: JSONValue) -> Bool {
    hasNumber(value) || hasSlug(value)
  }

  private static func hasNumber(_ value: JSONValue) -> Bool {
    value["id"]?.integer != nil && value["name"]?.string != nil
  }

  private static func hasSlug(_ value: JSONValue) -> Bool {
    value["slug"]?.string != nil && value["title"]?.string != nil
  }

  /// Takes the sections and categories that stand beside articles.
  mutating func learn(_ members: [JSONValue.Member]) {
    for member in members {
      guard case .array(let values) = member.value else { continue }
      switch member.name {
      case "sections":
        for value in values {
          guard let id = value["id"]?.integer, let name = value["name"]?.string else { continue }
          sections[id] = (name, value["category_id"]?.integer)
          note(name)
        }
      case "categories":
        for value in values {
          guard let id = value["id"]?.integer, let name = value["name"]?.string else { continue }
          categories[id] = name
          note(name)
        }
        learn(values, [], depth: 0)
      default: break
      }
    }
  }

  private mutating func learn(_ shelves: [JSONValue], _ path: [Step], depth: Int) {
    for shelf in shelves where depth < 12 {
      guard let slug = shelf["slug"]?.string, let title = shelf["title"]?.string else { continue }
      let path = path + [(slug, title)]
      paths[slug] = path
      note(title)
      if case .array(let below)? = shelf["categories"] {
        learn(below, path, depth: depth + 1)
      }
    }
  }

  private mutating func note(_ name: String) {
    if seen.insert(name).inserted { all.append(name) }
  }

  /// The names of a section of a help desk, with its category before.
  func names(section: Int64) -> [String]? {
    guard let (name, parent) = sections[section] else { return nil }
    return (parent.flatMap { categories[$0] }.map { [$0] } ?? []) + [name]
  }

  /// The name of a category of a help desk, as a path of one.
  func names(category: Int64) -> [String]? { categories[category].map { [$0] } }

  /// The way to a shelf of an export from the top down.
  func path(to slug: String) -> [Step]? { paths[slug] }

  /// The names that are none of the used ones, in the order of the source.
  func names(without used: Set<String>) -> [String] {
    all.filter { name in
      !used.contains(name) && !QuestionParts.path(name).allSatisfy { used.contains($0) }
    }
  }

  /// What a shelf says beside its names, a piece each.
  static func rest(of shelf: JSONValue) -> [String] {
    let title = hasNumber(shelf) ? "name" : "title"
    let owner = "the category \((shelf[title]?.string ?? "").quoted(60))"
    return shelf.members.flatMap { member -> [String] in
      guard member.name != title, !silent.contains(member.name), !member.isSilent else { return [] }
      let name = "\(member.name.quoted(60)) of \(owner)"
      switch member.value {
      case .string(let words): return ["\(name): '\(words.visibleOnOneLine)'"]
      case .array(let values) where member.name == "categories" && values.allSatisfy(hasSlug):
        return values.flatMap { rest(of: $0) }
      case .array, .object: return [name]
      case .null, .bool, .integer: return []
      }
    }
  }

  /// What programs know a shelf by.
  private static let silent: Set<String> = [
    "id", "slug", "url", "html_url", "locale", "source_locale", "created_at", "updated_at",
  ]
}
