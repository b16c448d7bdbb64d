extension HTMLSource {
  /// Whether words below a heading are no more than links to other pages, beside questions that the page folds: such
  /// a heading calls readers to act.
  func isCall(_ answer: [Int]) -> Bool {
    guard hasFolded else { return false }
    let links = answer.flatMap { tree.whole($0) }.filter { tree.nodes[$0].isLink }
    let rest = answer.map { tree.words(of: $0, without: links) }.joined()
    return !links.isEmpty && !rest.contains { $0.isLetter || $0.isNumber }
      && links.allSatisfy { link in
        let address = tree.nodes[link].address
        let isPage = SourceLinks.isRelative(address) || address.hasPrefix("http")
        return isPage && !HTMLAddress.isFile(address)
          && !tree.words(of: link).contains(where: \.isNumber)
      }
  }

  /// The page to which a heading leads that is nothing but a link, where only the beginning of its answer stands
  /// below it: one that ends in an ellipsis, or in a link to the same page.
  func continuation(of heading: Int, _ answer: [Int]) -> String? {
    let link =
      tree.ancestor(of: heading) { $0.name == "a" }
      ?? tree.first(in: heading) { $0.name == "a" }
    guard let link,
      tree.inside(link).contains(heading) || tree.words(of: heading, without: [link]).isEmpty,
      case let address = tree.nodes[link].address, !address.isEmpty, !address.contains("#")
    else { return nil }
    let words = tree.words(of: answer)
    if ["…", "...", "[…]", "[...]"].contains(where: words.hasSuffix) { return address }
    let last = answer.flatMap { tree.whole($0) }.last { tree.nodes[$0].hasWords }
    let target = last.flatMap { last in tree.ancestor(of: last) { $0.name == "a" } }
      .map { tree.nodes[$0].address }
    return target?.prefix { $0 != "#" } == address[...] ? address : nil
  }
}
