import FAQModel

/// The lines of a page that nothing else holds: what stands between two breaks or the borders of blocks, and which of
/// them may be questions.
struct HTMLLines {
  struct Line {
    /// The nodes of its text.
    var texts: [Int]
    /// The element that it is a line of.
    let block: Int

    var first: Int { texts.first ?? block }
    var last: Int { texts.last ?? block }
  }

  /// A line, or the words at its start, that ask.
  struct Question {
    let title: [Int]
    /// Where it begins with what stands before its words.
    let start: Int
    /// Where its answer ends at the latest.
    var limit: Int?
  }

  /// What a node stands within, or is.
  struct Surroundings: OptionSet {
    let rawValue: UInt8

    /// What no answer holds.
    static let noise = Self(rawValue: 1)
    /// Links, quotations and the like, which do not ask for the page.
    static let aside = Self(rawValue: 2)
    static let strong = Self(rawValue: 4)
    static let emphasized = Self(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ node: HTMLTree.Node) {
      self = HTMLSource.isNoise(node) ? .noise : []
      switch node.name {
      case "aside", "blockquote", "figure", "button": insert(.aside)
      case "strong", "b": insert(.strong)
      case "em", "i", "u": insert(.emphasized)
      default: break
      }
      if node.isLink { insert(.aside) }
      guard let style = node["style"]?.lowercased().filter({ !$0.isWhitespace }) else { return }
      if Self.weights.contains(where: style.contains) { insert(.strong) }
    }

    private static let weights = ["bold", "600", "700", "800", "900"].map { "font-weight:\($0)" }
  }

  let source: HTMLSource
  var tree: HTMLTree { source.tree }
  private let surroundings: [Surroundings]
  private(set) var lines: [Line] = []

  init(of source: HTMLSource) {
    self.source = source
    var all: [Surroundings] = []
    all.reserveCapacity(source.tree.nodes.count)
    for node in source.tree.nodes {
      all.append(Surroundings(node).union(node.parent.map { all[$0] } ?? []))
    }
    surroundings = all
    lines = found(in: source.content)
  }

  private func found(in root: Int) -> [Line] {
    var lines: [Line] = []
    var isBroken = true
    for place in tree.inside(root) {
      let node = tree.nodes[place]
      if node.kind == .element, node.name == "br" || !HTMLTree.inline.contains(node.name) {
        isBroken = true
      }
      guard node.kind == .text, node.hasWords, isFree(place) else { continue }
      let block = tree.ancestor(of: place) { !HTMLTree.inline.contains($0.name) } ?? root
      if isBroken || lines.last?.block != block {
        lines.append(Line(texts: [place], block: block))
      } else {
        lines[lines.count - 1].texts.append(place)
      }
      isBroken = false
    }
    return lines
  }

  func isFree(_ place: Int) -> Bool {
    !source.isTaken(place) && !surroundings[place].contains(.noise)
  }

  func isQuestion(_ texts: [Int]) -> Bool {
    guard !texts.contains(where: { surroundings[$0].contains(.aside) }) else { return false }
    let title = source.cleaned(tree.words(of: texts))
    return title.asks && !Invitation.isOne(title.text) && !FAQTitle.isAll(of: title.text)
      && !isDatum(texts)
  }

  func isWhole(_ line: Line, _ mark: Surroundings) -> Bool {
    line.texts.allSatisfy { surroundings[$0].contains(mark) }
  }

  /// The lines that are strong as a whole.
  var strongLines: [Line] { lines.filter { isWhole($0, .strong) } }

  /// Whether words are all of a cell beside others.
  private func isDatum(_ texts: [Int]) -> Bool {
    guard let last = texts.last,
      let cell = tree.ancestor(of: last, where: { ["td", "th"].contains($0.name) }),
      let row = tree.nodes[cell].parent
    else { return false }
    let others = [row + 1..<cell, tree.nodes[cell].end..<tree.nodes[row].end]
    return !source.hasWords(from: last + 1, to: tree.nodes[cell].end)
      && others.contains { $0.contains { ["td", "th"].contains(tree.nodes[$0].name) } }
  }

  func question(_ line: Line, _ title: [Int]? = nil, to limit: Int? = nil) -> Question {
    let isFirst = !source.hasWords(from: line.block, to: line.first)
    return Question(
      title: title ?? line.texts, start: isFirst ? line.block : line.first, limit: limit)
  }
}
