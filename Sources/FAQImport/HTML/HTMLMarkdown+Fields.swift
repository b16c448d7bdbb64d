import FAQModel

extension HTMLMarkdown {
  /// Reads a box to tick as the sign that it shows, and tells of the words in another field; false where it shows
  /// none.
  mutating func takeField(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    guard node.name == "input", node.hiding != .hidden else { return false }
    switch node["type"]?.lowercased() ?? "text" {
    case "checkbox", "radio":
      line.add(node["checked"] == nil ? "☐ " : "☑ ")
      return true
    case "button", "file", "hidden", "image", "password", "reset", "submit": return false
    default:
      guard let words = node["value"]?.oneLine, !words.isEmpty else { return false }
      answer.dropped.append("a field '\(words)'")
      remark("A field with the words '\(words)' is left out; write out what it says.")
      return true
    }
  }
}
