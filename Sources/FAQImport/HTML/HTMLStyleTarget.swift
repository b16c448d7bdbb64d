/// A rule of a style sheet that strikes words through or raises them, and is for more than a reader of single
/// elements can tell: `.content .dose`, `.dose.old`.
struct HTMLStyleTarget: Sendable {
  /// The selector as the page writes it.
  let selector: String
  private let name: String
  private let id: String?
  private let classes: [String]

  /// - Returns: nil for what is no rule for elements as they first stand on a page.
  init?(_ selector: ArraySlice<UInt8>) {
    let text = String(decoding: selector, as: UTF8.self).oneLine
    guard let last = text.split(whereSeparator: { " >+~".contains($0) }).last, text.first != "@"
    else { return nil }
    let element = last.prefix { $0 != ":" && $0 != "[" }
    let state = last[element.endIndex...].lowercased()
    guard !element.isEmpty, element != "*", !state.hasPrefix("::"),
      !Self.states.contains(where: state.hasPrefix)
    else { return nil }
    self.selector = text
    name = element.prefix { $0 != "." && $0 != "#" }.lowercased()
    var (id, classes) = (nil as String?, [] as [String])
    var rest = element.dropFirst(name.count)
    while let mark = rest.first {
      let part = rest.dropFirst().prefix { $0 != "." && $0 != "#" }
      if mark == "#" { id = part.lowercased() } else { classes.append(part.lowercased()) }
      rest = rest.dropFirst(1 + part.count)
    }
    (self.id, self.classes) = (id, classes)
  }

  /// Whether the last part of the selector is for an element, wherever that stands.
  func mayBe(for node: HTMLTree.Node) -> Bool {
    guard name.isEmpty || name == node.name, id == nil || id == node["id"]?.lowercased() else {
      return false
    }
    if classes.isEmpty { return true }
    let others = node.classes
    return classes.allSatisfy(others.contains)
  }

  private static let states = [":hover", ":focus", ":active", ":visited", ":before", ":after"]
}
