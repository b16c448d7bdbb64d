import FAQModel

extension HTMLMarkdown {
  /// Leaves out an icon that a font draws, which may say what no word beside it does; false for any other
  /// element.
  mutating func takeIcon(_ index: Int) -> Bool {
    guard let name = tree.fontIcon(index) else { return false }
    add(icon: name, at: index)
    return true
  }

  /// Notes a drawing that is left out, by the class or the address that says which it is.
  mutating func name(drawing index: Int) {
    let used = tree.first(in: index) { $0.name == "use" }.flatMap { place in
      tree.nodes[place]["href"] ?? tree.nodes[place]["xlink:href"]
    }
    let name = tree.nodes[index].classes.first { HTMLTree.isIcon(class: $0) }
    add(icon: name ?? used.map { HTMLAddress.cleaned($0).start } ?? "a drawing", at: index)
  }

  private mutating func add(icon name: String, at index: Int) {
    let isInLink = tree.isInside(index) { $0.name == "a" || $0.name == "button" }
    if !isInLink, !icons.contains(name), icons.count < Self.mostIcons { icons.append(name) }
  }

  /// No more icons are named of an answer.
  private static let mostIcons = 10

  mutating func remarkIcons() {
    guard !icons.isEmpty else { return }
    remark(
      "Icons without words are left out, which may say yes or no or the like; write out what they say: "
        + "\(icons.quoted(most: Self.mostIcons, length: 40)).")
  }

  /// Says that words are written in a font of signs.
  mutating func remark(_ words: String, in font: SignFont) {
    if font == .symbol {
      remark(
        "\(words.oneLine.quoted(60)) is what the font Symbol shows of other letters; compare it."
      )
    } else if let sentence = font.remark(words) {
      remark(sentence)
    }
  }

  /// Reads a formula that a script has drawn once, by its MathML or its TeX; false for any other element.
  mutating func addFormula(_ index: Int) -> Bool {
    guard tree.nodes[index].isDrawnFormula else { return false }
    let math = tree.first(in: index) { $0.name == "math" }
    if let math {
      visit(math)
      return true
    }
    var words = tree.words(of: index)
    if let script = tree.nextElement(after: index), tree.nodes[script].name == "script",
      tree.nodes[script]["type"]?.hasPrefix("math/tex") == true
    {
      words = tree.children(of: script).map { tree.nodes[$0].text }.joined().oneLine
    }
    add(formula: words)
    return true
  }

  /// Adds the words of a formula.
  mutating func add(formula words: String) {
    guard !words.isEmpty else {
      return remark(
        "A formula that a script draws has no words here and is left out; write it out.")
    }
    line.add(" \(words) ")
    remark("The formula '\(words)' lost its layout; write it out.")
  }
}

extension HTMLTree {
  /// What an icon is called that a font draws; nil for any other element.
  func fontIcon(_ index: Int) -> String? {
    let node = nodes[index]
    guard ["i", "span", "em", "b"].contains(node.name) else { return nil }
    let classes = node.classes
    // The words in it name the icon.
    if classes.contains(where: {
      $0.hasPrefix("material-icons") || $0.hasPrefix("material-symbols")
    }) {
      let name = words(of: index)
      return name.isEmpty ? "an icon" : name
    }
    guard
      let name = classes.first(where: Self.isIcon),
      !inside(index).contains(where: { nodes[$0].kind == .element }), words(of: index).isEmpty
    else { return nil }
    return name
  }

  /// Whether a class says which icon of a font is shown.
  fileprivate static func isIcon(class name: String) -> Bool {
    iconClasses.contains { name.hasPrefix($0) } && !iconStyles.contains(name)
  }

  private static let iconClasses = [
    "fa-", "glyphicon-", "bi-", "dashicons-", "icon-", "mdi-", "las-", "la-", "ti-", "ion-",
    "eicon-", "icofont-", "ri-", "fi-",
  ]

  /// Classes of icons that do not say which it is.
  private static let iconStyles: Set = [
    "fa-solid", "fa-regular", "fa-light", "fa-brands", "fa-fw", "fa-lg", "fa-li", "fa-sm", "fa-2x",
    "fa-3x",
  ]
}

extension HTMLTree.Node {
  /// Whether it is a formula of MathJax or KaTeX, which stands in it as it looks.
  fileprivate var isDrawnFormula: Bool {
    if name == "mjx-container" { return true }
    guard name == "span" || name == "div" else { return false }
    return classes.contains {
      $0 == "katex" || $0 == "mathjax" || $0 == "mathjax_chtml" || $0 == "mathjax_display"
    }
  }
}
