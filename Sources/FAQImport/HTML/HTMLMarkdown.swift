import FAQModel

/// Parts of a page as Markdown that is shown as the page shows them: the same words in the same
/// order, with headings, lists, tables, marks, links and images.
///
/// No-break spaces stay as they are, except at the ends of lines. What no answer holds, such as
/// navigation or a script, is left out and named.
package struct HTMLMarkdown {
  let tree: HTMLTree
  /// The blocks that have ended, within the container that is being read.
  var blocks: [HTMLBlock] = []
  var line = HTMLLine()
  /// The outermost elements with words that the page does not show.
  let hidden: [Int]
  /// The tabs by the panels that they show, and the tabs that therefore stand there.
  private let tabs: [Int: Int]
  private let movedTabs: Set<Int>
  /// The level of the heading that is being read.
  private var heading: Int?
  /// Whether digits are written above or below the line.
  var raised: RaisedDigits.Position?
  /// The list of Google Docs that was read last, to which the next may belong.
  var outline: HTMLOutline?
  /// How many quotes and lists are open.
  private var containers = 0
  /// What has been read; its body is written at the end.
  var answer = AnswerMarkdown(body: "")
  /// What the icons are called that have no words.
  var icons: [String] = []
  /// The remarks and the addresses of attachments that are listed already.
  var known: Set<String> = []
  /// The notes that are called, in the order of their first calls.
  var notes: [Int] = []
  /// The number of each of them.
  var noteNumbers: [Int: Int] = [:]
  /// What these notes hold, as far as they have been read.
  var footnotes: [[HTMLBlock]] = []

  /// Markdown of more levels than this is hard to read for people and for parsers.
  private static let mostContainers = 40

  /// A fragment of HTML, as a field of a feed or an export holds it, as Markdown.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, as ``HTMLTree/init(reading:isFragment:)``.
  package static func markdown(html: String) throws -> AnswerMarkdown {
    let tree = try HTMLTree(reading: html, isFragment: true)
    return HTMLMarkdown(tree.children(of: 0), in: tree).answer
  }

  /// Reads nodes of a tree, which follow one another.
  init(_ nodes: [Int], in tree: HTMLTree) {
    self.tree = tree
    hidden = tree.hidden(in: nodes)
    tabs = tree.tabs(in: nodes)
    movedTabs = Set(tabs.values)
    let isStruck = nodes.first.map { tree.isInside($0, where: \.isStruck) } == true
    if isStruck { line.open(.strikethrough) }
    for node in nodes { visit(node) }
    endLine()
    if isStruck { line.close() }
    remarkHidden()
    readNotes()
    remarkIcons()
    if tree.isFragment { answer.dropped += tree.footnotesLeftOut(besides: Set(notes)) }
    answer.body = (HTMLBlock.lines(of: blocks) + footnoteLines).joined(separator: "\n")
  }

  mutating func visit(_ index: Int) {
    let node = tree.nodes[index]
    switch node.kind {
    case .comment: break
    case .text:
      add(words: node.text)
      if let font = node.font { remark(node.text, in: font) }
    case .element:
      if movedTabs.contains(index) { return }
      if let label = node.label { return add(label: label) }
      if let tab = tabs[index] { addLabel(tab) }
      if drops(index) || takeIcon(index) || addFormula(index) { return }
      if node.styledAs == nil {
        visitElement(index)
      } else if let position = node.position {
        addRaised(index, position) { $0.visitElement(index) }
      } else {
        line.open(.strikethrough)
        visitElement(index)
        line.close()
      }
    }
  }

  /// Reads an element as its name says.
  private mutating func visitElement(_ index: Int) {
    let name = tree.nodes[index].name
    if let mark = Self.marks[name] {
      line.open(mark)
      visitChildren(of: index)
      line.close()
    } else if !visitInline(index), !visitBlock(index) {
      if Self.blocks.contains(name) { endLine() }
      visitChildren(of: index)
      if Self.blocks.contains(name) { endLine() }
    }
  }

  mutating func visitChildren(of index: Int) {
    for child in tree.children(of: index) { visit(child) }
  }

  /// Reads a block of a kind of its own; false for any other element.
  private mutating func visitBlock(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    switch node.name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      endLine()
      heading = node.name.utf8.last.map { Int($0) - 48 }
      visitChildren(of: index)
      endLine()
      heading = nil
    case "hr":
      endLine()
      blocks.append(.rule)
    case "pre": addCode(index)
    case "blockquote": addContainer(index) { .quote($0) }
    case "ul", "ol", "menu", "dir": addList(index)
    case "table": addTable(index)
    case "button": addLabel(index)
    case "dt", "summary":
      endLine()
      line.open(.strong)
      visitChildren(of: index)
      endLine()
      line.close()
    default: return false
    }
    return true
  }

  private mutating func addContainer(_ index: Int, _ make: ([HTMLBlock]) -> HTMLBlock) {
    let content = collect(index)
    if content.isEmpty { return }
    if containers < Self.mostContainers {
      blocks.append(make(content))
    } else {
      remark("Lists or quotes nest deeper than \(Self.mostContainers) levels; the rest is flat.")
      blocks += content
    }
  }

  /// What is in an element, as blocks of their own.
  mutating func collect(_ index: Int) -> [HTMLBlock] {
    endLine()
    let (outerBlocks, outerHeading, outerOutline) = (blocks, heading, outline)
    blocks = []
    heading = nil
    outline = nil
    containers += 1
    let isStruck = [index, tree.nodes[index].parent ?? index].contains { place in
      tree.nodes[place].styledAs == "del" && (place == index || tree.nodes[place].name == "tr")
    }
    if isStruck { line.open(.strikethrough) }
    visitChildren(of: index)
    endLine()
    if isStruck { line.close() }
    containers -= 1
    defer { (blocks, heading, outline) = (outerBlocks, outerHeading, outerOutline) }
    return blocks
  }

  private mutating func addList(_ index: Int) {
    endLine()
    let isOrdered = tree.nodes[index].name == "ol"
    var numbers = HTMLListNumbers(of: index, in: tree)
    var items: [[HTMLBlock]] = []
    var isLoose = false
    for child in tree.children(of: index) {
      let node = tree.nodes[child]
      if node.name == "li" {
        items.append(collect(child))
        isLoose = isLoose || tree.children(of: child).contains { tree.nodes[$0].name == "p" }
        numbers.add(node["value"])
      } else if node.kind == .element, !drops(child) {
        let content = ["ul", "ol"].contains(node.name) ? collectAll(child) : collect(child)
        if items.isEmpty {
          items.append([])
          numbers.add()
        }
        items[items.count - 1] += content
      } else if node.hasWords {
        items.append(collectAll(child))
        numbers.add()
      }
    }
    if items.allSatisfy(\.isEmpty) { return }
    guard containers < Self.mostContainers else {
      remark("Lists or quotes nest deeper than \(Self.mostContainers) levels; the rest is flat.")
      blocks += items.flatMap { $0 }
      return
    }
    let isNumberedOtherwise =
      tree.nodes[index]["type"] ?? "1" != "1" || tree.nodes[index].isNumberedOtherwise
    if isOrdered, !numbers.areKept || isNumberedOtherwise { remarkNumbers() }
    add(
      .list(
        numbers: isOrdered ? numbers.written : nil,
        isLoose: isLoose || !HTMLBlock.canBeTight(items), items: items),
      as: HTMLOutline.Place(tree.nodes[index]))
  }

  private mutating func remarkNumbers() {
    remark("A list that was numbered its own way is numbered 1, 2, 3 and so on; compare it.")
  }

  /// A node itself as blocks of their own.
  private mutating func collectAll(_ index: Int) -> [HTMLBlock] {
    let outer = blocks
    blocks = []
    visit(index)
    endLine()
    defer { blocks = outer }
    return blocks
  }

  /// Ends a line, which is a paragraph or a heading of its own.
  mutating func endLine() {
    let pieces = line.end()
    if pieces.isEmpty { return }
    if let call = Self.callToAction(pieces) {
      answer.dropped.append("the call '\(call)'")
    } else if let heading {
      blocks.append(.heading(heading, pieces))
    } else {
      blocks.append(.paragraph(pieces))
    }
  }

  mutating func remark(_ sentence: String) {
    if known.insert(sentence).inserted { answer.remarks.append(sentence) }
  }

  private static let marks: [String: HTMLMark] = [
    "strong": .strong, "b": .strong, "em": .emphasis, "i": .emphasis, "cite": .emphasis,
    "dfn": .emphasis, "var": .emphasis, "del": .strikethrough, "s": .strikethrough,
    "strike": .strikethrough,
  ]

  private static let blocks: Set = [
    "html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside",
    "address", "center", "hgroup", "figure", "figcaption", "details", "dl", "dd", "fieldset",
    "legend", "li", "dialog", "search", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
    "noframes", "listing", "xmp", "plaintext",
  ]
}
