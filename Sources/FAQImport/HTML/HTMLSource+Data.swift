import FAQModel

extension HTMLSource {
  /// Finds the questions of JSON-LD (schema.org), wherever they stand in it.
  mutating func findData() {
    for index in tree.nodes.indices where isData(tree.nodes[index]) {
      let line = tree.nodes[index].line
      let text = tree.children(of: index).map { tree.nodes[$0].text }.joined()
      if text.oneLine.isEmpty { continue }
      do {
        let value = try Array(text.withoutFractions.utf8).withUnsafeBufferPointer {
          try JSONValue(readingUTF8: $0, keepsOrder: true)
        }
        find(in: value, line: line)
      } catch {
        refuse(
          "element at line \(line)", "its structured data is \(error)",
          "Repair it; the questions that the page shows were read.")
      }
    }
  }

  private func isData(_ node: HTMLTree.Node) -> Bool {
    node.name == "script"
      && node["type"]?.trimmed.lowercased().hasPrefix("application/ld+json") == true
  }

  /// NB: the reader has refused values of more than a hundred levels.
  private mutating func find(in value: JSONValue, line: Int) {
    switch value {
    case .array(let values): for value in values { find(in: value, line: line) }
    case .object(let members):
      if value.isOfType("Question") {
        add(value, line: line)
      } else if !value.isOfType("Answer") {
        for member in members { find(in: member.value, line: line) }
      }
    default: break
    }
  }

  private mutating func add(_ question: JSONValue, line: Int) {
    let name = question["name"]?.string ?? ""
    let long = question["text"]?.string ?? question["headline"]?.string ?? ""
    let title = Self.words(name.isEmpty ? long : name)
    let answers = question["acceptedAnswer"].map(\.list) ?? []
    let texts = answers.compactMap { $0.string ?? $0["text"]?.string ?? $0["articleBody"]?.string }
    let place = "element at line \(line)"
    if texts.isEmpty, question["suggestedAnswer"] != nil {
      return refuse(
        place, "'\(title)' has only suggested answers, which nobody accepted",
        "Choose one of them, and write it as the accepted answer.")
    }
    var found = HTMLQuestion(method: .data, line: line, title: title)
    found.html = texts.joined(separator: "\n\n")
    if texts.count > 1 {
      found.remarks.append("It has \(texts.count) accepted answers, which follow one another.")
      found.html = texts.map { "<div>\($0)</div>" }.joined()
    }
    if !name.isEmpty, !long.isEmpty, HTMLTitle.key(name) != HTMLTitle.key(Self.words(long)) {
      reading.dropped.append("longer words of the question '\(title)': '\(Self.words(long))'")
    }
    found.identity = question["@id"]?.string
    found.locale = question["inLanguage"]?.string
    let author = answers.first?["author"] ?? question["author"]
    found.author = author.map { Self.words($0["name"]?.string ?? $0.string ?? "") } ?? ""
    let date =
      answers.first?["dateModified"]?.string ?? question["dateModified"]?.string
      ?? answers.first?["dateCreated"]?.string ?? question["dateCreated"]?.string
    found.date = date.flatMap { Instant(rfc3339: $0) }
    if let date, found.date == nil {
      found.remarks.append("Its date '\(date)' is no time with a time zone and was left out.")
    }
    self.found.append(found)
  }

  /// Words that may hold character references or tags.
  private static func words(_ html: String) -> String {
    guard html.contains("&") || html.contains("<"),
      let tree = try? HTMLTree(reading: html, isFragment: true)
    else { return html.oneLine }
    return tree.words(of: 0)
  }
}

extension JSONValue {
  /// The values of a member that holds one or several.
  fileprivate var list: [JSONValue] {
    if case .array(let values) = self { values } else { [self] }
  }

  /// Whether the value is of a type of schema.org.
  fileprivate func isOfType(_ name: String) -> Bool {
    (self["@type"].map(\.list) ?? []).contains { type in
      guard let text = type.string else { return false }
      return text == name || text.hasSuffix("/" + name) || text == "schema:" + name
    }
  }
}

extension String {
  /// JSON without comments around it, and with each fraction as the string that its author wrote,
  /// since ``JSONValue`` has none.
  fileprivate var withoutFractions: String {
    var text = trimmed
    for (start, end) in [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")] {
      if text.hasPrefix(start) { text = String(text.dropFirst(start.count)).trimmed }
      if text.hasSuffix(end) { text = String(text.dropLast(end.count)).trimmed }
    }
    var bytes: [UInt8] = []
    var number: Int?
    var isString = false
    var isEscaped = false
    for byte in Array(text.utf8) + [0x20] {
      let isDigit = (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
      if !isString, !isDigit, let start = number {
        if bytes[start...].contains(where: { [0x2E, 0x45, 0x65].contains($0) }) {
          bytes.insert(0x22, at: start)
          bytes.append(0x22)
        }
        number = nil
      } else if !isString, number == nil, (0x30...0x39).contains(byte) || byte == 0x2D {
        number = bytes.count
      }
      if isString, !isEscaped, byte == 0x5C {
        isEscaped = true
      } else {
        if byte == 0x22, !isEscaped { isString.toggle() }
        isEscaped = false
      }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
