import FAQModel

/// The footnotes of a page: its notes, the links that call them, and those that lead back.
///
/// A note is an item or a paragraph with an ID in an element that is marked as one of footnotes, as pandoc,
/// cmark-gfm, kramdown, markdown-it, GitHub and WordPress write it; an item of a list below a heading, where links
/// above the line lead to it; or a ``LinkedNote``. A call is a link to a note. The comments of those who write a page
/// are no part of it, nor are the marks that call them.
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
  /// Links of notes back to their calls that have words of the note, which stay without the link.
  private(set) var wordedWaysBack: Set<Int> = []
  /// The elements with the comments of those who write the page; no answer holds them either.
  private(set) var comments: [Int] = []
  /// The links to comments, and those in comments back to these.
  private(set) var commentMarks: [Int] = []
  /// The notes that are linked rather than marked, by their elements.
  private var linked: [Int: LinkedNote] = [:]
  /// The sections, the comments, the rules before these, the ways back and the marks of comments.
  private var leftOut: Set<Int> = []

  /// Notes are not written into answers where that may take more than so many bytes, as each answer
  /// repeats those that it calls.
  private static let most = 32 << 20

  init() {}

  init(of tree: HTMLTree) {
    let notes = LinkedNote.all(in: tree)
    sections = Self.sections(of: tree)
    add(notes.filter { !$0.isComment }, in: tree)
    if !sections.isEmpty {
      findCalls(in: tree)
      if limitCalls(in: tree) {
        findWaysBack(in: tree)
      } else {
        self = HTMLFootnotes()
      }
    }
    leaveOut(notes.filter(\.isComment), in: tree)
    let elements = sections.map(\.element) + comments
    leftOut = Set(elements + waysBack + commentMarks + rules(before: linked.keys, in: tree))
  }

  /// Adds notes that stand in no section.
  private mutating func add(_ notes: [LinkedNote], in tree: HTMLTree) {
    let marked = Set(sections.map(\.element))
    for note in notes where !tree.isInside(note.element, any: marked) {
      linked[note.element] = note
      sections.append(Section(element: note.element, notes: [note.element]))
    }
    sections.sort { $0.element < $1.element }
  }

  private mutating func leaveOut(_ notes: [LinkedNote], in tree: HTMLTree) {
    if notes.isEmpty { return }
    comments = notes.map(\.element)
    let calls = Set(notes.map(\.name))
    commentMarks = tree.nodes.indices.filter { place in
      tree.nodes[place].footnoteAddress.map(calls.contains) == true
        && Self.isMark(tree.words(of: place))
    }
    for note in notes {
      commentMarks += tree.inside(note.element).filter {
        (tree.nodes[$0].footnoteAddress == note.call
          || tree.nodes[$0].linkedNote?.name == note.name)
          && Self.isMark(tree.words(of: $0))
      }
    }
  }

  /// The rules that part linked notes from the text before them.
  private func rules(before notes: some Sequence<Int>, in tree: HTMLTree) -> [Int] {
    notes.compactMap { note in
      var place = note - 1
      while place > 0, tree.nodes[place].parent == tree.nodes[note].parent,
        tree.nodes[place].name != "hr", tree.nodes[place].isBlank
      {
        place -= 1
      }
      let isRule =
        tree.nodes[place].name == "hr" && tree.nodes[place].parent == tree.nodes[note].parent
      return isRule ? place : nil
    }
  }

  /// What calls of a note lead to.
  private func name(of note: Int, in tree: HTMLTree) -> String? {
    linked[note]?.name ?? tree.nodes[note]["id"]
  }

  /// Whether an element is a section of notes or a way back, which are no part of a text.
  func leavesOut(_ index: Int) -> Bool { leftOut.contains(index) }

  /// Whether a note is called from one of some nodes that follow one another.
  func hasCalls(in range: Range<Int>) -> Bool {
    let place = calls.partition { $0 >= range.lowerBound }
    return place < calls.count && calls[place] < range.upperBound
  }

  /// The sections that a call leads to, or that are made as no other element is.
  private static func sections(of tree: HTMLTree) -> [Section] {
    var sections: [Section] = []
    let raised = raisedCalls(in: tree)
    var place = 0
    while place < tree.nodes.count {
      let isSection = isMarked(tree.nodes[place]) || isList(place, of: raised, in: tree)
      let items = isSection ? Self.items(of: place, in: tree) : []
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

  /// What the numbers and signs above the line lead to.
  private static func raisedCalls(in tree: HTMLTree) -> Set<String> {
    let calls = tree.nodes.indices.filter { place in
      tree.nodes[place].name == "a" && tree.inside(place).count < 8
        && tree.isInside(place) { $0.name == "sup" }
        && isMark(tree.words(of: place))
    }
    return Set(calls.compactMap { tree.nodes[$0].footnoteAddress })
  }

  /// Whether a list is one of references: it stands below a heading that asks nothing, each item has an ID, and
  /// calls lead to some.
  private static func isList(_ index: Int, of calls: Set<String>, in tree: HTMLTree) -> Bool {
    guard !calls.isEmpty, tree.nodes[index].name == "ol" || tree.nodes[index].name == "ul"
    else { return false }
    let names = tree.children(of: index).filter { tree.nodes[$0].name == "li" }
      .map { tree.nodes[$0]["id"] ?? "" }
    return !names.contains("") && names.contains(where: calls.contains)
      && standsBelowHeading(index, in: tree)
  }

  /// Whether nothing stands between an element and a heading that asks nothing.
  private static func standsBelowHeading(_ index: Int, in tree: HTMLTree) -> Bool {
    guard let parent = tree.nodes[index].parent else { return false }
    var place = index - 1
    while place > parent, tree.nodes[place].parent == parent, tree.nodes[place].isBlank {
      place -= 1
    }
    while let outer = tree.nodes[place].parent, outer > parent { place = outer }
    return tree.nodes[place].headingLevel != nil && !Asking.ends(tree.words(of: place))
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
      if let name = name(of: note, in: tree) { notes[name, default: []].append(note) }
    }
    for (index, node) in tree.nodes.enumerated() where node.name == "a" {
      guard !node.leadsBackFromFootnote, let id = node.footnoteAddress, let named = notes[id]
      else { continue }
      calls.append(index)
      targets[index] = named[min(named.partition { $0 >= index }, named.count - 1)]
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
      let section = starts.partition { $0 >= call } - 1
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
        for name in [tree.nodes[element]["id"], tree.nodes[element]["name"]] {
          if let name, !name.isEmpty { origins.insert(name) }
        }
      }
    }
    for note in sections.flatMap(\.notes) {
      for place in tree.inside(note) where tree.nodes[place].name == "a" && targets[place] == nil {
        let node = tree.nodes[place]
        let isSign =
          origins.contains(node.footnoteAddress ?? "")
          && !tree.words(of: place).unicodeScalars.contains { $0.properties.isAlphabetic }
        let leadsBack = linked[note].map { $0.call == node.footnoteAddress } == true
        if isSign || leadsBack && Self.isMark(tree.words(of: place)) || node.leadsBackFromFootnote {
          waysBack.append(place)
        } else if leadsBack {
          wordedWaysBack.insert(place)
        }
      }
    }
  }
}

extension HTMLTree.Node {
  /// Whether it is white space, a comment or a line break.
  fileprivate var isBlank: Bool {
    kind == .comment || name == "br" || kind == .text && !hasWords
  }

  /// About how many bytes the node adds to a text.
  fileprivate var size: Int {
    attributes.reduce(32 + text.utf8.count) { $0 + $1.value.utf8.count }
  }
}
