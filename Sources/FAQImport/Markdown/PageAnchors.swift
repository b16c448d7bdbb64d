import FAQModel
import Foundation

/// What links call the questions of a Markdown page.
struct PageAnchors {
  private var places: [(title: String, heading: String, anchor: String?)] = []
  /// The slug of the question at each place; nil where several questions have the place.
  private lazy var slugs: [String: Slug?] = {
    var slugs: [String: Slug?] = [:]
    for (title, heading, anchor) in places {
      guard let slug = Slug(title: title) else { continue }
      for place in Set([anchor, Self.anchor(of: heading), slug.text].compactMap { $0 }) {
        slugs[place] = slugs[place] == nil ? slug : .some(nil)
      }
    }
    return slugs
  }()

  /// Notes where a question stands.
  ///
  /// - Parameters:
  ///   - heading: its words on the page, with their number.
  ///   - anchor: what the page calls the place itself; nil where it does not.
  mutating func add(_ title: String, heading: String, anchor: String?) {
    places.append((title, heading, anchor))
  }

  /// The slug of the question that a link leads to.
  mutating func slug(at place: Substring) -> Slug? {
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
