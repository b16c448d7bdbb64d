/// The block elements that are open at a place in HTML, the outermost first.
struct OpenBlocks {
  private var names: [String] = []
  private var counts: [String: Int] = [:]

  var last: String? { names.last }

  static func isBlock(_ name: String) -> Bool { blocks.contains(name) }

  mutating func push(_ name: String) {
    guard !Self.void.contains(name) else { return }
    // A paragraph ends where a block begins, and these where their like begins.
    while let last, last == "p" || last == name && Self.endedByTheirLike.contains(name) {
      pop(last)
    }
    names.append(name)
    counts[name, default: 0] += 1
  }

  mutating func pop(_ name: String) {
    guard counts[name, default: 0] > 0 else { return }
    while let last = names.popLast() {
      counts[last, default: 1] -= 1
      if last == name { return }
    }
  }

  /// Whether text at the place becomes a paragraph of its own.
  ///
  /// - Parameter isParted: whether a blank line stands at one of its ends.
  func wraps(isParted: Bool) -> Bool {
    guard let last else { return true }
    return last == "blockquote" || isParted && !Self.bare.contains(last)
  }

  private static let void: Set = ["hr", "col", "area"]
  private static let endedByTheirLike: Set = ["li", "dt", "dd", "tr", "td", "th"]
  /// What holds no paragraphs.
  private static let bare: Set = [
    "caption", "colgroup", "dl", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "legend",
    "map", "menu", "ol", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
  /// As `wpautop` has them, and scripts.
  private static let blocks: Set = [
    "address", "area", "article", "aside", "blockquote", "caption", "col", "colgroup", "dd",
    "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "map",
    "menu", "nav", "ol", "p", "pre", "script", "section", "style", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
  ]
}
