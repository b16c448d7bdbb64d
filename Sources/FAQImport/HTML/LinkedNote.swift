import FAQModel

/// A note or a comment as word processors write them into a page: a link in the text leads to a link that
/// begins a paragraph below it, and that leads back. Both have names that no author would choose.
struct LinkedNote: Sendable {
  /// The paragraph, or the element that holds nothing but it and what follows it.
  let element: Int
  /// What the link in the text leads to.
  let name: String
  /// What leads back to the text.
  let call: String
  /// Whether it is said among those who write, and is no part of the page.
  let isComment: Bool

  /// Those of a page, in order.
  static func all(in tree: HTMLTree) -> [LinkedNote] {
    let links = tree.nodes.indices.filter { tree.nodes[$0].linkedNote != nil }
    var notes: [LinkedNote] = []
    for (place, link) in links.enumerated() {
      guard let (name, shape) = tree.nodes[link].linkedNote,
        notes.last.map({ last in
          tree.nodes[last.element].end <= link
        }) != false
      else { continue }
      let next = place + 1 < links.count ? links[place + 1] : tree.nodes.count
      guard let element = tree.element(begunBy: link, before: next) else { continue }
      notes.append(
        LinkedNote(
          element: element, name: name, call: shape.call(of: name), isComment: shape.isComment))
    }
    return notes
  }

  /// How a program names the links of a note, around its number.
  struct Shape {
    let name: (head: String, tail: String)
    let call: (head: String, tail: String)
    var isComment = false

    func names(_ link: String) -> Bool { Self.isNumbered(link, name) }

    func calls(_ link: String) -> Bool { Self.isNumbered(link, call) }

    /// The name of the link that calls a note of a name.
    func call(of link: String) -> String {
      call.head + link.dropFirst(name.head.count).dropLast(name.tail.count) + call.tail
    }

    private static func isNumbered(_ link: String, _ name: (head: String, tail: String)) -> Bool {
      guard link.hasPrefix(name.head), link.hasSuffix(name.tail) else { return false }
      let number = link.utf8.count - name.head.utf8.count - name.tail.utf8.count
      return (1...6).contains(number)
        && link.utf8.dropFirst(name.head.utf8.count).prefix(number).allSatisfy(\.isASCIIDigit)
    }
  }

  /// Those of Google Docs, Word and LibreOffice.
  static let shapes = [
    Shape(name: ("ftnt", ""), call: ("ftnt_ref", "")),
    Shape(name: ("cmnt", ""), call: ("cmnt_ref", ""), isComment: true),
    Shape(name: ("_ftn", ""), call: ("_ftnref", "")),
    Shape(name: ("_edn", ""), call: ("_ednref", "")),
    Shape(name: ("_msocom_", ""), call: ("_msoanchor_", ""), isComment: true),
    Shape(name: ("sdfootnote", "sym"), call: ("sdfootnote", "anc")),
    Shape(name: ("sdendnote", "sym"), call: ("sdendnote", "anc")),
  ]
}

extension HTMLTree.Node {
  /// The name of a link that begins a note, and how its program names such; nil for any other element.
  var linkedNote: (name: String, shape: LinkedNote.Shape)? {
    guard name == "a" else { return nil }
    for attribute in attributes where attribute.mayNameNote {
      if let shape = LinkedNote.shapes.first(where: { $0.names(attribute.value) }) {
        return (attribute.value, shape)
      }
    }
    return nil
  }

  /// Whether a link calls a note or a comment.
  var callsLinkedNote: Bool {
    guard name == "a" else { return false }
    return attributes.contains { attribute in
      attribute.mayNameNote && LinkedNote.shapes.contains { $0.calls(attribute.value) }
    }
  }
}

extension HTMLTree.Attribute {
  /// Whether it names an element, and as the shapes of notes begin.
  fileprivate var mayNameNote: Bool {
    (name == "id" || name == "name")
      && value.utf8.first.map { "fc_s".utf8.contains($0) } == true
  }
}

extension HTMLTree {
  /// The largest element that a link begins and that ends before another place: a paragraph, or what holds it.
  fileprivate func element(begunBy link: Int, before next: Int) -> Int? {
    var element: Int?
    var index = link
    while let parent = nodes[index].parent, nodes[parent].end <= next,
      !["body", "html", "main", "article"].contains(nodes[parent].name),
      !(parent..<link).contains(where: { place in
        nodes[place].hasWords || nodes[place].name == "hr" || nodes[place].headingLevel != nil
      })
    {
      if !Self.inline.contains(nodes[parent].name) { element = parent }
      index = parent
      // A list of notes is more than the last of them.
      if nodes[parent].name == "div", nodes[parent]["id"] != nil { break }
    }
    return element
  }
}
