import FAQModel

extension SourceLinks {
  /// What an editor should know of a question and its answer in Markdown, of a list or a table: links to other places
  /// of its site, and what the site fills in when it shows them.
  static func remarks(title: String, answer: String) -> [String] {
    var remarks: [String] = []
    if answer.holds("](") || answer.holds("]: ") {
      let bytes = Array(answer.utf8)
      let links = MarkdownAddresses(bytes, MarkdownOutline(bytes, from: 0)).found
        .filter { !$0.isImage && ($0.address.hasPrefix("#") || isRelative($0.address)) }
      remarks = self.remarks(on: links.map(\.address), to: "other places of the source")
    }
    for (owner, text) in [("question", title), ("answer", answer)] {
      guard let place = place(in: text) else { continue }
      remarks.append(
        "The \(owner) holds what a site fills in, such as \(place.quoted(60)), which is kept as words."
      )
    }
    return remarks
  }

  /// The first name in braces, such as `{phone}` and `{{ site.name }}`, or command (`{% … %}`).
  private static func place(in text: String) -> String? {
    guard text.has(UInt8(ascii: "{")) else { return nil }
    var rest = text[...]
    while let start = rest.firstIndex(of: "{") {
      let isFormula = rest[..<start].last.map { $0.isLetter || "^_\\}".contains($0) } == true
      let end = rest[start...].prefix(80).firstIndex(of: "}")
      rest = rest[start...].dropFirst()
      guard let end, !isFormula else { continue }
      let isCommand = rest.first == "{" || rest.first == "%"
      let isName =
        rest.first.map { $0.isLetter || $0 == "_" } == true
        && rest[..<end].allSatisfy { $0.isLetter || $0.isNumber || "_.-".contains($0) }
      if isName || isCommand {
        return String(text[start..<end] + text[end...].prefix { $0 == "}" })
      }
    }
    return nil
  }
}
