import Foundation

extension ArticleText {
  /// The same text with everything that carries no meaning brought to one form: NFC, LF line ends,
  /// no white space around the fields, no empty line around the body, each tag once.
  package var normalized: ArticleText {
    ArticleText(
      title: title.normalizedField, summary: summary.normalizedField, locale: locale,
      category: category, tags: tags.normalizedList, audience: audience.normalizedList,
      codes: codes.map {
        Code(
          system: $0.system.normalizedField, code: $0.code.normalizedField,
          label: $0.label.normalizedField)
      },
      references: references.map {
        Reference(
          key: $0.key.normalizedField, title: $0.title.normalizedField,
          doi: $0.doi.normalizedField, pmid: $0.pmid.normalizedField, url: $0.url.normalizedField)
      },
      related: related.normalizedList,
      extra: Dictionary(
        extra.map { ($0.key.normalizedLines, $0.value.normalized) }, uniquingKeysWith: { $1 }),
      body: body.normalizedLines.withoutOuterEmptyLines)
  }
}

extension String {
  fileprivate var normalizedLines: String {
    var text = self
    if text.utf8.contains(UInt8(ascii: "\r")) {
      text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
    return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }

  fileprivate var normalizedField: String {
    normalizedLines.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  fileprivate var withoutOuterEmptyLines: String {
    var lines = self[...]
    while let end = lines.firstIndex(of: "\n"), lines[..<end].allSatisfy(\.isWhitespace) {
      lines = lines[lines.index(after: end)...]
    }
    while let last = lines.last, last.isWhitespace { lines.removeLast() }
    return String(lines)
  }
}

extension [String] {
  fileprivate var normalizedList: [String] {
    var seen: Set<String> = []
    return map(\.normalizedField).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension JSONValue {
  fileprivate var normalized: JSONValue {
    switch self {
    case .string(let text): .string(text.normalizedLines)
    case .array(let values): .array(values.map(\.normalized))
    case .object(let members):
      .object(members.map { Member($0.name.normalizedLines, $0.value.normalized) }).sorted
    case .null, .bool, .integer: self
    }
  }
}
