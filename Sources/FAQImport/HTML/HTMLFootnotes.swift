/// The footnotes of a page: its notes, the links that call them, and those that lead back.
///
/// A note is an item or a paragraph with an ID in an element that is marked as one of footnotes, as pandoc,
/// cmark-gfm, kramdown, markdown-it, GitHub and WordPress write it; a call is a link to a note.
struct HTMLFootnotes: Sendable {
  /// An element that holds notes.
  struct Section: Sendable {
    let element: Int
    let notes: [Int]
  }

  /// The elements that hold notes, in the order of the page; no answer holds them.
  private(set) var sections: [Section] = []
  /// The note that each call names.
  private(set) var targets: [Int: Int] = [:]
  /// The calls in the order of the page.
  private(set) var calls: [Int] = []
  /// The links in notes back to their calls, in the order of the page.
  private(set) var waysBack: [Int] = []
  /// The sections and the ways back.
  private var leftOut: Set<Int> = []

  /// Notes are not written into answers where that may take more than so many bytes, as each answer
  /// repeats those that it calls.
  private static let most = 32 << 20

  init() {}

  init(of tree: HTMLTree) {
    sections = Self.sections(of: tree)
    if sections.isEmpty { return }
    findCalls(in: tree)
    guard limitCalls(in: tree) else {
      self = HTMLFootnotes()
      return
    }
    findWaysBack(in: tree)
    leftOut = Set(sections.map(\.element) + waysBack)
  }

  /// Whether an element is a section of notes or a way back, which are no part of a text.
  func leavesOut(_ index: Int) -> Bool { leftOut.contains(index) }

  /// Whether a note is called from one of some nodes that follow one another.
  func hasCalls(in range: Range<Int>) -> Bool {
    let place = calls.place(of: range.lowerBound)
    return place < calls.count && calls[place] < range.upperBound
  }

  /// The sections that a call leads to, or that are made as no other element is.
  private static func sections(of tree: HTMLTree) -> [Section] {
    var sections: [Section] = []
    var place = 0
    while place < tree.nodes.count {
      let items = isMarked(tree.nodes[place]) ? Self.items(of: place, in: tree) : []
      if items.isEmpty {
        place += 1
      } else {
        sections.append(Section(element: place, notes: items))
        place = tree.nodes[place].end
      }
    }
    if sections.isEmpty { return [] }
    let called = Set(tree.nodes.compactMap { $0.footnoteAddress })
    return sections.filter { section in
      let node = tree.nodes[section.element]
      return node["role"] == "doc-endnotes" || node["data-footnotes"] != nil
        || tree.first(in: section.element, where: \.leadsBackFromFootnote) != nil
        || section.notes.contains { called.contains(tree.nodes[$0]["id"] ?? "") }
    }
  }

  private static func isMarked(_ node: HTMLTree.Node) -> Bool {
    guard ["section", "aside", "div", "ol", "ul", "footer"].contains(node.name) else {
      return false
    }
    return node["role"] == "doc-endnotes" || node["data-footnotes"] != nil
      || node.classes.contains {
        ["footnotes", "footnote", "endnotes", "wp-block-footnotes"].contains($0)
      }
  }

  /// The notes in an element; none where a heading follows them, since the element may never have
  /// been closed.
  private static func items(of section: Int, in tree: HTMLTree) -> [Int] {
    var items: [Int] = []
    var place = section + 1
    while place < tree.nodes[section].end {
      let node = tree.nodes[place]
      if node.name == "li" || node.name == "p", node["id"]?.isEmpty == false {
        items.append(place)
        place = node.end
      } else if node.headingLevel != nil, !items.isEmpty {
        return []
      } else {
        place += 1
      }
    }
    return items
  }

  /// Finds the calls; where several notes have one ID, a call names the next of them.
  private mutating func findCalls(in tree: HTMLTree) {
    var notes: [String: [Int]] = [:]
    for note in sections.flatMap(\.notes) {
      if let id = tree.nodes[note]["id"] { notes[id, default: []].append(note) }
    }
    for (index, node) in tree.nodes.enumerated() where node.name == "a" {
      guard !node.leadsBackFromFootnote, let id = node.footnoteAddress, let named = notes[id]
      else { continue }
      calls.append(index)
      targets[index] = named[min(named.place(of: index), named.count - 1)]
    }
  }

  /// Forgets the calls within notes where following them is out of all proportion; false where all
  /// calls are.
  private mutating func limitCalls(in tree: HTMLTree) -> Bool {
    var sizes: [Int: Int] = [:]
    for note in Set(targets.values) {
      sizes[note] = tree.inside(note).reduce(100) { $0 + tree.nodes[$1].size }
    }
    let starts = sections.map(\.element)
    var (outer, inner) = (0, 0)
    var others: [Int] = []
    for call in calls {
      let size = targets[call].flatMap { sizes[$0] } ?? 0
      let section = starts.place(of: call) - 1
      if section >= 0, call < tree.nodes[starts[section]].end {
        inner += size
      } else {
        outer += size
        others.append(call)
      }
    }
    // An answer has at least one of the other calls, and follows each call within a note once.
    if inner > 0, others.count > Self.most / inner {
      let kept = Set(others)
      targets = targets.filter { kept.contains($0.key) }
      calls = others
    }
    return outer <= Self.most
  }

  private mutating func findWaysBack(in tree: HTMLTree) {
    var origins: Set<String> = []
    for call in calls {
      var elements = [call]
      if let parent = tree.nodes[call].parent, ["sup", "span"].contains(tree.nodes[parent].name) {
        elements.append(parent)
      }
      for element in elements {
        if let id = tree.nodes[element]["id"], !id.isEmpty { origins.insert(id) }
      }
    }
    for note in sections.flatMap(\.notes) {
      for place in tree.inside(note) where tree.nodes[place].name == "a" && targets[place] == nil {
        let node = tree.nodes[place]
        let isSign =
          origins.contains(node.footnoteAddress ?? "")
          && !tree.words(of: place).unicodeScalars.contains { $0.properties.isAlphabetic }
        if isSign || node.leadsBackFromFootnote { waysBack.append(place) }
      }
    }
  }
}

extension [Int] {
  /// Where the first of these ascending numbers is that is no less than another.
  fileprivate func place(of number: Int) -> Int {
    partition { $0 >= number }
  }
}

extension HTMLTree.Node {
  /// About how many bytes the node adds to a text.
  fileprivate var size: Int {
    attributes.reduce(32 + text.utf8.count) { $0 + $1.value.utf8.count }
  }
}
