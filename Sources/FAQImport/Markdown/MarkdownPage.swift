import FAQModel

/// What the front matter of a Markdown file says, in the names that people and site generators use.
struct MarkdownPage {
  private(set) var title = ""
  /// Whether the title stands under a name such as `question`.
  private(set) var isQuestion = false
  /// Whether an export of this program wrote the file.
  let isOwn: Bool
  /// An answer in the front matter, for a file without a body.
  private(set) var answer: JSONValue.Member?
  private(set) var slug: String?
  private(set) var summary = ""
  private(set) var categories: [String] = []
  private(set) var tags: [String] = []
  private(set) var locale: String?
  private(set) var author = ""
  private(set) var date: Instant?
  private(set) var fields: [JSONValue.Member] = []
  private(set) var remarks: [String] = []
  /// The names of the members that hold questions with answers, which are not taken from there.
  private(set) var lists: [String] = []
  /// The names that the file itself has.
  private let given: Set<String>
  /// The names of the fields.
  private var kept: Set<String> = []

  init(_ members: [JSONValue.Member]) {
    given = Set(members.map(\.name))
    isOwn = members.contains {
      $0.name == ArticleText.ownKey && $0.value["revision"] != nil && $0.value["article"] != nil
    }
    let own = members.first { $0.name == ArticleText.ownKey }?.value
    let earlier = isOwn ? own?["aliases"]?.elements.compactMap(\.string) ?? [] : []
    if !earlier.isEmpty {
      remarks.append("Its earlier slugs lead nowhere here: \(earlier.quoted(most: 4)).")
    }
    var chosen: [SourceField: (index: Int, rank: Int)] = [:]
    for (index, member) in members.enumerated() where !member.value.isNothing {
      let meaning = isOwn ? Self.own[member.name].map { ($0, 0) } : Self.meaning(member.name)
      guard let (field, rank) = meaning, chosen[field].map({ rank < $0.rank }) ?? true
      else { continue }
      chosen[field] = (index, rank)
    }
    for (index, member) in members.enumerated() {
      if !isOwn, member.value.isList,
        ListWalk.holdsQuestion(
          member.value, isListed: ListGroup.isWrapper(member.name), depth: 0)
      {
        lists.append(member.name)
        continue
      }
      let field = chosen.first { $0.value.index == index }?.key
      if let field, set(field, member) { continue }
      keep(member)
    }
  }

  /// Sets a field; false where the value is none for it.
  private mutating func set(_ field: SourceField, _ member: JSONValue.Member) -> Bool {
    switch field {
    case .category: return setCategories(member)
    case .tags:
      guard let texts = member.value.texts ?? member.value.words.map({ QuestionParts.tags($0) })
      else { return false }
      tags = Self.merged(isOwn ? texts : texts.map(\.wordsOnOneLine), tags)
      return true
    case .author: return setAuthor(member)
    case .answer:
      guard let text = ListText.of(member.value), !text.text.isBlank else { return false }
      answer = JSONValue.Member(member.name, .string(text.text))
      keep(text.rest, of: member.name)
      return true
    default: break
    }
    guard let words = member.value.words else { return false }
    switch field {
    case .question:
      title = isOwn ? words : words.wordsOnOneLine
      isQuestion = SourceField.isQuestion(member.name)
    case .slug: slug = words.trimmed
    case .summary: summary = isOwn ? words : words.trimmed
    case .locale: locale = words.trimmed
    case .date:
      guard let date = SourceDate.instant(words) else {
        remarks.append(SourceDate.remark(words))
        return false
      }
      self.date = date
    case .answer, .id, .category, .tags, .author: return false
    }
    return true
  }

  private mutating func setAuthor(_ member: JSONValue.Member) -> Bool {
    let people = member.value.elements.isEmpty ? [member.value] : member.value.elements
    let names = people.compactMap { $0.string ?? $0.named(by: ["name"])?.name }
    guard names.count == people.count else { return false }
    author = names.map(\.wordsOnOneLine).joined(separator: ", ")
    let rests = people.compactMap { $0.named(by: ["name"])?.rest }
    if people.count == 1 {
      keep(rests.first ?? [], of: member.name)
    } else if rests.contains(where: { !$0.isEmpty }) {
      // What is said of each would be parted from their name.
      keep(member)
    }
    return true
  }

  private mutating func setCategories(_ member: JSONValue.Member) -> Bool {
    let value = member.value
    let object = value.named(by: ["name", "title"])
    if let words = value.words ?? object?.name {
      categories = isOwn ? [words] : QuestionParts.path(words)
      keep(object?.rest ?? [], of: member.name)
      return true
    }
    guard let names = value.texts?.map(\.wordsOnOneLine).filter({ !$0.isEmpty }) else {
      return false
    }
    categories = names.first.map { QuestionParts.path($0) } ?? []
    guard names.count > 1 else { return true }
    let others = names.dropFirst()
    tags = Self.merged(tags, Array(others))
    remarks.append(
      "It stands in \(names.count) categories; the first is its shelf, the others are tags: "
        + "\(others.quoted(most: 6, length: 60)).")
    return true
  }

  /// Keeps what is left of a value that was read in part, under names that begin with its own.
  private mutating func keep(_ rest: [JSONValue.Member], of name: String) {
    for member in rest { keep(JSONValue.Member(free("\(name)_\(member.name)"), member.value)) }
  }

  /// Keeps a field that has no place of its own.
  private mutating func keep(_ member: JSONValue.Member) {
    var name = member.name
    let isTaken = name == "slug" || ArticleText.fieldNames.contains(name)
    if let remark = ForeignClaim.remark(on: name) { remarks.append(remark) }
    if isTaken {
      if member.value.isNothing { return }
      let fits = Self.fits(member)
      if !fits {
        remarks.append(
          "'\(name)' in the file is kept as 'source_\(name)', since it is not written as here.")
      }
      if !fits || SourceField.freeName(name) != name { name = free("source_\(name)") }
    } else if name == ArticleText.ownKey, !member.value.isList {
      name = free("source_\(name)")
    } else if name.isEmpty {
      name = free("source_field")
    }
    // Two names of the same letters, composed and not, are one name.
    if kept.contains(name) { name = free(name) }
    kept.insert(name)
    fields.append(JSONValue.Member(name, member.value))
  }

  private func free(_ name: String) -> String {
    var name = name
    while given.contains(name) || kept.contains(name) { name += "_" }
    return name
  }

  /// Whether the value of a field of an article is one that it can have.
  private static func fits(_ member: JSONValue.Member) -> Bool {
    guard let english = LanguageTag("en") else { return true }
    return (try? ArticleText(fields: [member], body: "", locale: english)) != nil
  }

  private static func merged(_ tags: [String], _ more: [String]) -> [String] {
    var seen: Set<String> = []
    return (tags + more).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private static func meaning(_ name: String) -> (field: SourceField, rank: Int)? {
    let key = name.lowercased()
    guard !others.contains(key), !ForeignClaim.names.contains(key) else { return nil }
    if let known = more[key] { return known }
    guard let known = SourceField.named(key), known.field != .id else { return nil }
    return known
  }

  private static let own: [String: SourceField] = [
    "title": .question, "slug": .slug, "summary": .summary, "locale": .locale,
    "category": .category, "tags": .tags,
  ]

  /// Names that tables and lists have for a field, and front matter has for something else.
  private static let others: Set<String> = [
    "theme", "group", "shelf", "faq", "questions", "fragen", "preguntas", "text", "html", "content",
    "subject", "creator", "response", "reply", "contents", "query", "prompt", "solution",
    "completion",
  ]

  private static let more: [String: (field: SourceField, rank: Int)] = [
    "name": (.question, 1_000), "description": (.summary, 1_000), "authors": (.author, 1),
    "lastmod": (.date, 3), "last_modified_at": (.date, 3), "lastupdated": (.date, 3),
    "last_update": (.date, 3), "updateddate": (.date, 3), "pubdate": (.date, 100),
    "sections": (.category, 3),
  ]
}

extension JSONValue {
  /// Whether it says nothing.
  fileprivate var isNothing: Bool { self == .null || self == "" || self == .array([]) }

  /// The texts, numbers and flags of an array; nil for anything else.
  fileprivate var texts: [String]? {
    guard case .array(let values) = self else { return nil }
    let texts = values.compactMap(\.words)
    return texts.count == values.count ? texts : nil
  }
}
