import FAQModel

/// An object that is no question but holds lists of them.
struct ListGroup {
  let lists: [JSONValue]
  /// The category that it names; none where it is a mere wrapper.
  let names: [String]
  /// Members that are neither.
  let dropped: [String]

  init?(_ members: [JSONValue.Member]) {
    let lists = members.filter { $0.value.isList }
    let questions = lists.filter { Self.wrappers.contains($0.name.lowercased()) }
    let wrapped =
      questions.isEmpty ? lists.filter { Self.shelves.contains($0.name.lowercased()) } : questions
    guard !wrapped.isEmpty else { return nil }
    let isTyped = members.contains { $0.name == "@type" || $0.name == "format" }
    let title =
      isTyped ? nil : members.first { Self.titles.contains($0.name.lowercased()) }
    let names = (title?.value.string).map { QuestionParts.path($0) } ?? []
    self.lists = wrapped.map(\.value)
    self.names = names
    let used = Set(wrapped.map(\.name) + (names.isEmpty ? [] : [title?.name ?? ""]))
    dropped = members.filter { member in
      !used.contains(member.name) && !Self.silent.contains(member.name) && member.value != .null
        && !ListShelves.knows(member)
    }.map { String($0.name.visibleOnOneLine.prefix(60)) }
  }

  private static let wrappers: Set<String> = [
    "faqs", "faq", "questions", "items", "articles", "data", "entries", "results", "posts",
    "mainentity", "@graph", "fragen", "preguntas",
  ]

  /// Lists of categories, each with its questions.
  private static let shelves: Set<String> = [
    "categories", "sections", "groups", "topics", "kategorien",
  ]

  private static let titles: Set<String> = [
    "category", "section", "topic", "group", "name", "title", "kategorie", "categoría", "catégorie",
  ]

  /// What the shape of the source is made of, and says nothing.
  private static let silent: Set<String> = ["@context", "@type", "format", "version"]
}

/// The categories of a help desk or of an export, whose articles name them by number or slug.
struct ListShelves {
  private var sections: [Int64: (name: String, parent: Int64?)] = [:]
  private var categories: [Int64: String] = [:]
  private var slugs: [String: [String]] = [:]

  /// Whether a member is a list of mere names of sections or categories.
  static func knows(_ member: JSONValue.Member) -> Bool {
    guard ["sections", "categories"].contains(member.name), case .array(let values) = member.value
    else { return false }
    return values.allSatisfy {
      $0["id"]?.integer != nil && $0["name"]?.string != nil
        || $0["slug"]?.string != nil && $0["title"]?.string != nil
    }
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
        }
      case "categories":
        for value in values {
          guard let id = value["id"]?.integer, let name = value["name"]?.string else { continue }
          categories[id] = name
        }
        learn(values, [], depth: 0)
      default: break
      }
    }
  }

  private mutating func learn(_ shelves: [JSONValue], _ path: [String], depth: Int) {
    for shelf in shelves where depth < 12 {
      guard let slug = shelf["slug"]?.string, let title = shelf["title"]?.string else { continue }
      slugs[slug] = path + [title]
      if case .array(let below)? = shelf["categories"] {
        learn(below, path + [title], depth: depth + 1)
      }
    }
  }

  /// The names of a section of a help desk, with its category before.
  func names(section: Int64) -> [String]? {
    guard let (name, parent) = sections[section] else { return nil }
    return (parent.flatMap { categories[$0] }.map { [$0] } ?? []) + [name]
  }

  /// The names of a shelf of an export.
  func names(slug: String) -> [String]? { slugs[slug] }
}
