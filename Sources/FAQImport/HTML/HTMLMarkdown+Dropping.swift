extension HTMLMarkdown {
  /// Leaves out an element that is no part of an answer, and names it; false for any other.
  mutating func drops(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if tree.footnotes.leavesOut(index) || node.separatesFootnotes { return true }
    if tree.isLabel(index) { return false }
    if takeField(index) { return true }
    guard
      let kind = Self.kind(of: node) ?? kindByWords(of: index)
        ?? (node.name == "footer" && !tree.isInside(index) { $0.name == "blockquote" }
          ? "a footer" : nil)
    else { return false }
    if node.name == "noscript", tree.words(inside: index).isEmpty {
      answer.dropped.append("an image for browsers without scripts")
      return true
    }
    switch node.name {
    case "link", "meta", "base", "head", "title", "source", "track", "param": return true
    case "script", "style", "template", "canvas":
      if known.insert(kind).inserted { answer.dropped.append(kind) }
    case "iframe", "embed", "video", "audio", "object":
      let source =
        node["src"] ?? node["data"] ?? node["data-src"]
        ?? tree.first(in: index) { $0["src"] != nil }.flatMap { tree.nodes[$0]["src"] }
      let words = node.name == "iframe" ? "" : tree.words(inside: index)
      answer.dropped.append(
        ["\(kind) '\(HTMLAddress.cleaned(source ?? ""))'", words].filter { !$0.isEmpty }
          .joined(separator: ": "))
    default:
      let words = tree.words(inside: index)
      if node.name == "svg" { name(drawing: index) }
      answer.dropped.append(words.isEmpty ? kind : "\(kind) '\(words)'")
    }
    return true
  }

  /// Adds what a picture says to those who listen.
  mutating func add(label: String) {
    add(words: " \(label) ")
    remark(readOut: label)
  }

  private mutating func remark(readOut words: String) {
    remark("Its page only reads out the words '\(words)' to those who listen; they are kept.")
  }

  /// Says which words of the answer the page does not show.
  mutating func remarkHidden() {
    for index in hidden {
      let words = tree.words(of: index)
      let quoted = words.count > 200 ? words.prefix(200) + "…" : words
      if words.isEmpty { continue }
      if tree.nodes[index].isForListeners {
        remark(readOut: String(quoted))
      } else {
        remark(
          "Its page hides the words '\(quoted)', which are kept; take them out if they are not of the "
            + "answer.")
      }
    }
  }

  /// What a short block of a page about itself is called, which its words tell; nil for any other.
  private func kindByWords(of index: Int) -> String? {
    let node = tree.nodes[index]
    let isLink = node.name == "a" && node.address.hasPrefix("#")
    guard node.end - index <= 24, isLink || ["p", "div", "ul"].contains(node.name),
      mayBeOfPage(index)
    else { return nil }
    let words = tree.words(inside: index)
    guard words.utf8.count <= 100 else { return nil }
    let lower = words.lowercased()
    if !isLink, Self.feedback.contains(where: lower.hasPrefix) {
      return "a question on the page itself"
    }
    return Self.upward.contains(lower) ? "a link to the top" : nil
  }

  /// Whether its first words are short and may begin any of these; most do not.
  private func mayBeOfPage(_ index: Int) -> Bool {
    for node in tree.nodes[tree.whole(index)] where node.kind == .text {
      let words = node.text.utf8.drop { $0 <= 0x20 }
      guard let first = words.first else { continue }
      guard words.count <= 100 else { return false }
      switch first | 0x20 {
      case UInt8(ascii: "b"), UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "h"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "v"),
        UInt8(ascii: "w"), UInt8(ascii: "z"):
        return true
      default: return first == 0xC2
      }
    }
    return false
  }

  private static let upward: Set<String> = [
    "back to top", "back to the top", "return to top", "top of page", "nach oben",
    "zum seitenanfang", "volver arriba", "haut de page", "retour en haut", "torna su",
    "terug naar boven",
  ]

  private static let feedback = [
    "was this helpful", "was this page helpful", "was this article helpful",
    "was this answer helpful", "was this information helpful", "did this answer your question",
    "war das hilfreich", "war diese seite hilfreich", "war dieser artikel hilfreich",
    "war diese antwort hilfreich", "¿te resultó útil", "¿le ha resultado útil",
    "cette page vous a-t-elle", "cet article vous a-t-il",
  ]

  /// What an element that no answer holds is called; nil for others.
  static func kind(of node: HTMLTree.Node) -> String? {
    switch node.name {
    case "script": "a script"
    case "style": "a style"
    case "template": "a template"
    case "canvas": "a drawing of a script"
    case "link", "meta", "base", "head", "title", "source", "track", "param": ""
    case "noscript": "words for browsers without scripts"
    case "nav": "navigation"
    case "form": "a form"
    case "input", "select", "textarea", "option", "datalist", "progress", "meter": "a field"
    case "button": "a button"
    case "iframe": "an embedded page"
    case "embed", "object": "an embedded file"
    case "video": "a video"
    case "audio": "a recording"
    case "svg": "a drawing"
    default:
      node.classes.contains { $0.contains("breadcrumb") } || node["role"] == "navigation"
        ? "navigation"
        : node.classes.contains("mw-editsection")
          ? "a link to edit" : node.furniture
    }
  }
}

extension HTMLTree.Node {
  /// What a box that sites put on each page is called, where its class or its ID says what it is; nil for
  /// any other element.
  var furniture: String? {
    if name == "p" || name == "div", classes.contains("byline") { return "a byline" }
    guard ["div", "section", "aside", "ul", "ol", "dialog"].contains(name) else { return nil }
    if let id = self["id"], id == "comments" || id == "respond" { return Self.comments }
    for name in classes {
      if let kind = Self.furniture[name] { return kind }
      if name.hasPrefix("newsletter") { return "an invitation to a newsletter" }
      if name.hasPrefix("cookie") { return "words on cookies" }
    }
    return nil
  }

  private static let comments = "comments of readers"

  private static let furniture: [String: String] = [
    "related": "what is related", "related-questions": "what is related",
    "related-articles": "what is related", "related-posts": "what is related",
    "related-links": "what is related", "related-content": "what is related",
    "share-buttons": "links to share the page", "social-share": "links to share the page",
    "sharedaddy": "links to share the page",
    "addtoany_share_save_container": "links to share the page",
    "sidebar": "a sidebar", "share": "links to share the page",
    "comments-area": comments, "comment-list": comments, "commentlist": comments,
    "comment-respond": comments, "wp-block-comments": comments,
    "wp-block-post-comments": comments, "author-box": "words on the author",
    "author-bio": "words on the author",
  ]

  /// Whether it is the rule that markdown-it sets before footnotes, or Word before comments.
  fileprivate var separatesFootnotes: Bool {
    name == "hr" && classes.contains { $0 == "footnotes-sep" || $0 == "msocomoff" }
  }
}
