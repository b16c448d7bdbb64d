import FAQModel

extension HTMLMarkdown {
  /// Adds words of a line, above or below it where they stand there.
  mutating func add(words: String) {
    guard let raised else { return line.add(words) }
    line.add(RaisedDigits.text(words, raised) ?? words)
  }

  /// Reads an element that stands within a line and is more than a mark; false for any other.
  mutating func visitInline(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    switch node.name {
    case "br": line.addBreak()
    case "code", "kbd", "samp", "tt": addInlineCode(index)
    case "a": addLink(index)
    case "img": addImage(index)
    case "sup": addRaised(index, .above) { $0.visitChildren(of: index) }
    case "sub": addRaised(index, .below) { $0.visitChildren(of: index) }
    case "q":
      line.add("“")
      visitChildren(of: index)
      line.add("”")
    case "abbr", "acronym":
      visitChildren(of: index)
      if let title = node["title"]?.oneLine, !title.isEmpty {
        answer.dropped.append("the explanation of '\(tree.words(of: index))': '\(title)'")
      }
    case "math":
      // The TeX that it was made of says more than the words of its parts.
      let tex = tree.first(in: index) {
        $0.name == "annotation" && $0["encoding"] == "application/x-tex"
      }
      add(
        formula: tree.inside(tex ?? index).filter { tree.nodes[$0].kind == .text }
          .map { tree.nodes[$0].text.oneLine }.filter { !$0.isEmpty }.joined(separator: " "))
    default: return false
    }
    return true
  }

  private mutating func addInlineCode(_ index: Int) {
    let isPlain = tree.inside(index).allSatisfy { place in
      let node = tree.nodes[place]
      return !["a", "img", "br", "p", "div", "input"].contains(node.name) && !node.isStruck
        && node.position == nil
    }
    guard isPlain, raised == nil else { return visitChildren(of: index) }
    let code = tree.inside(index).filter { tree.nodes[$0].kind == .text }
      .map { tree.nodes[$0].text }.joined()
    let words = code.oneLine
    if words.isEmpty { return line.add(code) }
    if code.unicodeScalars.first?.isHTMLSpace == true { line.add(" ") }
    line.add(.code(words))
    if code.unicodeScalars.last?.isHTMLSpace == true { line.add(" ") }
  }

  /// Adds what an element holds, which `visit` reads, above or below the line.
  mutating func addRaised(
    _ index: Int, _ position: RaisedDigits.Position, visit: (inout HTMLMarkdown) -> Void
  ) {
    let words = tree.words(of: index)
    if raised == nil, RaisedDigits.text(words, position) != nil {
      raised = position
      visit(&self)
      raised = nil
      return
    }
    if let sentence = RaisedDigits.remark(words, position) {
      let isAfterNumber = line.lastScalar?.isNumber == true
      let isNumber = words.unicodeScalars.first?.isNumber == true
      if position == .above
        ? isAfterNumber || isNumber && line.lastScalar?.isWord == true : isAfterNumber && isNumber
      {
        line.add(" ")
      }
      remark(sentence)
    }
    visit(&self)
  }

  private mutating func addLink(_ index: Int) {
    let node = tree.nodes[index]
    if let note = tree.footnotes.targets[index] {
      visitChildren(of: index)
      return addCall(of: note)
    }
    guard let href = node["href"], !tree.footnotes.wordedWaysBack.contains(index) else {
      return visitChildren(of: index)
    }
    let address = HTMLAddress.cleaned(href)
    let words = tree.words(of: index)
    if tree.isLinkToHeading(index) {
      if !words.isEmpty { answer.dropped.append(tree.name(ofIcon: index, words)) }
      return
    }
    let showsImage = tree.first(in: index) { $0.name == "img" } != nil
    if words.isEmpty, !showsImage {
      if !address.isEmpty { answer.dropped.append("a link without words to '\(address)'") }
      return visitChildren(of: index)
    }
    guard !address.isEmpty, LinkAddress.isAllowed(address.utf8, schemes: LinkAddress.schemesOfLinks)
    else {
      if !address.isEmpty {
        remark("The link of '\(words)' to '\(address.start)' was left out; its words are kept.")
      }
      return visitChildren(of: index)
    }
    if HTMLAddress.isFile(address) { attach(address, words) }
    line.open(.link(address: address, title: (node["title"] ?? "").oneLine))
    visitChildren(of: index)
    line.close()
  }

  private mutating func addImage(_ index: Int) {
    let node = tree.nodes[index]
    let description = (node["alt"] ?? "").oneLine
    let addresses = [node["src"], node["data-src"], node["data-lazy-src"], node["data-original"]]
      .compactMap { $0.map(HTMLAddress.cleaned) }.filter { !$0.isEmpty }
    let allowed = addresses.first {
      LinkAddress.isAllowed($0.utf8, schemes: LinkAddress.schemesOfImages)
    }
    let sides = [node["width"], node["height"]].compactMap { $0.flatMap { Int($0) } }
    if sides.count == 2, sides.allSatisfy({ $0 <= 1 }) {
      return answer.dropped.append("a tracking image '\(addresses.first?.start ?? "")'")
    }
    guard let address = allowed else {
      if let address = addresses.first {
        remark("The image '\(address.start)' was left out; its description is kept.")
      }
      return line.add(description)
    }
    attach(address, description)
    line.add(
      .image(address: address, description: description, title: (node["title"] ?? "").oneLine))
  }

  private mutating func attach(_ address: String, _ description: String) {
    guard known.insert(address).inserted else { return }
    answer.attachments.append(SourceAttachment(address: address, description: description))
  }

  /// The words of a line that does nothing but ask to go to another page.
  static func callToAction(_ pieces: [HTMLPiece]) -> String? {
    guard case .open(.link) = pieces.first else { return nil }
    var words = ""
    var isInLink = false
    for piece in pieces {
      switch piece {
      case .open(.link): isInLink = true
      case .close(.link): isInLink = false
      case .text(let text):
        guard isInLink || !text.unicodeScalars.contains(where: \.isWord) else { return nil }
        if isInLink { words += text }
      case .image, .code, .open(.footnote): return nil
      default: break
      }
    }
    return words.lowercased().hasPrefix("learn more about") ? words.oneLine : nil
  }
}

extension Unicode.Scalar {
  fileprivate var isNumber: Bool { properties.numericType != nil }
}

extension String {
  /// As much of an address as a sentence shows.
  var start: String { count > 80 ? prefix(80) + "…" : self }
}
