import FAQModel
import Foundation

/// The links of answers to places of their page, each question of which becomes an article of its own.
struct PageLinks {
  private var places: [(title: String, heading: String, anchor: String?)] = []

  /// Notes where a question stands.
  ///
  /// - Parameters:
  ///   - heading: its words on the page, with their number.
  ///   - anchor: what the page calls the place itself; nil where it does not.
  mutating func add(_ title: String, heading: String, anchor: String?) {
    places.append((title, heading, anchor))
  }

  /// The questions with links to others of the page as links to their articles. Those that links lead to wish for
  /// their slugs, so that the links follow where others have these already.
  func completed(_ questions: [SourceQuestion]) -> [SourceQuestion] {
    let linking = questions.indices.filter { questions[$0].body.holds("](#") }
    guard !linking.isEmpty else { return questions }
    let slugs = slugs
    var wanted: Set<Slug> = []
    var completed = questions
    for index in linking { Self.complete(&completed[index], slugs, &wanted) }
    for index in completed.indices where !wanted.isEmpty {
      guard let slug = Slug(title: completed[index].title), wanted.contains(slug) else { continue }
      completed[index].slug = slug.text
    }
    return completed
  }

  /// The slug of the question at each place; nil where several questions have the place.
  private var slugs: [String: Slug?] {
    var slugs: [String: Slug?] = [:]
    for (title, heading, anchor) in places {
      guard let slug = Slug(title: title) else { continue }
      for place in Set([anchor, Self.anchor(of: heading), slug.text].compactMap { $0 }) {
        slugs[place] = slugs[place] == nil ? slug : .some(nil)
      }
    }
    return slugs
  }

  private static func complete(
    _ question: inout SourceQuestion, _ slugs: [String: Slug?], _ wanted: inout Set<Slug>
  ) {
    var others: [String] = []
    let (body, count) = question.body.replacingTargets { address in
      guard address.hasPrefix("#") else { return nil }
      guard let slug = slug(at: address.dropFirst(), slugs) else {
        others.append(address)
        return nil
      }
      wanted.insert(slug)
      return "/\(slug)"
    }
    question.body = body
    question.remarks += SourceLinks.remarks(
      onRenamed: count, ("a question of the page", "questions of the page"))
    question.remarks += SourceLinks.remarks(on: others, to: "places of the page")
  }

  private static func slug(at place: Substring, _ slugs: [String: Slug?]) -> Slug? {
    let place = place.removingPercentEncoding ?? String(place)
    return slugs[place] ?? slugs[place.lowercased()] ?? nil
  }

  /// What GitHub calls the place of a heading: its small letters, marks, digits and underscores, with `-` for each
  /// space (the table of contents filter of its html-pipeline).
  private static func anchor(of heading: String) -> String {
    let scalars = heading.lowercased().unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
        scalar
      default: scalar == " " || scalar == "-" ? "-" : nil
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
