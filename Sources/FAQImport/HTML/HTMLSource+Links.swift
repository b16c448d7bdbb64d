import FAQModel
import Foundation

extension HTMLSource {
  /// Has links to other questions of the page lead to their articles.
  ///
  /// - Parameter nodes: those of each question.
  mutating func linkQuestions(nodes: [[Int]]) {
    let questions = reading.questions
    lazy var owners = owners(of: nodes)
    var slugs: [Substring: Slug?] = [:]
    reading.questions = PageLinks.completed(questions, on: page) { name in
      if let slug = slugs[name] { return slug }
      let slug = owner(of: name, owners).flatMap { Slug(title: questions[$0].title) }
      slugs[name] = .some(slug)
      return slug
    }
  }

  /// The question that holds a place, or is all that the place holds, or begins right behind it.
  private mutating func owner(of name: Substring, _ owners: [Int?]) -> Int? {
    let name = name.removingPercentEncoding ?? String(name)
    // Before places had IDs, they were anchors with names.
    let anchor = names[name].flatMap { tree.nodes[$0].name == "a" ? $0 : nil }
    guard let place = places[name] ?? anchor else { return nil }
    let inside = tree.whole(place).filter { tree.nodes[$0].hasWords }
    guard inside.isEmpty else {
      let all = Set(inside.compactMap { owners[$0] })
      return all.count == 1 ? all.first : nil
    }
    let next = (tree.nodes[place].end..<tree.nodes.count).first { tree.nodes[$0].hasWords }
    return next.flatMap { owners[$0] }
  }
}
