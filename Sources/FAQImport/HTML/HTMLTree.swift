import CGumbo
import FAQModel

/// A page of HTML as values, in the order of the page (HTML5, with its repair of broken markup).
package struct HTMLTree: Sendable {
  /// What a node is.
  package enum Kind: Sendable { case element, text, comment }

  /// An attribute with its character references resolved.
  package struct Attribute: Equatable, Sendable {
    package let name: String
    package let value: String
  }

  /// A node; what is in it follows it, up to ``end``.
  package struct Node: Sendable {
    package let kind: Kind
    /// The name of an element in lower case, empty for others.
    package fileprivate(set) var name: String
    package let attributes: [Attribute]
    /// The words of a text or a comment, empty for elements.
    package internal(set) var text: String
    /// The line where it begins, counted from 1; 0 where no markup of the page made it.
    package let line: Int
    /// The element around it; nil for the root.
    package let parent: Int?
    /// The place of the next node that is not in it.
    package fileprivate(set) var end: Int
    /// The element whose meaning the styles of the page give it beside its own: `del`, `sup` or `sub`.
    fileprivate(set) var styledAs: String?
    /// How the page keeps its words from the eye.
    fileprivate(set) var hiding: Hiding?
    /// What it says instead of words, where it is a picture; see ``HTMLTree/label(ofPicture:)``.
    fileprivate(set) var label: String?
    /// The font that a text is written in, where it is one of signs; those of Symbol are signs already.
    var font: SignFont?
    /// Whether a style numbers it with letters or the like.
    fileprivate(set) var isNumberedOtherwise = false

    /// The value of the named attribute, nil where there is none.
    package subscript(name: String) -> String? {
      attributes.first { $0.name == name }?.value
    }
  }

  /// All nodes; the first is the `html` element.
  package internal(set) var nodes: [Node] = []
  /// Its footnotes; the texts of their marks are empty.
  private(set) var footnotes = HTMLFootnotes()
  /// The selectors of style rules that may strike words of it through or raise them, and were not applied.
  private(set) var otherRules: [String] = []
  /// Whether it is what stands within an element.
  let isFragment: Bool

  /// A page may nest so many levels; more is made to break a reader.
  package static let deepest = 256
  /// The size of the largest page, in bytes of UTF-8.
  package static let largest = 16 << 20

  /// Reads a page, or, as a fragment, what stands within an element.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where it is larger than 16 MiB, nests deeper than
  ///   256 levels, or grows out of all proportion when it is read.
  package init(reading html: String, isFragment: Bool = false) throws {
    guard html.utf8.count <= Self.largest else {
      throw Refusal.invalidFile(cause: "it is larger than 16 MiB; split it")
    }
    try HTMLNesting.check(html)
    self.isFragment = isFragment
    let budget = (32 << 20) + 24 * html.utf8.count
    guard let arena = gumbo_arena_new(budget) else { throw Self.tooLarge }
    defer { gumbo_arena_free(arena) }
    nodes = try html.withBytes { bytes in
      let root = bytes.withMemoryRebound(to: CChar.self) { text in
        gumbo_arena_parse(arena, text.baseAddress, text.count, isFragment)?.pointee.root
      }
      guard let root else { throw Self.tooLarge }
      return try Self.copy(root)
    }
    takePageForms()
    takeRoles()
    applyStyles()
    footnotes = HTMLFootnotes(of: self)
    for (place, text) in footnotes.textsAfterMarks(in: self) { nodes[place].text = text }
    for place in footnotes.marks(in: self) { nodes[place].text = "" }
  }

  private static let tooLarge = Refusal.invalidFile(
    cause: "its markup grows out of all proportion when it is read; repair it first")

  /// The nodes of gumbo's tree in order, without recursion.
  private static func copy(_ root: UnsafeMutablePointer<GumboNode>) throws -> [Node] {
    var nodes: [Node] = []
    var open: [(node: UnsafeMutablePointer<GumboNode>, index: Int, next: UInt32)] = []
    if let node = node(root, parent: nil) {
      nodes.append(node)
      open.append((root, 0, 0))
    }
    while let last = open.last {
      let children = last.node.pointee.v.element.children
      guard last.next < children.length, let child = children.data[Int(last.next)] else {
        nodes[last.index].end = nodes.count
        open.removeLast()
        continue
      }
      open[open.count - 1].next += 1
      let pointer = child.assumingMemoryBound(to: GumboNode.self)
      guard let node = node(pointer, parent: last.index) else { continue }
      nodes.append(node)
      guard node.kind == .element else {
        nodes[nodes.count - 1].end = nodes.count
        continue
      }
      guard open.count < deepest else { throw HTMLNesting.refusal(line: node.line) }
      open.append((pointer, nodes.count - 1, 0))
    }
    return nodes
  }

  private static func node(_ pointer: UnsafeMutablePointer<GumboNode>, parent: Int?) -> Node? {
    switch pointer.pointee.type {
    case GUMBO_NODE_ELEMENT, GUMBO_NODE_TEMPLATE:
      let element = pointer.pointee.v.element
      return Node(
        kind: .element, name: name(of: element), attributes: attributes(of: element), text: "",
        line: element.original_tag.length > 0 ? Int(element.start_pos.line) : 0, parent: parent,
        end: 0)
    case GUMBO_NODE_TEXT, GUMBO_NODE_CDATA, GUMBO_NODE_WHITESPACE, GUMBO_NODE_COMMENT:
      let text = pointer.pointee.v.text
      let isComment = pointer.pointee.type == GUMBO_NODE_COMMENT
      return Node(
        kind: isComment ? .comment : .text, name: "", attributes: [],
        text: text.text.map { String(cString: $0) } ?? "", line: Int(text.start_pos.line),
        parent: parent, end: 0)
    default: return nil
    }
  }

  private static func name(of element: GumboElement) -> String {
    if element.tag != GUMBO_TAG_UNKNOWN {
      return gumbo_normalized_tagname(element.tag).map { String(cString: $0) } ?? ""
    }
    var piece = element.original_tag
    guard piece.data != nil, piece.length > 0 else { return "" }
    gumbo_tag_from_original_text(&piece)
    let bytes = UnsafeBufferPointer(start: piece.data, count: piece.length)
    return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self).lowercased()
  }

  /// Makes a form around the page, as ASP.NET writes it, an element like any other: it holds what no form to fill
  /// in does.
  private mutating func takePageForms() {
    for index in nodes.indices where nodes[index].name == "form" {
      let isOfPage = inside(index).contains { place in
        ["main", "nav", "article", "h1"].contains(nodes[place].name)
          || nodes[place]["name"] == "__VIEWSTATE"
      }
      if isOfPage { nodes[index].name = "div" }
    }
  }

  /// Makes elements that say they are headings such by their names, tabs no navigation, and what browsers show in
  /// the place of its element no template.
  private mutating func takeRoles() {
    for index in nodes.indices where !nodes[index].attributes.isEmpty {
      if nodes[index].name == "template", nodes[index]["shadowrootmode"] != nil {
        nodes[index].name = "div"
      }
      if let level = level(ofRole: index) { nodes[index].name = "h\(level)" }
    }
    for index in navigationsOfTabs() { nodes[index].name = "div" }
  }

  /// Gives elements the names and the hiding that the styles of the page mean.
  private mutating func applyStyles() {
    var sheet = HTMLStyleSheet()
    for index in nodes.indices where nodes[index].name == "style" {
      for child in children(of: index) {
        sheet.read(nodes[child].text, media: nodes[index]["media"] ?? "")
      }
    }
    var fonts: [Int: String] = [:]
    for index in nodes.indices where nodes[index].kind == .element {
      // Most have nothing that could say it.
      if sheet.isEmpty, nodes[index].attributes.isEmpty,
        nodes[index].name != "dialog", nodes[index].name != "svg"
      {
        continue
      }
      let style = sheet.style(of: nodes[index])
      if let name = style.name { nodes[index].take(name) }
      nodes[index].hiding = nodes[index].hiding(style)
      if let font = style.font ?? nodes[index]["face"] { fonts[index] = font }
      nodes[index].isNumberedOtherwise = style.numbersOtherwise
      if nodes[index].hiding != .hidden { nodes[index].label = label(ofPicture: index) }
    }
    takeSigns(fonts)
    otherRules = sheet.otherRules.filter { rule in
      nodes.contains { $0.mayBeMarked && rule.mayBe(for: $0) }
    }.map(\.selector)
  }

  private static func attributes(of element: GumboElement) -> [Attribute] {
    (0..<Int(element.attributes.length)).compactMap { index in
      guard let pointer = element.attributes.data[index] else { return nil }
      let attribute = pointer.assumingMemoryBound(to: GumboAttribute.self).pointee
      guard let name = attribute.name, let value = attribute.value else { return nil }
      return Attribute(name: String(cString: name), value: String(cString: value))
    }
  }
}

extension HTMLTree.Node {
  /// Takes the meaning that a style gives it. A span has none of its own; what is no part of a line can be
  /// struck through, but not raised.
  fileprivate mutating func take(_ style: String) {
    if name == "span" || name == "font" {
      name = style
    } else if !isMarked, style == "del" || HTMLTree.inline.contains(name) {
      styledAs = style
    }
  }

  /// Whether its words are struck through, raised or lowered.
  private var isMarked: Bool { isStruck || position != nil }

  /// Whether a rule may mark words of it that are not marked.
  fileprivate var mayBeMarked: Bool {
    kind == .element && !isMarked && name != "html" && name != "body"
  }

  /// Whether its words no longer hold.
  var isStruck: Bool { styledAs == "del" || HTMLTree.struck.contains(name) }

  /// Where its words stand beside the line.
  var position: RaisedDigits.Position? {
    switch (name, styledAs) {
    case ("sup", _), (_, "sup"): .above
    case ("sub", _), (_, "sub"): .below
    default: nil
    }
  }
}
