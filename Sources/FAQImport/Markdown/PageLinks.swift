import FAQModel
import Foundation

/// The links of answers to places of their page, each question of which becomes an article of its own.
struct PageLinks {
  /// The slug of the question at each place; nil where several questions have the place.
  private var slugs: [String: Slug?] = [:]

  /// Notes where a question stands.
  ///
  /// - Parameters:
  ///   - heading: its words on the page, with their number.
  ///   - anchor: what the page calls the place itself; nil where it does not.
  mutating func add(_ title: String, heading: String, anchor: String?) {
    guard let slug = Slug(title: title) else { return }
    for place in Set([anchor, Self.anchor(of: heading), slug.text].compactMap { $0 }) {
      slugs[place] = slugs[place] == nil ? slug : .some(nil)
    }
  }

  /// The questions with links to others of the page as links to their articles. Those that links lead to wish for
  /// their slugs, so that the links follow where others have these already.
  func completed(_ questions: [SourceQuestion]) -> [SourceQuestion] {
    var wanted: Set<Slug> = []
    var completed = questions
    for index in completed.indices where completed[index].body.holds("](#") {
      complete(&completed[index], &wanted)
    }
    for index in completed.indices where !wanted.isEmpty {
      guard let slug = Slug(title: completed[index].title), wanted.contains(slug) else { continue }
      completed[index].slug = slug.text
    }
    return completed
  }

  private func complete(_ question: inout SourceQuestion, _ wanted: inout Set<Slug>) {
    var others: [String] = []
    let (body, count) = question.body.replacingTargets { address in
      guard address.hasPrefix("#") else { return nil }
      guard let slug = slug(at: address.dropFirst()) else {
        others.append(address)
        return nil
      }
      wanted.insert(slug)
      return "/\(slug)"
    }
    question.body = body
    if count > 0 {
      question.remarks.append(
        count == 1
          ? "1 link to a question of the page now names its article."
          : "\(count) links to questions of the page now name their articles.")
    }
    question.remarks += SourceLinks.remarks(on: others, to: "places of the page")
  }

  private func slug(at place: Substring) -> Slug? {
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
