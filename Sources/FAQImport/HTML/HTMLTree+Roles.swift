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

  /// The navigations that are no more than the tabs of panels beside them, as Bootstrap documents them.
  func navigationsOfTabs() -> [Int] {
    let navigations = nodes.indices.filter { index in
      nodes[index].name == "nav"
        && whole(index).contains { nodes[$0]["role"]?.lowercased() == "tablist" }
    }
    if navigations.isEmpty { return [] }
    let panels = places(of: "id")
    return navigations.filter { navigation in
      let tabs = inside(navigation).filter { isTab($0) }
      return tabs.contains { tab in
        nodes[tab].shown.contains { panels[$0].map { $0 >= nodes[navigation].end } ?? false }
      }
    }
  }
}
