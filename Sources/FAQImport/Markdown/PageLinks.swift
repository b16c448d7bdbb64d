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

  /// The question with links to other questions of the page as links to their articles.
  func completed(_ question: SourceQuestion) -> SourceQuestion {
    guard question.body.holds("](#") else { return question }
    var completed = question
    var others: [String] = []
    let (body, count) = question.body.replacingTargets { address in
      guard address.hasPrefix("#") else { return nil }
      guard let slug = slug(at: address.dropFirst()) else {
        others.append(address)
        return nil
      }
      return "/\(slug)"
    }
    completed.body = body
    if count > 0 {
      completed.remarks.append(
        count == 1
          ? "1 link to a question of the page now names its article."
          : "\(count) links to questions of the page now name their articles.")
    }
    completed.remarks += SourceLinks.remarks(on: others, to: "places of the page")
    return completed
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
