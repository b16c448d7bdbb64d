import FAQModel

extension SourceFormat {
  /// Whether a text is TOML: it is called so, or begins with the name of a table (`[[faq]]`) above a line of it.
  static func isTOML(_ start: Substring, _ path: String) -> Bool {
    if path.lowercased().hasSuffix(".toml") {
      return start.first != "{" && !start.hasPrefix("+++")
    }
    guard start.first == "[" else { return false }
    let head = lines(of: start, 2).map(\.trimmed)
    guard head.count == 2, head[1].contains("=") || head[1].hasPrefix("[") else { return false }
    let marks = head[0].hasPrefix("[[") ? 2 : 1
    let name = head[0].dropFirst(marks).dropLast(marks)
    return head[0].hasSuffix(marks == 2 ? "]]" : "]") && name.first?.isLetter == true
      && !["true", "false", "null"].contains(name)
      && name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
  }
}
