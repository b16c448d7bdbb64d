extension HTMLTree {
  /// The level of the heading that an element says it is, where it is none by its name; nil for any other.
  func level(ofRole index: Int) -> Int? {
    let node = nodes[index]
    guard node["role"]?.lowercased() == "heading", ["div", "p", "span"].contains(node.name),
      !isInside(index, where: { $0.headingLevel != nil }),
      !inside(index).contains(where: { nodes[$0].headingLevel != nil })
    else { return nil }
    return min(max(node["aria-level"].flatMap { Int($0) } ?? 2, 1), 6)
  }
}
