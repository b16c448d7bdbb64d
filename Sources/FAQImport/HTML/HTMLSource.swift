import FAQModel

/// The questions of a web page.
///
/// They are found, in this order, in structured data (JSON-LD, then microdata), in the blocks of
/// WordPress plugins, in details, accordions, pairs of a question and an answer and lists of
/// definitions, and in headings; where nothing of this asks, in strong paragraphs, in paragraphs
/// marked with `Q:` and `A:`, in tables of two columns, in what unfolds, and in lines. What several of them state is
/// taken once.
package struct HTMLSource {
  let tree: HTMLTree
  var reading = SourceReading()
  var found: [HTMLQuestion] = []
  /// The keys of the questions of structured data in JSON, whether they ask or not.
  private(set) var stated: Set<String> = []
  /// Whether a click shows the answer of one of them.
  private(set) var hasFolded = false
  /// The nodes that belong to a question.
  private var taken: [Bool]
  /// The nodes that were refused as no question, and are of no other's answer.
  private var isRefused: [Bool]
  /// The nodes that are no part of an answer by themselves, such as footnotes.
  private var isApart: [Bool]
  /// The titles of the questions that are no headings of the page.
  private var titles: Set<Int> = []
  /// Where each ID is used first.
  let places: [String: Int]
  /// Where each name is used first.
  lazy var names = tree.places(of: "name")
  let site: HTMLSite
  /// The words that stand in one piece on the page.
  lazy var shown = Set(tree.nodes.filter { $0.kind == .text }.map(\.text.oneLine))
  let namesLinks: Bool
  /// What the file of the page is called.
  let page: Substring
  /// The asides that belong to the page.
  let asides: [Int]
  /// The footnotes that the answers have which were taken.
  var notes: Set<Int> = []

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - path: what its file is called.
  ///   - namesLinks: whether links to other pages of its site are named, which lead nowhere from here; else
  ///     somebody looks for where they lead.
  ///   - isFAQ: whether it is called a page of questions elsewhere; nil where nothing is known of that.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where it holds no markup, or is made to break readers, as
  ///   ``HTMLTree/init(reading:isFragment:)`` says.
  package static func reading(
    _ text: String, path: String = "", namesLinks: Bool = true, isFAQ: Bool? = nil
  ) throws -> SourceReading {
    var source = HTMLSource(try HTMLTree(reading: text), namesLinks, path: path)
    guard source.tree.nodes.contains(where: { $0.kind == .element && $0.line > 0 }) else {
      throw Refusal.invalidFile(cause: "it holds no HTML")
    }
    if let mark = source.tree.nodes.first(where: { $0.name == "meta" && $0["name"] == "faqcms" }) {
      source.refuse(mark.whereabouts, OwnExport.page.cause, OwnExport.page.suggestion)
      return source.reading
    }
    source.findData()
    source.stated = source.listed ?? []
    source.findMicrodata()
    source.findBlocks()
    source.findDetails()
    source.findAccordions()
    source.findPairs()
    source.findDefinitions()
    source.findHeadings()
    source.findStrongQuestions()
    source.findLabelledQuestions()
    source.findTables()
    source.findFolded()
    if isFAQ != false { source.findLines(isFAQ: isFAQ == true) }
    source.take()
    source.nameArticles(path: path)
    source.nameFootnotes()
    source.nameTheRest()
    source.nameOtherRules()
    return source.reading
  }

  private init(_ tree: HTMLTree, _ namesLinks: Bool, path: String) {
    self.tree = tree
    self.namesLinks = namesLinks
    page = path.split(separator: "/").last ?? ""
    site = HTMLSite(of: tree)
    taken = Array(repeating: false, count: tree.nodes.count)
    isRefused = taken
    isApart = taken
    places = tree.places(of: "id")
    asides = tree.nodes.indices.filter { tree.isBesidePage($0) }
    take(tree.footnotes.sections.map(\.element) + tree.footnotes.comments)
    isApart = taken
  }

  /// Whether a node belongs to a question, or was refused as one.
  func isTaken(_ index: Int) -> Bool { taken[index] || isRefused[index] }

  /// Whether a part of a node is taken, other than what each answer leaves out.
  func holdsTaken(_ index: Int) -> Bool {
    tree.inside(index).contains { isTaken($0) && !isApart[$0] }
  }

  /// The titles of questions from one place to another that are no headings of the page.
  func titles(from start: Int, to end: Int) -> [Int] {
    (start..<max(start, end)).filter { titles.contains($0) }
  }

  /// Whether a node is part of a question or of what no answer holds.
  func isFree(_ index: Int) -> Bool {
    !taken[index] && !tree.isInside(index) { Self.isNoise($0) } && !Self.isNoise(tree.nodes[index])
  }

  /// Marks what belongs to a question.
  mutating func take(_ indices: [Int]) {
    for index in indices {
      for place in tree.whole(index) { taken[place] = true }
    }
  }

  /// Marks what was refused; its words are named with those outside of the questions.
  mutating func refuse(_ indices: [Int]) {
    for index in indices {
      for place in tree.whole(index) { isRefused[place] = true }
    }
  }

  /// Notes a question whose title and answer are nodes.
  mutating func add(_ question: HTMLQuestion, title: Int?) {
    var question = question
    if let title { question.remarks += tree.remarks(onTitle: title) }
    question.titleNode = title
    found.append(question)
    if question.method.isFolded { hasFolded = true }
    if question.method != .heading, let title { titles.insert(title) }
    take(question.whole)
  }

  mutating func refuse(_ place: String, _ cause: String, _ suggestion: String) {
    reading.refused.append(SourceRefusal(place: place, cause: cause, suggestion: suggestion))
  }

  /// The words of a title; its icons and the like are named as left out.
  mutating func title(of index: Int) -> String {
    for icon in tree.icons(in: index) {
      if tree.nodes[icon].name == "img" {
        if let name = tree.name(ofPicture: icon, in: index) { reading.dropped.append(name) }
        continue
      }
      let words = tree.words(of: icon)
      if words.unicodeScalars.contains(where: { $0.properties.generalCategory != .format }) {
        reading.dropped.append(tree.name(ofIcon: icon, words))
      }
    }
    remarkCalls(in: index)
    return tree.title(of: index)
  }

  static func isNoise(_ node: HTMLTree.Node) -> Bool {
    switch node.name {
    case "nav", "footer", "form", "script", "style", "template", "noscript", "head": true
    default:
      ["navigation", "banner", "contentinfo", "search"].contains(node["role"])
        || node.classes.contains { $0.contains("breadcrumb") } || node.furniture != nil
    }
  }

  /// Names the words of the page that no question holds.
  private mutating func nameTheRest() {
    var words: [Int] = []
    var block: Int?
    var named = Set(reading.dropped)
    let root = content
    var known = Set(found.map { SourceQuestion.key(of: cleaned($0.title).text) })
    func end() {
      let text = tree.words(of: words)
      if !text.isEmpty { reading.dropped.append("words outside of the questions: '\(text)'") }
      if let first = words.first, asks(words, in: root),
        known.insert(SourceQuestion.key(of: cleaned(text).text)).inserted
      {
        refuse(
          tree.nodes[first].whereabouts,
          "'\(text)' looks like a question, but which words answer it could not be told",
          "Write it as a heading, with its answer below it.")
      }
      words = []
    }
    var place = 0
    while place < tree.nodes.count {
      let node = tree.nodes[place]
      if taken[place] {
        place += 1
        continue
      }
      if node.name == "title" {
        let words = tree.words(of: place)
        if !words.isEmpty { reading.dropped.append("the title of the page '\(words)'") }
        place = node.end
        continue
      }
      if node.kind == .element, node.name != "head", let kind = Self.kind(of: node) {
        let text = tree.words(of: place)
        let entry = text.isEmpty ? kind : "\(kind) '\(text)'"
        if !kind.isEmpty, named.insert(entry).inserted { reading.dropped.append(entry) }
        place = node.end
        continue
      }
      // A heading that asks in its first line may hold its answer, too.
      if node.name == "br", tree.isInside(place, where: { $0.headingLevel != nil }) { end() }
      if node.kind == .text {
        let around = tree.ancestor(of: place) { !HTMLTree.inline.contains($0.name) }
        if around != block { end() }
        block = around
        words.append(place)
      }
      place += 1
    }
    end()
  }

  /// Names the style rules that may change what answers say, and were not applied.
  private mutating func nameOtherRules() {
    for selector in tree.otherRules {
      reading.remarks.append(
        "Its style for '\(selector.visibleOnOneLine)' strikes words through or raises them and was not "
          + "applied; compare the answers with the page.")
    }
  }

  /// Whether texts of the content ask something, and do not lead elsewhere. Headings that ask have been
  /// looked at, and asides ask for the page.
  private func asks(_ texts: [Int], in root: Int) -> Bool {
    let words = cleaned(tree.words(of: texts))
    guard words.asks, !Invitation.isOne(words.text) else { return false }
    return texts.contains { text in
      tree.inside(root).contains(text) && !tree.words(of: text).isEmpty
        && !isOfHeadingThatAsks(text)
        && !tree.isInside(text) {
          $0.isLink || ["aside", "figure", "blockquote", "header"].contains($0.name)
        }
    }
  }

  /// Whether words stand in a heading that asks as a whole.
  private func isOfHeadingThatAsks(_ text: Int) -> Bool {
    tree.ancestor(of: text) { $0.headingLevel != nil }.map { asks([$0]) } == true
  }

  private static func kind(of node: HTMLTree.Node) -> String? {
    // Buttons are titles or ask for a click; their words are named with those around them.
    if node.name == "button" { return nil }
    if node.name == "link", node["rel"]?.lowercased() == "stylesheet" {
      return "the style sheet '\(node.address.start)'"
    }
    return node.name == "footer" ? "a footer" : HTMLMarkdown.kind(of: node)
  }
}
